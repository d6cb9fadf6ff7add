// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/librarysettings.h"

namespace ringface
{

/// Where visits are told of, besides the desktop; empty: off.
struct Senders {
    QString command; ///< with its arguments; no shell
    QString webhook; ///< address
    QString broker;  ///< HOST or HOST:PORT
    QString brokerUser;
    QString brokerPassword;
    bool operator==(const Senders&) const = default;
};

/// What the user has chosen on the settings page: of the library, and of this computer.
struct Settings : LibrarySettings {
    enum class Theme { System, Light, Dark };
    enum class Notify { Everybody, Unknown, Nobody };

    int workers = 0; ///< recordings scanned at a time; 0: one for each core
    Theme theme = Theme::System;
    Notify notify = Notify::Everybody; ///< of whom in new recordings
    QString language;                  ///< "en", "de"; empty: the system's
    bool inTray = false;               ///< goes on beside the clock when the window is closed
    Senders senders{};

    bool operator==(const Settings&) const = default;
};

} // namespace ringface

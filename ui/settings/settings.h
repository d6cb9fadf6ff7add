// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/newsrule.h"

#include <QList>
#include <QStringList>

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

/// What the user has chosen on the settings page.
struct Settings {
    enum class Theme { System, Light, Dark };
    enum class Notify { Everybody, Unknown, Nobody };

    // Of the library
    QString engine = QStringLiteral("precise"); ///< or "classic" or "basic"
    QString detector;                           ///< "yunet" or "hog"; empty: the default one. Not on the page
    int step = 4;                               ///< every n-th frame is looked at
    int minFace = 40; ///< pixels of the original frame, side of a square as large as the smallest face that counts
    int matchPercent = 100; ///< of the engine's own match limits
    QStringList watched{};  ///< folders; absolute
    QList<NewsRule> newsRules{};
    int unknownDays = 0; ///< unknown faces older than this are deleted; 0: never

    // Of this computer
    int workers = 0; ///< recordings scanned at a time; 0: one for each core
    Theme theme = Theme::System;
    Notify notify = Notify::Everybody; ///< of whom in new recordings
    QString language;                  ///< "en", "de"; empty: the system's
    bool inTray = false;               ///< goes on beside the clock when the window is closed
    Senders senders{};

    bool operator==(const Settings&) const = default;
};

} // namespace ringface

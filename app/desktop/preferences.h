// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/settings.h"

#include <QPalette>

namespace ringface
{

class Library;

/// Where Settings are kept: what belongs to this computer in QSettings (but for passwords, see SecretStore), the rest
/// in the library. Thread: the GUI thread.

/// Of this computer only.
Settings loadSettings();
Settings loadSettings(const Library& library);
/// Errors: false if the library could not be changed (it has said so).
bool saveSettings(Library& library, const Settings& settings);

/// Our own colours on the Fusion style.
QPalette lightPalette();
QPalette darkPalette();
/// Changes style and palette of the running program.
void applyTheme(Settings::Theme theme);

/// From now on texts, dates and numbers are those of \a language ("de"; empty: the system's). What is on the screen
/// stays as it is.
void installLanguage(const QString& language);

} // namespace ringface

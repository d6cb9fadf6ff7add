// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QStringList>

namespace ringface
{

/// What the colours 1, 2, ... of Person::colour are called, for the user.
QStringList personColourNames();

/// \a colour: see Person::colour. Each has two tones: a deep one on light ground, a bright one \a onDark and on videos;
/// both have 3:1 on what they lie on, and are told apart by lightness, too. A grey for nobody (0).
QColor personColour(quint32 colour, bool onDark);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QPalette;

namespace ringface
{

/// The style sheet of the window, made of the colours of \a palette, light or dark.
QString windowStyle(const QPalette& palette);

} // namespace ringface

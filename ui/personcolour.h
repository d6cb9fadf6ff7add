// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QString>

namespace ringface
{

/// The colour of a person everywhere in the program, the same at every start; a light grey for an empty name.
QColor personColour(const QString& name);

} // namespace ringface

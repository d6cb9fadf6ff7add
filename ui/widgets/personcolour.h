// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QList>
#include <QString>

namespace ringface
{

struct NamedColour {
    QRgb rgb = 0;
    QString name; ///< for the user
};

/// Those to choose from: bright enough to be seen on a night recording, dark enough under white text with a shadow.
QList<NamedColour> personColours();

/// The colour of a person everywhere in the program: the \a chosen one, or (0) one that goes with the name, the same at
/// every start; a light grey for an empty name.
QColor personColour(const QString& name, quint32 chosen);

} // namespace ringface

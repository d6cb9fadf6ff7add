// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <Qt>

namespace ringface
{

/// What the models of faces, groups and people tell besides Qt::DisplayRole (title) and Qt::DecorationRole (thumbnail).
namespace FaceRole
{
enum {
    Id = Qt::UserRole, ///< of the face, group or person; 0 for "New person"
    Faces,             ///< QList<qint64>: the faces that a drag of this row carries
    Subtitle,          ///< QString
    Detail,            ///< QString: a second line below the subtitle
    Key,               ///< int: the key for this person, 1 to 9; 0 if there is none
    Colour,            ///< quint32: of a person; see personColour()
    Suggestion,        ///< QString: the guessed name of a group; empty if none
    Icon,              ///< QString: of themedIcon(), beside the subtitle or (of a face) on the picture; empty if none
    Visits,            ///< int: of a person
    Seen,              ///< QDateTime: of a person, the last time; UTC, invalid if unknown
    Role,              ///< int: a person's Role
    Answer,            ///< QString: what the user has answered, "Not Anna"; empty: nothing yet
    Suggested,         ///< QList<qint64>: those of its faces that are not guessed to be somebody else
};
}

} // namespace ringface

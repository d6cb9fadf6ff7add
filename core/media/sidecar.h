// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/media/recordingname.h"

#include <QHash>
#include <QStringList>

namespace ringface
{

/// One event of a JSON file.
struct SidecarEvent {
    NameFacts facts;
    QString file; ///< name of its recording, without folder; empty if it does not say
};

/// The events in a JSON document as the downloaders and Ring itself write them: one, or a list. Empty if there is none
/// in it; std::nullopt if it is no JSON.
std::optional<QList<SidecarEvent>> eventsFromJson(const QByteArray& json);

/// The JSON files beside recordings (docs/file-names.md says which). Lists of events are read once.
/// Thread: any, one at a time. Errors: what cannot be read or is much too large is left out, see takeUnreadable().
class Sidecars
{
public:
    /// What they say of the recording \a path takes the place of \a facts, which its name gave.
    void addTo(const QString& path, NameFacts& facts);
    /// Those that could not be read since this was last asked, each once.
    QStringList takeUnreadable();

private:
    const QList<SidecarEvent>& read(const QString& file, qint64 mostBytes);

    QHash<QString, std::pair<FileState, QList<SidecarEvent>>> m_lists; ///< by path
    QStringList m_unreadable;
};

} // namespace ringface

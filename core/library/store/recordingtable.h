// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QStringList>

namespace ringface
{

class Database;

/// The recordings, and which file is which of them. Inside of core/library only; what changes something is called
/// inside of a transaction and returns false if that fails.
class RecordingTable
{
public:
    explicit RecordingTable(Database& db)
        : m_db(db)
    {
    }

    std::optional<Recording> find(RecordingId id);
    QList<Recording> all(); ///< newest first, those without a time last
    /// Paths of other downloads of the same event.
    QStringList otherFiles(RecordingId id);

    struct Taken {
        RecordingId id = 0;
        bool isNew = false;
        bool changed = false;         ///< a known one
        bool learnt = false;          ///< its camera or time is another now
        bool replaced = false;        ///< by a better file, which is to be scanned
        QList<RecordingId> displaced; ///< others, that have lost their file
    };
    /// See Library::addRecording(). \a scans: those that this program is scanning.
    bool take(const RecordingFile& file, const QList<RecordingId>& scans, Taken& out);

private:
    RecordingId known(const RecordingFile& file);
    /// Another download of the same event: by its number, else by camera, time and length.
    RecordingId sameEvent(const RecordingFile& file);
    bool insert(const RecordingFile& file, Taken& out);
    bool update(const Recording& old, const RecordingFile& file, Taken& out);
    /// \a file is a second download of \a old: the better one is kept, the other noted.
    bool join(const Recording& old, const RecordingFile& file, bool inUse, Taken& out);
    bool replaceFile(const Recording& old, const RecordingFile& file, bool scanAgain, Taken& out);
    bool note(RecordingId id, const QString& path, const QByteArray& hash);
    /// What \a file tells better than what is known.
    bool learn(const Recording& old, const RecordingFile& file, Taken& out);
    /// What else was known of this path: faces of another content stay, but cannot be played; a failure is over.
    bool displace(const QString& path, RecordingId by, Taken& out);
    bool hasWords(RecordingId id);
    /// "front-door" is the "Front Door" that is there.
    QString knownSpelling(const QString& camera);

    Database& m_db;
};

} // namespace ringface

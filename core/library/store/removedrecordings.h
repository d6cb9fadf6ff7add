// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

namespace ringface
{

class Database;

/// Recordings that were removed and may be had back: everything of them lies in temporary tables, which go with the
/// connection. Inside of core/library only; what changes something is called inside of a transaction.
class RemovedRecordings
{
public:
    explicit RemovedRecordings(Database& db)
        : m_db(db)
    {
    }

    /// Removes them from the library. Unknown ids are left out.
    bool take(const QList<RecordingId>& ids);
    /// All of them can be given back: they were taken, and neither they nor their contents are in the library again.
    bool has(const QList<RecordingId>& ids);
    /// With ids and everything as they were; what is said of persons who are gone is left out.
    bool giveBack(const QList<RecordingId>& ids);
    /// Leaves nothing of these people ("1,2", see PersonTable::family): tracks that show them, words, guesses.
    bool removePeople(const QString& family);

private:
    bool makeTables();
    bool isEmpty();

    Database& m_db;
};

} // namespace ringface

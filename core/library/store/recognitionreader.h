// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/persontable.h"
#include "core/library/values/recognitionvalues.h"

#include <vector>

namespace ringface
{

class Database;

/// One track as it is in the library, and the encoder of its descriptors.
using EncodedTrack = std::pair<QString, TrackSample>;

/// Reads what recognition begins with. Inside of core/library only. Thread: that of the database.
class RecognitionReader
{
public:
    explicit RecognitionReader(Database& db)
        : m_db(db)
        , m_persons(db)
    {
    }

    /// As RecognitionStore::input(); \a held: tracks that are not in the library just now.
    RecognitionInput input(const QString& encoder, const MatchLimits& limits, const std::vector<EncodedTrack>& held);
    /// What a recording teaches: those of its tracks that something was said of, with descriptors of any encoder.
    std::vector<EncodedTrack> taught(RecordingId recording);
    /// By track.
    std::vector<Guess> guesses();
    /// What a classifier version has learnt, into \a input, by the people as they are now.
    void readVersion(qint64 version, RecognitionInput& input);

private:
    /// Those for which \a condition holds with its \a value; \a recording if they are all of that one.
    std::vector<EncodedTrack> tracks(const QString& condition, const QVariant& value, RecordingId recording = 0);
    QString setting(const QString& key);

    Database& m_db;
    PersonTable m_persons;
};

} // namespace ringface

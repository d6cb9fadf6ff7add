// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QVariantList>

namespace ringface
{
class Database;
}

namespace ringface::testing
{

/// A library as a house has it after years: recordings of 400 days and three cameras, about five faces a track; six of
/// ten tracks are guessed to be somebody, one of ten is labelled, the others are in groups, most of them small.
/// Equal numbers give equal libraries. Written straight into the database.
class BigLibrary
{
public:
    struct Numbers {
        int recordings = 10'000;
        int faces = 200'000; ///< about
        int people = 300;
        bool descriptors = false;                       ///< of 128 numbers, near those of the same person or group
        QString encoder = QStringLiteral("sface");      ///< that has made them
        QString engine = QStringLiteral("yunet+sface"); ///< that has scanned
    };

    explicit BigLibrary(const Numbers& numbers);
    /// Into \a folder, where no library is yet; false on failure.
    [[nodiscard]] bool write(const QString& folder);

private:
    struct Table {
        QString sql;
        QList<QVariantList> rows;
    };
    enum Which { Recordings, Tracks, Faces, Images, Persons, Labels, Guesses, Meta, Count };

    void addPeople();
    void addRecording(qint64 id);
    void addTrack(qint64 recording, int fromMs, int toMs, bool infrared);
    /// \a who: a number of the one who is seen.
    void addFace(qint64 recording, int timeMs, bool infrared, qint64 label, qint64 who);
    bool flush(Database& db);
    qint64 somebody();
    qint64 somegroup();

    Numbers m_numbers;
    QRandomGenerator m_random;
    QList<QByteArray> m_thumbnails;
    QList<Table> m_tables;
    QList<qint64> m_unknown; ///< the group of each unknown track so far
    qint64 m_lastTrack = 0;
    qint64 m_lastFace = 0;
    qint64 m_lastGroup = 0;
};

} // namespace ringface::testing

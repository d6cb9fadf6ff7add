// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/biglibrary.h"

#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/values/utctime.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

namespace
{
constexpr quint32 seed = 20240501;
constexpr int facesInATrack = 5;
constexpr int days = 400;
constexpr qint64 dayMs = 86'400'000;
constexpr int stepMs = 266; // every 4th of 15 frames a second

QByteArray painted(int number)
{
    QImage image(96, 96, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 47 % 360, 120, 200));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor::fromHsv(number * 31 % 360, 60, 230));
    painter.drawEllipse(20, 12, 56, 72);
    painter.setBrush(Qt::black);
    painter.drawEllipse(34, 38, 7, 5);
    painter.drawEllipse(56, 38, 7, 5);
    painter.drawLine(38, 66, 58, 66 + number % 5);
    painter.end();
    QByteArray out;
    QBuffer buffer(&out);
    image.save(&buffer, "JPEG", 70);
    return out;
}

/// One of 128 numbers and length 1.
Descriptor direction(QRandomGenerator& random)
{
    Descriptor out(128);
    double square = 0;
    for (float& v : out) {
        v = float(random.generateDouble() - 0.5);
        square += double(v) * double(v);
    }
    for (float& v : out)
        v /= float(std::sqrt(square));
    return out;
}
} // namespace

BigLibrary::BigLibrary(const Numbers& numbers)
    : m_numbers(numbers)
    , m_random(seed)
{
    constexpr int pictures = 24;
    for (int i = 0; i < pictures; ++i)
        m_thumbnails.append(painted(i));
    m_tables.resize(Count);
    m_tables[Recordings].sql =
        u"INSERT INTO recordings (id, path, hash, medium, camera, kind, started_at, time_source, duration_ms, width, "
        "height, state, error, scanned_ms, scanned_with, thumbnail) "
        "VALUES (?, ?, ?, 0, ?, ?, ?, 1, ?, 1920, 1080, 2, 0, ?, ?, ?)"_s;
    m_tables[Tracks].sql =
        u"INSERT INTO tracks (id, recording_id, from_ms, to_ms, path, group_id) VALUES (?, ?, ?, ?, ?, ?)"_s;
    m_tables[Faces].sql = u"INSERT INTO faces (id, track_id, recording_id, time_ms, frame, x, y, w, h, quality, "
                          "infrared, encoder, descriptor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    m_tables[Images].sql = u"INSERT INTO face_images (face_id, thumbnail) VALUES (?, ?)"_s;
    m_tables[Persons].sql = u"INSERT INTO persons (id, name, role) VALUES (?, ?, ?)"_s;
    m_tables[Labels].sql = u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id, kind) "
                           "SELECT recording_id, time_ms, x, y, w, h, id, ?, ? FROM faces WHERE id = ?"_s;
    m_tables[Guesses].sql =
        u"INSERT INTO guesses (track_id, person_id, distance, runner_up_distance, nearest_id, match_limit, reason, "
        "accepted) VALUES (?, ?, ?, -1, ?, 0.5, ?, ?)"_s;
    m_tables[Meta].sql = u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s;
}

bool BigLibrary::write(const QString& folder)
{
    if (!Library::open(folder).library) // makes the file
        return false;
    Database db;
    if (db.open(QDir(folder).filePath(u"library.sqlite"_s)) != Database::Status::Ok)
        return false;
    Transaction transaction(db);
    if (!transaction.isOpen())
        return false;
    constexpr int together = 500;
    addPeople();
    for (qint64 id = 1; id <= m_numbers.recordings; ++id) {
        addRecording(id);
        if (id % together == 0 && !flush(db))
            return false;
    }
    m_tables[Meta].rows = {
        {u"revision"_s, 1}, {u"trained_revision"_s, 1}, {u"accept_share"_s, 0.7}, {u"last_group"_s, m_lastGroup}};
    return flush(db) && transaction.commit();
}

bool BigLibrary::flush(Database& db)
{
    // Persons before those who refer to them.
    for (const Which which : {Persons, Recordings, Tracks, Faces, Images, Labels, Guesses, Meta}) {
        if (!db.runAll(m_tables[which].sql, m_tables[which].rows))
            return false;
        m_tables[which].rows.clear();
    }
    return true;
}

void BigLibrary::addPeople()
{
    for (int i = 1; i <= m_numbers.people; ++i) {
        const Role role = i <= 6 ? Role::Resident : i % 10 == 0 ? Role::Delivery : Role::Visitor;
        m_tables[Persons].rows.append({i, u"Person %1"_s.arg(i), int(role)});
        // Each has a first group, which those have who are guessed to be that person.
        m_lastGroup = i;
    }
}

qint64 BigLibrary::somebody()
{
    // A few are seen every day, most now and then.
    return 1 + qint64(std::pow(m_random.generateDouble(), 3) * m_numbers.people);
}

qint64 BigLibrary::somegroup()
{
    // Whoever was seen often comes again.
    constexpr double stranger = 0.3;
    if (m_unknown.isEmpty() || m_random.generateDouble() < stranger)
        m_unknown.append(++m_lastGroup);
    else
        m_unknown.append(m_unknown[m_random.bounded(m_unknown.size())]);
    return m_unknown.last();
}

void BigLibrary::addRecording(qint64 id)
{
    const QStringList cameras{u"Front Door"_s, u"Driveway"_s, u"Garden"_s};
    const qint64 first = utcTime(QDate(2024, 1, 1), QTime(0, 0)).toMSecsSinceEpoch();
    // Several on one visit now and then.
    const qint64 startedAt = first + (id - 1) * days * dayMs / std::max(1, m_numbers.recordings) +
                             m_random.bounded(10) * 60'000 + m_random.bounded(60'000);
    const int durationMs = 20'000 + m_random.bounded(40'000);
    const bool infrared = m_random.bounded(10) < 3;
    const bool ding = m_random.bounded(4) == 0;
    m_tables[Recordings].rows.append({id, u"/recordings/ring_%1.mp4"_s.arg(id), QByteArray::number(id),
                                      cameras[m_random.bounded(3)], ding ? u"ding"_s : u"motion"_s, startedAt,
                                      durationMs, durationMs, m_numbers.engine,
                                      m_thumbnails[id % m_thumbnails.size()]});
    const double average = double(m_numbers.faces) / facesInATrack / std::max(1, m_numbers.recordings);
    const int tracks = int(average * 2 * m_random.generateDouble() + 0.5);
    for (int i = 0; i < tracks; ++i) {
        const int from = m_random.bounded(durationMs - 10'000);
        addTrack(id, from, from + 2000 + m_random.bounded(8000), infrared);
    }
}

void BigLibrary::addTrack(qint64 recording, int fromMs, int toMs, bool infrared)
{
    const qint64 track = ++m_lastTrack;
    const int what = m_random.bounded(10);
    const bool labelled = what == 0 && m_numbers.people > 0;
    const bool guessed = what >= 1 && what <= 6 && m_numbers.people > 0;
    const qint64 person = labelled || guessed ? somebody() : 0;
    FacePath path;
    const QRect box(m_random.bounded(1600), m_random.bounded(700), 120, 150);
    for (int t = fromMs; t <= toMs; t += stepMs)
        path.append({t, box.translated((t - fromMs) / 100, 0)});
    const qint64 group = labelled ? 0 : guessed ? person : somegroup();
    m_tables[Tracks].rows.append({track, recording, fromMs, path.last().timeMs, packPath(path), group});
    const double distance = labelled ? 0.1 : guessed ? 0.25 + 0.25 * m_random.generateDouble() : 0.6;
    const Reason reason = labelled ? Reason::Labelled : guessed ? Reason::Near : Reason::TooFar;
    constexpr double accepted = 0.35;
    m_tables[Guesses].rows.append({track, person == 0 ? QVariant() : QVariant(person), distance,
                                   person == 0 ? 1 : person, int(reason), person != 0 && distance <= accepted});
    const int faces = 1 + m_random.bounded(2 * facesInATrack - 1);
    for (int i = 0; i < faces; ++i) {
        const int step = int(path.size()) * i / faces;
        // One or two of its faces carry the label; now and then somebody else was rejected.
        addFace(recording, path[step].timeMs, infrared, labelled && i < 2 ? person : 0, labelled ? person : group);
        if (labelled && i == 0 && m_random.bounded(10) == 0)
            m_tables[Labels].rows.append({1 + person % m_numbers.people, 1, m_lastFace});
    }
}

void BigLibrary::addFace(qint64 recording, int timeMs, bool infrared, qint64 label, qint64 who)
{
    const qint64 face = ++m_lastFace;
    Descriptor descriptor;
    if (m_numbers.descriptors) {
        constexpr float likeness = 0.6F; // two faces of one person are about 0.75 apart, of two people 1.4
        QRandomGenerator theirs{quint32(who)};
        descriptor = direction(theirs);
        const Descriptor away = direction(m_random);
        for (size_t i = 0; i < descriptor.size(); ++i)
            descriptor[i] += likeness * away[i];
    }
    m_tables[Faces].rows.append({face, m_lastTrack, recording, timeMs, timeMs / 66, 100, 100, 120, 150,
                                 0.2 + 0.8 * m_random.generateDouble(), infrared, m_numbers.encoder,
                                 descriptor.empty() ? QVariant() : QVariant(packDescriptor(descriptor))});
    m_tables[Images].rows.append({face, m_thumbnails[face % m_thumbnails.size()]});
    if (label != 0)
        m_tables[Labels].rows.append({label, 0, face});
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/database.h"
#include "core/library/values/utctime.h"
#include "tests/support/scanned.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace ringface::testing
{

inline const Descriptor red{1, 0};
inline const Descriptor blue{0, 1};

/// Noon of that day in May 2024.
inline QDateTime at(int day)
{
    return utcTime(QDate(2024, 5, day), QTime(12, 0));
}

/// A library in a temporary folder, and short words for what tests say of it.
class LibraryFixture
{
public:
    /// An empty one; false if that fails.
    [[nodiscard]] bool make()
    {
        m_library.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        return reopen();
    }
    [[nodiscard]] bool reopen()
    {
        m_library.reset();
        m_library = Library::open(path(QStringLiteral("library"))).library;
        return m_library != nullptr;
    }

    Library& library() { return *m_library; }
    Labels& labels() { return m_library->labels(); }
    RecognitionStore& recognition() { return m_library->recognition(); }
    void close() { m_library.reset(); }
    QString path(const QString& name) const { return m_dir->filePath(name); }
    /// Straight into the file, as another program would.
    [[nodiscard]] bool run(const QString& sql, const QVariantList& values = {})
    {
        Database db;
        return db.open(m_library->file()) == Database::Status::Ok && db.run(sql, values);
    }
    /// All rows of all tables that a person's word or a classifier can change, but for the counter of changes.
    QStringList dump()
    {
        QStringList out;
        Database db;
        if (db.open(m_library->file()) != Database::Status::Ok)
            return out;
        for (const char* table : {"persons", "labels", "guesses", "classifiers", "classifier_samples", "tracks",
                                  "faces", "face_images", "meta"}) {
            Rows q = db.query(QStringLiteral("SELECT * FROM %1").arg(QLatin1String(table)));
            while (q.isActive() && q.next()) {
                if (q.value(0).toString().endsWith(QStringLiteral("revision")))
                    continue;
                QString row = QLatin1String(table);
                for (int i = 0; i < q.columns(); ++i)
                    row += u'|' + QString::fromLatin1(q.value(i).toByteArray().toHex());
                out << row;
            }
        }
        out.sort();
        return out;
    }

    RecordingId add(const QByteArray& content, int day = 1)
    {
        const QString name = QStringLiteral("/%1.mp4").arg(QString::fromLatin1(content));
        return library().addRecording(recordingFile(name, content, at(day))).id;
    }
    /// One with two people in it, two kept faces each: first those on the left.
    RecordingId addTwo(const QByteArray& content, int day = 1)
    {
        const RecordingId id = add(content, day);
        return scanOnce(
                   library(), id,
                   {standing(0, left, 0, 2000, {200, 1200}, red), standing(1, right, 400, 3000, {600, 1600}, blue)})
                   ? id
                   : 0;
    }
    QList<FaceId> facesAt(RecordingId id, const QRect& place)
    {
        QList<FaceId> ids;
        for (const Face& f : library().faces(id)) {
            if (f.box == place)
                ids.append(f.id);
        }
        return ids;
    }
    TrackId trackAt(RecordingId id, const QRect& place)
    {
        const QList<FaceId> faces = facesAt(id, place);
        return faces.isEmpty() ? 0 : face(faces.first()).track;
    }
    Face face(FaceId id) { return library().face(id).value_or(Face{}); }

    [[nodiscard]] bool say(const QList<FaceId>& faces, const char* name)
    {
        return labels().say(faces, QString::fromUtf8(name));
    }
    /// Per cent of the engine's own match limits.
    [[nodiscard]] bool setMatch(int percent)
    {
        LibrarySettings settings = library().settings();
        settings.matchPercent = percent;
        return library().setSettings(settings);
    }
    QStringList names()
    {
        QStringList out;
        for (const Person& p : library().people())
            out << p.name;
        return out;
    }
    PersonId personId(const char* name) { return labels().person(QString::fromUtf8(name)).value_or(0); }
    Person person(const char* name)
    {
        for (const Person& p : library().people()) {
            if (p.name == QString::fromUtf8(name))
                return p;
        }
        return {};
    }
    /// What one training says of this track; the distance is to \a person or to the nearest one.
    static Guess guess(TrackId track, PersonId person, float distance = 0.25F, PersonId runnerUp = 0,
                       float runnerUpDistance = 0)
    {
        Guess g;
        g.track = track;
        g.person = person;
        g.distance = distance;
        g.runnerUp = runnerUp;
        g.runnerUpDistance = runnerUpDistance;
        g.nearestPerson = person;
        g.limit = 0.5F;
        g.reason = person == 0 ? Reason::TooFar : Reason::Near;
        return g;
    }
    static TrainingSample sample(PersonId person, FaceId face, const Descriptor& descriptor, bool isNot = false)
    {
        TrainingSample s;
        s.person = person;
        s.face = face;
        s.isNot = isNot;
        s.descriptor = descriptor;
        return s;
    }
    [[nodiscard]] bool train(std::vector<Guess> guesses, std::vector<TrackGroup> groups = {},
                             std::vector<TrainingSample> trainedOn = {}, SvmModel svm = {})
    {
        RecognitionResult result;
        result.revision = recognition().input(QStringLiteral("colour"), 0.5F).revision;
        result.guesses = std::move(guesses);
        result.groups = std::move(groups);
        result.encoder = QStringLiteral("colour");
        result.limits = 0.5F;
        result.trainedOn = std::move(trainedOn);
        result.svm = std::move(svm);
        return recognition().set(result);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

} // namespace ringface::testing

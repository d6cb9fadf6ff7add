// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/paintedlibrary.h"

#include <QBuffer>

#include <algorithm>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

namespace
{
constexpr float limit = 0.9F; // of the distances in the story

QByteArray jpeg(const QImage& image)
{
    constexpr int quality = 90;
    QByteArray out;
    QBuffer buffer(&out);
    image.save(&buffer, "JPEG", quality);
    return out;
}

/// Walks up to the door, in the middle of the picture.
Standing atDoor(Visitor who, int x = 480, int size = 165)
{
    return {who, {x - 50, 190}, {x + 30, 215}, size};
}

/// Crosses the lawn behind the house.
Standing onLawn(Visitor who, int size = 130)
{
    return {who, {640, 190}, {430, 215}, size};
}

NewFace faceOf(const Scene& scene, const Standing& standing, qint32 ms, float quality)
{
    const QImage picture = paintScene(scene, ms);
    NewFace face;
    face.timeMs = ms;
    face.frame = ms / 200;
    face.box = faceAt(standing, ms);
    face.quality = quality;
    face.infrared = scene.night;
    face.thumbnail = jpeg(cutFace(picture, face.box));
    return face;
}
} // namespace

QList<PaintedLibrary::Clip> PaintedLibrary::story()
{
    const QString door = u"Front Door"_s;
    const QString garden = u"Garden"_s;
    const QString ding = u"ding"_s;
    const QString motion = u"motion"_s;
    const QString anna = u"Anna"_s;
    const QString ben = u"Ben"_s;
    const QString parcels = u"Parcel service"_s;
    using V = Visitor;
    return {
        {u"2024-05-06T07:48:00"_s, door, motion, false, {{atDoor(V::Anna), anna}}},
        {u"2024-05-06T11:32:00"_s, door, ding, false, {{atDoor(V::SecondCourier), parcels}}},
        {u"2024-05-06T15:20:00"_s,
         door,
         ding,
         false,
         {{atDoor(V::Neighbour, 340)}, {{V::Child, {620, 300}, {640, 310}, 125}}}},
        {u"2024-05-06T22:10:00"_s, garden, motion, true, {{onLawn(V::Hooded)}}},
        {u"2024-05-07T08:05:00"_s, door, motion, false, {{atDoor(V::Anna, 560), {}, {}, anna, 0.48F}}},
        {u"2024-05-07T10:41:00"_s, garden, motion, false, {}},
        {u"2024-05-07T13:02:00"_s, door, ding, false, {{atDoor(V::Student), {}, ben, {}, 1.05F}}},
        {u"2024-05-07T17:30:00"_s, garden, motion, false, {{onLawn(V::Ben, 150), ben}}},
        {u"2024-05-08T08:12:00"_s, door, motion, false, {{atDoor(V::Anna, 430), {}, anna, anna, 0.44F}}},
        {u"2024-05-08T12:25:00"_s,
         door,
         motion,
         false,
         {{atDoor(V::Courier, 540), {}, {}, parcels, 0.71F}},
         5000,
         MediaError::EndsEarly},
        {u"2024-05-08T16:10:00"_s, door, ding, false, {{atDoor(V::Neighbour, 520, 180)}}},
        {u"2024-05-08T21:47:00"_s, garden, motion, true, {{onLawn(V::Hooded, 150)}}},
        {u"2024-05-09T07:55:00"_s, door, motion, false, {{atDoor(V::Anna, 500), anna}}},
        {u"2024-05-09T12:05:00"_s, door, motion, false, {{atDoor(V::Courier), parcels}}},
        {u"2024-05-09T12:06:00"_s, door, ding, false, {{atDoor(V::Courier, 520, 185), parcels}}},
        {u"2024-05-09T18:24:00"_s,
         door,
         ding,
         false,
         {{{V::Anna, {240, 200}, {310, 215}, 170, 400, 7600}, anna},
          {{V::Ben, {720, 190}, {650, 200}, 180, 1600, 6800}, {}, {}, ben, 0.58F}}},
    };
}

PaintedLibrary::PaintedLibrary()
    : m_library(std::move(Library::open(m_dir.path()).library))
{
    if (!m_library)
        qFatal("no library in %s", qPrintable(m_dir.path()));
    const QList<Clip> clips = story();
    for (const Clip& clip : clips)
        add(clip);
    for (size_t i = 0; i < m_recordings.size(); ++i) {
        const QList<Part>& parts = clips[int(i)].parts;
        for (int part = 0; part < parts.size(); ++part) {
            if (!parts[part].said.isEmpty())
                m_library->labels().say(m_library->facesOfTrack(m_tracks[i][part].id), parts[part].said);
        }
    }
    const std::pair<QString, Role> roles[] = {
        {u"Anna"_s, Role::Resident}, {u"Ben"_s, Role::Neighbour}, {u"Parcel service"_s, Role::Courier}};
    for (const auto& [name, role] : roles)
        m_library->labels().setRole(*m_library->labels().person(name), role);
    learn(clips, true);
    learn(clips, false);
}

QList<RecordingId> PaintedLibrary::newest(int count) const
{
    return {m_recordings.rbegin(), m_recordings.rbegin() + count};
}

void PaintedLibrary::add(const Clip& clip)
{
    Scene scene{clip.camera == u"Garden"_s, clip.night};
    for (const Part& part : clip.parts)
        scene.people.append(part.standing);
    RecordingFile file;
    file.path = m_dir.filePath(u"%1 %2.avi"_s.arg(clip.camera, clip.at));
    file.hash = clip.at.toUtf8();
    file.camera = clip.camera;
    file.kind = clip.kind;
    file.startedAt = QDateTime::fromString(clip.at, Qt::ISODate).toUTC();
    file.timeSource = TimeSource::FileName;
    if (!writeScene(file.path, scene, clip.lengthMs))
        qFatal("no video in %s", qPrintable(file.path));
    const RecordingId id = m_library->addRecording(file).id;
    m_library->beginScan(id, u"painted"_s);
    m_library->addFaces(id, batchOf(clip, scene));
    m_library->endScan(id, ScanState::Done, clip.error);
    QList<Track> tracks = m_library->tracks(id);
    std::ranges::sort(tracks, {}, &Track::id);
    m_recordings.push_back(id);
    m_tracks.push_back(tracks);
}

ScanBatch PaintedLibrary::batchOf(const Clip& clip, const Scene& scene) const
{
    constexpr int pathStepMs = 200;
    constexpr int faces = 4;
    ScanBatch batch;
    batch.durationMs = batch.positionMs = clip.lengthMs;
    batch.frameSize = sceneSize;
    const qint32 middle = clip.lengthMs / 2;
    QRect seen;
    for (const Standing& s : scene.people) {
        TrackUpdate track;
        track.track = int(batch.tracks.size());
        for (qint32 ms = s.fromMs; ms <= s.toMs; ms += pathStepMs)
            track.path.append({ms, faceAt(s, ms)});
        for (int i = 0; i < faces; ++i) {
            const qint32 ms = s.fromMs + (2 * i + 1) * (s.toMs - s.fromMs) / (2 * faces);
            track.faces.push_back(faceOf(scene, s, ms, scene.night ? 0.4F : 0.9F - 0.1F * float(i)));
        }
        batch.tracks.push_back(track);
        seen |= faceAt(s, middle);
    }
    batch.thumbnail = jpeg(cutThumbnail(paintScene(scene, middle), seen));
    return batch;
}

void PaintedLibrary::learn(const QList<Clip>& clips, bool first)
{
    RecognitionResult result;
    result.encoder = u"painted"_s;
    result.limits = limit;
    std::map<QString, std::vector<NearFace>> known; // newest last
    for (size_t i = 0; i < m_recordings.size(); ++i) {
        for (int part = 0; part < clips[int(i)].parts.size(); ++part) {
            const Part& is = clips[int(i)].parts[part];
            const Track& track = m_tracks[i][part];
            if (is.said.isEmpty())
                continue;
            const PersonId person = *m_library->labels().person(is.said);
            known[is.said].push_back({track.bestFace, person, is.distance + 0.03F * float(known[is.said].size())});
            result.trainedOn.push_back({person, m_recordings[i], track.bestFace, false, false, {float(i)}});
        }
    }
    if (first)
        result.trainedOn.resize(result.trainedOn.size() / 2);
    for (size_t i = 0; i < m_recordings.size(); ++i) {
        for (int part = 0; part < clips[int(i)].parts.size(); ++part) {
            const Part& is = clips[int(i)].parts[part];
            const QString name = !is.said.isEmpty() ? is.said : (first ? is.before : is.guess);
            Guess guess;
            guess.track = m_tracks[i][part].id;
            guess.limit = limit;
            guess.reason = name.isEmpty() ? Reason::TooFar : (is.said.isEmpty() ? Reason::Near : Reason::Labelled);
            guess.distance = name.isEmpty() ? 1.1F : is.distance;
            const auto near = known.find(name.isEmpty() ? u"Ben"_s : name);
            guess.nearest.assign(near->second.begin(),
                                 near->second.begin() + std::min<ptrdiff_t>(3, std::ssize(near->second)));
            guess.nearestPerson = near->second.front().person;
            guess.person = name.isEmpty() ? 0 : guess.nearestPerson;
            const auto other = known.find(near->first == u"Anna"_s ? u"Parcel service"_s : u"Anna"_s);
            guess.runnerUp = other->second.front().person;
            guess.runnerUpDistance = 1.21F;
            result.guesses.push_back(guess);
            if (is.said.isEmpty())
                result.groups.push_back({guess.track, groupOf(is.standing.who)});
        }
    }
    if (!m_library->recognition().set(result))
        qFatal("recognition could not be stored");
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/samplelibrary.h"

#include <QBuffer>
#include <QImage>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QByteArray painted(int seed, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(seed * 47 % 360, 160, 200));
    QByteArray out;
    QBuffer buffer(&out);
    image.save(&buffer, "JPEG");
    return out;
}
} // namespace

SampleLibrary::SampleLibrary()
    : m_library(std::move(Library::open(m_dir.path()).library))
{
    if (!m_library)
        qFatal("no library in %s", qPrintable(m_dir.path()));
}

RecordingId SampleLibrary::add(const QString& name, const QDateTime& startedAt, const QString& camera)
{
    RecordingFile file;
    file.path = m_dir.filePath(name);
    file.camera = camera;
    file.kind = u"ding"_s;
    file.startedAt = startedAt;
    return add(file);
}

RecordingId SampleLibrary::add(const RecordingFile& file)
{
    RecordingFile unique = file;
    if (unique.error == MediaError::None)
        unique.hash = QByteArray::number(++m_count);
    const RecordingId id = m_library->addRecording(unique).id;
    if (id == 0)
        qFatal("%s could not be added", qPrintable(unique.path));
    return id;
}

void SampleLibrary::scan(RecordingId id, const QList<Seen>& seen, QSize frameSize)
{
    ScanBatch batch;
    batch.durationMs = batch.positionMs = 4000;
    batch.frameSize = frameSize;
    batch.thumbnail = painted(int(id), QSize(160, 90));
    for (const Seen& s : seen) {
        TrackUpdate track;
        track.track = int(batch.tracks.size());
        track.path = {{s.fromMs, s.box}, {s.toMs, s.box}};
        for (int i = 0; i < s.faces; ++i) {
            NewFace face;
            face.timeMs = s.fromMs + i;
            face.box = s.box;
            face.quality = 1 - 0.1F * float(i);
            face.thumbnail = painted(int(s.group), QSize(48, 48));
            track.faces.push_back(face);
        }
        batch.tracks.push_back(track);
    }
    if (!m_library->beginScan(id, u"test"_s) || !m_library->addFaces(id, batch) ||
        !m_library->endScan(id, ScanState::Done, MediaError::None))
        qFatal("a scan could not be stored");
    QList<Track> tracks = m_library->tracks(id);
    std::sort(tracks.begin(), tracks.end(), [](const Track& a, const Track& b) { return a.id < b.id; });
    for (int i = 0; i < tracks.size(); ++i)
        m_recognition.groups.push_back({tracks[i].id, seen[i].group});
    store();
}

void SampleLibrary::guess(GroupId group, const QString& name)
{
    const QList<Person> people = m_library->people();
    const auto person = std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.name == name; });
    if (person == people.end())
        qFatal("nobody is called %s", qPrintable(name));
    for (const TrackGroup& g : m_recognition.groups) {
        if (g.group == group)
            m_recognition.guesses.push_back({g.track, person->id, 0.5F});
    }
    store();
}

void SampleLibrary::store()
{
    m_recognition.revision = m_library->recognition().input({}, {}).revision; // it knows of all that was said
    if (!m_library->recognition().set(m_recognition))
        qFatal("recognition could not be stored");
}

QList<FaceId> SampleLibrary::facesOf(GroupId group)
{
    const QList<Group> groups = m_library->groups();
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.id == group; });
    return found == groups.end() ? QList<FaceId>() : found->faces;
}

} // namespace ringface

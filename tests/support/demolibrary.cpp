// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/demolibrary.h"

#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "core/vision/enginefactory.h"
#include "tests/support/demofiles.h"

#include <QDir>
#include <QEventLoop>

#include <algorithm>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

namespace
{
const QDateTime today(QDate(2024, 5, 9), QTime(20, 0)); // of the pictures
const QString brokenName = u"2024-05-04-T13_05_20--Front Door.mp4"_s;

/// Some networks may be missing, never all.
EngineSetup engine(const QString& noModels)
{
    return setUpEngine(loadCatalogue(qEnvironmentVariable("RINGFACE_MODELS", noModels)), {u"precise"_s, {}}, true);
}

bool isIn(const demo::Clip& clip, demo::Visitor who)
{
    return std::ranges::any_of(clip.scene.guests, [who](const demo::Guest& guest) { return guest.who == who; });
}
} // namespace

DemoLibrary::DemoLibrary()
    : m_folder(m_dir.filePath(u"recordings"_s))
    , m_library(std::move(Library::open(m_dir.filePath(u"library"_s)).library))
{
    if (!m_library)
        qFatal("no library in %s", qPrintable(m_dir.path()));
    if (!putDemo(m_folder, today))
        qFatal("the sample recordings could not be put into %s", qPrintable(m_folder));
    m_clips = demo::clipsFor(m_folder, today);
    breakOff();
    scan();
    learn();

    const QString walter = u"Walter"_s;
    Labels& labels = m_library->labels();
    say(demo::Visitor::Karim, 0, walter); // by mistake
    learn();
    QList<TrackId> seen;
    for (const Proposal& proposal : m_library->recognition().proposals())
        seen << proposal.track;
    m_library->recognition().settle(seen);
    if (!labels.sayNot(faces(demo::Visitor::Karim, 0), walter))
        qFatal("Karim is still called Walter");

    say(demo::Visitor::Amara, 1, u"Amara"_s);
    say(demo::Visitor::Lena, 0, u"Lena"_s);
    say(demo::Visitor::Walter, 1, walter);
    say(demo::Visitor::Walter, 2, walter);
    if (!labels.setRole(*labels.person(u"Amara"_s), Role::Resident))
        qFatal("Amara could not be made a resident");
    learn();
}

DemoLibrary::~DemoLibrary() = default;

const demo::Clip& DemoLibrary::clip(demo::Visitor who, int nth) const
{
    for (const demo::Clip& clip : m_clips) {
        if (isIn(clip, who) && nth-- == 0)
            return clip;
    }
    qFatal("visitor %d comes not that often", int(who));
}

Recording DemoLibrary::at(const QString& path) const
{
    const QList<Recording> all = m_library->recordings();
    const auto found = std::ranges::find(all, path, [](const Recording& r) { return r.file.path; });
    if (found == all.end())
        qFatal("%s was not taken in", qPrintable(path));
    return *found;
}

RecordingId DemoLibrary::recording(demo::Visitor who, int nth) const
{
    return at(QDir(m_folder).filePath(clip(who, nth).name)).id;
}

QList<FaceId> DemoLibrary::faces(demo::Visitor who, int nth) const
{
    const QList<demo::Guest> guests = clip(who, nth).scene.guests;
    const auto guest = std::ranges::find(guests, who, &demo::Guest::who);
    QList<FaceId> out;
    for (const Face& face : m_library->faces(recording(who, nth))) {
        if (demo::faceAt(*guest, face.timeMs).contains(face.box.center()))
            out << face.id;
    }
    return out;
}

GroupId DemoLibrary::groupOf(demo::Visitor who) const
{
    const QList<FaceId> theirs = faces(who, 0);
    for (const Group& group : m_library->groups()) {
        if (std::ranges::any_of(theirs, [&group](FaceId face) { return group.faces.contains(face); }))
            return group.id;
    }
    return 0;
}

Recording DemoLibrary::broken() const
{
    return at(QDir(m_folder).filePath(brokenName));
}

void DemoLibrary::breakOff() const
{
    const QDir folder(m_folder);
    QFile file(folder.filePath(brokenName));
    if (!QFile::copy(folder.filePath(m_clips.first().name), file.fileName()) || !file.resize(file.size() / 2))
        qFatal("%s could not be written", qPrintable(file.fileName()));
}

void DemoLibrary::scan()
{
    const EngineSetup setup = engine(m_dir.path());
    ScanQueue queue(*m_library, setup.factory, setup.id, {});
    queue.setWorkers(1); // in the same order each time
    QEventLoop loop;
    QObject::connect(&queue, &ScanQueue::finished, &loop, &QEventLoop::quit);
    queue.addPaths({m_folder});
    loop.exec();
}

void DemoLibrary::learn()
{
    const EngineSetup setup = engine(m_dir.path());
    RecognitionStore& store = m_library->recognition();
    if (!store.set(recognise(store.input(setup.encoderId, setup.limits))))
        qFatal("what was learnt could not be stored");
}

void DemoLibrary::say(demo::Visitor who, int nth, const QString& name)
{
    // As a click on a box does it: who is drawn is one track, or more if the scan lost sight of him.
    const QList<FaceId> theirs = faces(who, nth);
    if (theirs.isEmpty() || !m_library->labels().say(theirs, name))
        qFatal("%s could not be named", qPrintable(name));
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "core/jobs/facesearch.h"
#include "core/jobs/scanqueue.h"
#include "core/jobs/trackcollector.h"
#include "core/media/framereader.h"
#include "core/media/intake.h"
#include "core/vision/enginefactory.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace ringface::bench
{

using namespace Qt::StringLiterals;

namespace
{
EngineSetup setUp(const Options& options)
{
    return setUpEngine(loadCatalogue(options.models), {options.engine, u"yunet"_s});
}

/// Decodes all of them with ffmpeg, one thread a file, so many at a time; in milliseconds.
double ffmpegMs(const QStringList& videos, int atOnce)
{
    return timeOf([&] {
        std::vector<std::unique_ptr<QProcess>> running;
        const auto wait = [&] {
            running.front()->waitForFinished(-1);
            running.erase(running.begin());
        };
        // The kernel lets the others finish meanwhile; with recordings of about one length nothing is lost.
        for (const QString& video : videos) {
            if (int(running.size()) == atOnce)
                wait();
            auto process = std::make_unique<QProcess>();
            process->setStandardOutputFile(QProcess::nullDevice());
            process->setStandardErrorFile(QProcess::nullDevice());
            process->start(u"ffmpeg"_s,
                           {u"-nostdin"_s, u"-threads"_s, u"1"_s, u"-i"_s, video, u"-f"_s, u"null"_s, u"-"_s});
            running.push_back(std::move(process));
        }
        while (!running.empty())
            wait();
    });
}

/// How long \a work takes, and the processor time of that.
struct Cost {
    double ms = 0;
    double processorMs = 0;

    template <typename Work>
    static Cost of(Work work)
    {
        const double before = bench::processorMs();
        const double ms = work();
        return {ms, bench::processorMs() - before};
    }
};

/// Into a new library; in milliseconds.
double scanMs(const QStringList& videos, const EngineSetup& setup, int workers)
{
    const QTemporaryDir folder;
    const std::unique_ptr<Library> library = Library::open(folder.path()).library;
    ScanQueue queue(*library, setup.factory, setup.id, {});
    queue.setWorkers(workers);
    return timeOf([&] {
        QEventLoop loop;
        QObject::connect(&queue, &ScanQueue::finished, &loop, &QEventLoop::quit);
        queue.addPaths(videos);
        loop.exec();
    });
}

/// The stages of a scan one after the other, in one thread.
struct Stages {
    double decode = 0;
    double detect = 0;
    double track = 0;
    double encode = 0;
    double store = 0;
    int decoded = 0;
    int looked = 0;
    int changed = 0;
    int kept = 0;

    void scan(const QString& video, FaceEngine& engine, Library& library)
    {
        const RecordingId id = library.addRecording(inspectFile(video, Medium::Video)).id;
        library.beginScan(id, engine.id);
        FaceEngine boxes; // follows faces by their places alone
        TrackCollector collector(boxes, ScanOptions().minFace);
        FaceSearch search(*engine.detector);
        FrameReader reader;
        reader.open(video);
        LookSchedule looks({});
        reader.setLeavingOut(looks.leavesOut(reader.frameRate()));
        bool more = true;
        while (more) {
            decode += timeOf([&] { more = reader.next(); });
            if (!more)
                break;
            ++decoded;
            if (!looks.isDue(reader.number(), reader.timeMs()))
                continue;
            ++looked;
            FaceSearch::Found found; // not kept: the next look writes into its picture
            detect += timeOf([&] { found = search.look(reader).value_or(FaceSearch::Found()); });
            track += timeOf([&] { collector.add(found.frame, reader.number(), reader.timeMs(), found.faces); });
            changed += found.frame.isNull() ? 0 : 1;
        }
        ScanBatch batch;
        batch.tracks = collector.take(true);
        for (TrackUpdate& update : batch.tracks) {
            for (NewFace& face : update.faces) {
                ++kept;
                encode += timeOf([&] { face.descriptor = encodeCrop(*engine.encoder, face.crop, face.cropPoints); });
                face.encoder = engine.encoderId;
            }
        }
        store += timeOf([&] {
            library.addFaces(id, batch);
            library.endScan(id, ScanState::Done, MediaError::None);
        });
    }
};

void printStages(const std::vector<Stages>& runs)
{
    const auto tell = [&](const QString& name, double Stages::*stage, int Stages::*count, const QString& each) {
        std::vector<double> all;
        for (const Stages& run : runs)
            all.push_back(run.*stage);
        const double ms = median(all);
        print(name, ms, u"ms"_s);
        print(name + u" a "_s + each, ms / std::max(1, runs.front().*count), u"ms"_s);
    };
    tell(u"decode"_s, &Stages::decode, &Stages::decoded, u"frame"_s);
    tell(u"detect"_s, &Stages::detect, &Stages::looked, u"frame looked at"_s);
    tell(u"track and choose"_s, &Stages::track, &Stages::looked, u"frame looked at"_s);
    tell(u"encode"_s, &Stages::encode, &Stages::kept, u"kept face"_s);
    tell(u"store"_s, &Stages::store, &Stages::kept, u"kept face"_s);
    print(u"frames decoded"_s, runs.front().decoded, u"frames"_s);
    print(u"frames looked at"_s, runs.front().looked, u"frames"_s);
    print(u"frames that had changed"_s, runs.front().changed, u"frames"_s);
    print(u"faces kept"_s, runs.front().kept, u"faces"_s);
}
} // namespace

int benchScan(const Options& options)
{
    const QStringList videos = videosIn({options.media});
    const EngineSetup setup = setUp(options);
    const std::unique_ptr<FaceEngine> engine = setup.factory();
    if (videos.isEmpty() || !engine || !engine->encoder) {
        qCritical("Needs --media with recordings and --models with network files.");
        return 1;
    }
    std::vector<double> decodeMs;
    std::vector<double> oneMs;
    std::vector<double> twoMs;
    std::vector<double> ratios; // of processor time
    std::vector<double> peak;
    std::vector<Stages> stages;
    for (int run = 0; run < options.runs; ++run) {
        const Cost decoding = Cost::of([&] { return ffmpegMs(videos, 2); });
        startPeak();
        const Cost scan = Cost::of([&] { return scanMs(videos, setup, 2); });
        peak.push_back(peakMb());
        decodeMs.push_back(decoding.ms);
        twoMs.push_back(scan.ms);
        ratios.push_back(scan.processorMs / decoding.processorMs);
        print(u"scan, 2 workers, processor time"_s, scan.processorMs, u"ms"_s);
        oneMs.push_back(scanMs(videos, setup, 1));
        const QTemporaryDir folder;
        const std::unique_ptr<Library> library = Library::open(folder.path()).library;
        Stages& all = stages.emplace_back();
        for (const QString& video : videos)
            all.scan(video, *engine, *library);
    }
    print(u"ffmpeg decodes, two at a time"_s, median(decodeMs), u"ms"_s);
    print(u"scan, 2 workers"_s, median(twoMs), u"ms"_s);
    print(u"scan, 1 worker"_s, median(oneMs), u"ms"_s);
    print(u"scan a recording, 2 workers"_s, median(twoMs) / double(videos.size()), u"ms"_s);
    print(u"scan by decoding, 2 workers"_s, median(twoMs) / median(decodeMs), u"ratio"_s);
    print(u"scan by decoding, 2 workers, processor time"_s, median(ratios), u"ratio"_s);
    print(u"peak memory of a scan, 2 workers"_s, median(peak), u"MB"_s);
    printStages(stages);
    return 0;
}

namespace
{
/// Of an MP4, each with a "free" box of its own at the end, so that it is another recording. Empty if that fails.
QStringList copiesOf(const QString& video, int count, const QString& folder)
{
    QStringList copies;
    for (int i = 0; i < count; ++i) {
        copies.append(folder + u"/Door_%1.mp4"_s.arg(i, 5, 10, QChar(u'0')));
        QFile file(copies.last());
        if (!QFile::copy(video, copies.last()) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
            !file.open(QIODevice::Append))
            return {};
        file.write(QByteArray::fromHex("0000001066726565") + QByteArray::number(i).rightJustified(8, '0'));
    }
    return copies;
}
} // namespace

int benchGrowth(const Options& options)
{
    const QStringList videos = videosIn({options.media});
    const EngineSetup setup = setUp(options);
    if (videos.isEmpty())
        return 1;
    const QTemporaryDir folder;
    constexpr int most = 100;
    const QStringList copies = copiesOf(videos.first(), most, folder.path());
    if (copies.isEmpty())
        return 1;
    for (const int count : {1, 10, most}) {
        std::vector<double> all;
        for (int run = 0; run < options.runs; ++run)
            all.push_back(scanMs(copies.first(count), setup, 1) / count);
        print(u"scan of %1 recordings, 1 worker, each"_s.arg(count), median(all), u"ms"_s);
    }
    return 0;
}

int benchIntake(const Options& options)
{
    const QStringList videos = videosIn({options.media});
    const QTemporaryDir folder;
    constexpr int year = 10'000;
    if (videos.isEmpty() || copiesOf(videos.first(), year, folder.path()).isEmpty())
        return 1;
    const QTemporaryDir place;
    const std::unique_ptr<Library> library = Library::open(place.path()).library;
    // Without an engine each scan ends at once, so that the rest is told alone.
    ScanQueue queue(*library, [] { return std::unique_ptr<FaceEngine>(); }, u"none"_s, {});
    QElapsedTimer since;
    double firstMs = -1;
    QEventLoop loop;
    QObject::connect(&queue, &ScanQueue::itemsChanged, &loop, [&] {
        if (firstMs < 0 && !queue.items().isEmpty())
            firstMs = double(since.elapsed());
        if (queue.takenIn().size() == year)
            loop.quit();
    });
    since.start();
    queue.addPaths({folder.path()});
    loop.exec();
    print(u"10,000 recordings, until the first is scanned"_s, firstMs, u"ms"_s);
    print(u"10,000 recordings, until all are taken in"_s, double(since.elapsed()) / 1000, u"s"_s);
    return 0;
}

} // namespace ringface::bench

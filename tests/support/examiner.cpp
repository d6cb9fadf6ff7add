// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/examiner.h"

#include "core/jobs/scanvideo.h"
#include "core/media/intake.h"
#include "core/media/photoreader.h"
#include "tests/support/fakefaceengine.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <linux/capability.h>
#include <sys/prctl.h>

#include <iostream>
#include <limits>
#include <string>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int longestMs = 30'000; // what is promised for a file
constexpr int mostWords = 4000;   // of a process that crashed

/// "VmHWM" or "VmRSS" of this process, in KiB.
qint64 memory(const QByteArray& which)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

/// From now on the peak counts anew.
void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

Verdict examineVideo(const QString& path)
{
    Verdict verdict;
    RecordingFile file = inspectFile(path, Medium::Video);
    verdict.inspected = file.error;
    askVideo(file);
    const auto engine = makeFakeEngine({.beforeDetect = [&verdict](int) { ++verdict.looks; }});
    qint64 position = 0;
    bool isLast = false;
    const auto deliver = [&](const ScanBatch& batch) {
        verdict.isOrderly = verdict.isOrderly && !isLast && batch.positionMs >= position &&
                            batch.positionMs <= std::numeric_limits<qint32>::max();
        position = batch.positionMs;
        verdict.error = batch.error;
        verdict.durationMs = batch.durationMs;
        for (const TrackUpdate& track : batch.tracks) {
            qint32 timeMs = 0;
            for (const PathPoint& point : track.path) {
                verdict.isOrderly = verdict.isOrderly && point.timeMs >= timeMs;
                timeMs = point.timeMs;
            }
        }
    };
    scanVideo(path, *engine, {}, {deliver, [] { return false; }});
    return verdict;
}

Verdict examinePhoto(const QString& path)
{
    Verdict verdict;
    verdict.inspected = inspectFile(path, Medium::Photo).error;
    const QImage photo = readPhoto(path, &verdict.error);
    verdict.isOrderly = photo.isNull() == (verdict.error != MediaError::None);
    return verdict;
}
} // namespace

Examiner::~Examiner()
{
    if (!m_process)
        return;
    m_process->closeWriteChannel();
    m_process->waitForFinished();
}

Verdict Examiner::examine(const QString& path, Medium medium)
{
    if (!m_process) {
        m_process = std::make_unique<QProcess>();
        // Root may read what nobody may; others cannot drop what they do not have.
        m_process->setChildProcessModifier([] {
            prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
            prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
        });
        m_process->start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(examinerArgument)});
        m_process->waitForStarted();
    }
    QElapsedTimer watch;
    watch.start();
    m_process->write((medium == Medium::Video ? "v" : "p") + QFile::encodeName(path) + '\n');
    while (!m_process->canReadLine() && watch.elapsed() < longestMs &&
           m_process->waitForReadyRead(longestMs - int(watch.elapsed()))) {
    }
    Verdict verdict;
    if (!m_process->canReadLine()) {
        verdict.crash = watch.elapsed() < longestMs ? u"crashed"_s : u"hung for 30 seconds"_s;
        m_process->kill();
        m_process->waitForFinished();
        verdict.crash += u' ' + QString::fromLocal8Bit(m_process->readAllStandardError().right(mostWords));
        m_process.reset();
        return verdict;
    }
    m_process->readAllStandardError(); // of interest only if it was the last
    const QList<QByteArray> words = m_process->readLine().simplified().split(' ');
    verdict.inspected = MediaError(words.value(0).toInt());
    verdict.error = MediaError(words.value(1).toInt());
    verdict.looks = words.value(2).toInt();
    verdict.durationMs = words.value(3).toLongLong();
    verdict.isOrderly = words.value(4) == "1";
    verdict.peakMiB = words.value(5).toLongLong();
    verdict.tookMs = watch.elapsed();
    return verdict;
}

int examineFiles()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QString path = QFile::decodeName(line.c_str() + 1);
        forgetPeak();
        const qint64 before = memory("VmRSS");
        const Verdict v = line.starts_with('v') ? examineVideo(path) : examinePhoto(path);
        std::cout << int(v.inspected) << ' ' << int(v.error) << ' ' << v.looks << ' ' << v.durationMs << ' '
                  << v.isOrderly << ' ' << (memory("VmHWM") - before) / 1024 << std::endl;
    }
    return 0;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"
#include "core/jobs/scanqueue.h"
#include "core/library/values/errortext.h"
#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
QString minutes(qint64 ms)
{
    return u"%1:%2"_s.arg(ms / 60000).arg(ms / 1000 % 60, 2, 10, QChar(u'0'));
}

void showProgress(const ScanProgress& p)
{
    QString line = u"%1 of %2 recordings"_s.arg(p.done).arg(p.total);
    if (p.waits)
        line += u", waiting: another Ringface is scanning into this library"_s;
    else if (p.leftMs >= 0)
        line += u", %1 x real time, about %2 left"_s.arg(p.rate, 0, 'f', 1).arg(minutes(p.leftMs));
    QTextStream(stderr) << "\r\x1b[K" << line;
}

QString wordOf(IntakeProblem::Kind kind)
{
    using Kind = IntakeProblem::Kind;
    switch (kind) {
    case Kind::None:
        break;
    case Kind::NoVideo:
        return u"no-video"_s;
    case Kind::Hidden:
        return u"hidden"_s;
    case Kind::ArchiveInFolder:
        return u"archive-in-folder"_s;
    case Kind::Unfinished:
        return u"unfinished"_s;
    case Kind::Copy:
        return u"copy"_s;
    case Kind::NotThere:
        return u"not-there"_s;
    case Kind::NotReadable:
        return u"not-readable"_s;
    case Kind::LinkBroken:
        return u"broken-link"_s;
    case Kind::SidecarUnreadable:
        return u"json-file-unreadable"_s;
    case Kind::ArchiveNotReadable:
    case Kind::ArchiveDamaged:
    case Kind::ArchiveEncrypted:
    case Kind::ArchiveEmpty:
    case Kind::ArchiveTooLarge:
    case Kind::ArchiveNoRoom:
    case Kind::ArchiveNotWritable:
        return u"archive"_s;
    }
    return {};
}

/// {"recordings": [{"id", "recording", "state", "error"}], "passedOver": [{"path", "why", "text"}]}
QJsonObject resultJson(const Context& context, const ScanQueue& queue)
{
    QJsonArray recordings;
    for (const RecordingId id : queue.takenIn()) {
        if (const std::optional<Recording> r = context.library->recording(id))
            recordings.append(QJsonObject{{u"id"_s, r->id},
                                          {u"recording"_s, r->file.path},
                                          {u"state"_s, nameOf(r->state)},
                                          {u"error"_s, textOrNull(errorText(r->error))}});
    }
    QJsonArray passedOver;
    for (const IntakeProblem& problem : queue.leftOut())
        passedOver.append(QJsonObject{
            {u"path"_s, problem.file}, {u"why"_s, wordOf(problem.kind)}, {u"text"_s, textOrNull(errorText(problem))}});
    return {{u"recordings"_s, recordings}, {u"passedOver"_s, passedOver}};
}
} // namespace

namespace
{
class Scan : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "scan", "Scan files, folders (with all below them) and zip archives of videos");
        addTexts(me, "PATH", m_paths, "Videos, folders, archives", "FILE")->required();
        addJson(me, context);
        addScanOptions(me, context);
    }
    int run(Context& context) override
    {
        const int result = context.open() ? scanPaths(context, m_paths) : Failed;
        if (context.json && (result == Good || result == SomeUnreadable))
            print(QJsonDocument(resultJson(context, context.pipeline().scans())));
        return result;
    }

private:
    QStringList m_paths;
};
} // namespace

std::unique_ptr<Command> makeScan()
{
    return std::make_unique<Scan>();
}

int scanPaths(Context& context, const QStringList& paths)
{
    Pipeline& pipeline = context.pipeline();
    const EngineSetup& setup = pipeline.engine();
    complainAboutModels(pipeline.catalogue(), setup);
    if (!setup.recognises)
        complain(u"Faces will be looked for with what is there (%1)."_s.arg(setup.id));

    if (!quitOnSignals(Interrupted))
        return Failed;
    ScanQueue& queue = pipeline.scans();
    const bool terminal = isatty(STDERR_FILENO) == 1;
    if (terminal)
        QObject::connect(&queue, &ScanQueue::progressChanged, &queue, showProgress);
    QObject::connect(&queue, &ScanQueue::finished, QCoreApplication::instance(), &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(context.library.get(), &Library::failed, &queue, [] { QCoreApplication::exit(Failed); });
    QObject::connect(&queue, &ScanQueue::notTakenIn, &queue, [](const IntakeProblem& problem) { complain(problem); });
    queue.addPaths(paths);
    pipeline.start();
    const int stored = QCoreApplication::exec();
    queue.disconnect(QCoreApplication::instance());
    if (terminal)
        QTextStream(stderr) << "\r\x1b[K";
    if (stored == Interrupted) {
        complain(u"Stopped. What was found so far is kept; the rest is scanned when you scan these files again."_s);
        return Interrupted;
    }
    if (stored != Good)
        return Failed; // what was not scanned goes on the next time

    int unreadable = 0;
    for (const RecordingId id : queue.takenIn()) {
        const std::optional<Recording> r = context.library->recording(id);
        if (r && r->error != MediaError::None) {
            ++unreadable;
            complain(u"%1: %2"_s.arg(r->file.path, errorText(r->error)));
        }
    }
    if (!context.settle())
        return Failed;
    if (const QString leftOut = leftOutText(queue.leftOut()); !leftOut.isEmpty())
        complain(leftOut);
    const qsizetype total = queue.takenIn().size();
    QTextStream(stderr) << u"%1, %2 of them could not be read properly.\n"_s
                               .arg(counted(total, u"recording"_s, u"recordings"_s))
                               .arg(unreadable);
    const bool isAllThere = std::ranges::none_of(queue.leftOut(), [](const IntakeProblem& problem) {
        return problem.isError() && problem.kind != IntakeProblem::Kind::SidecarUnreadable; // its recording is there
    });
    return unreadable > 0 || !isAllThere ? SomeUnreadable : Good;
}

} // namespace ringface::cli

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"
#include "core/jobs/scanqueue.h"
#include "core/library/values/errortext.h"
#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QTextStream>

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
        addScanOptions(me, context);
    }
    int run(Context& context) override { return context.open() ? scanPaths(context, m_paths) : Failed; }

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
    int notTakenIn = 0;
    QObject::connect(&queue, &ScanQueue::notTakenIn, &queue, [&notTakenIn](const IntakeProblem& problem) {
        notTakenIn += problem.kind == IntakeProblem::Kind::SidecarUnreadable ? 0 : 1; // its recording is there
        complain(problem);
    });
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
    const qsizetype total = queue.takenIn().size();
    QTextStream(stderr) << u"%1, %2 of them could not be read properly.\n"_s
                               .arg(counted(total, u"recording"_s, u"recordings"_s))
                               .arg(unreadable);
    return unreadable > 0 || notTakenIn > 0 ? SomeUnreadable : Good;
}

} // namespace ringface::cli

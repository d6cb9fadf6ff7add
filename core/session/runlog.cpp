// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/runlog.h"

#include "core/library/library.h"
#include "core/session/pipeline.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QSysInfo>

#include <map>

#include <fcntl.h>
#include <unistd.h>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int runsKept = 5;
constexpr qsizetype linesShown = 200;

int logFile = -1; ///< never closed: threads may write to the very end
bool isVerbose = false;
QtMessageHandler before = nullptr;
QString logPath;

const char* word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "detail";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return "error";
}

void write(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const bool isOurs = qstrncmp(context.category, "ringface.", 9) == 0;
    if (isOurs && logFile >= 0) {
        const QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' ' +
                                word(type) + ' ' + (context.category + 9) + ": " + message.toUtf8() + '\n';
        // One call a line, so that those of threads do not mix.
        if (::write(logFile, line.constData(), size_t(line.size())) < 0)
            logFile = -1;
    }
    if (before != nullptr && (!isOurs || isVerbose))
        before(type, context, message);
}
} // namespace

QString runLogFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ringface/logs"_L1;
}

void startRunLog(const QString& folder, bool verbose)
{
    QDir().mkpath(folder);
    QDir logs(folder, u"*.log"_s, QDir::Name | QDir::Reversed, QDir::Files);
    const QStringList old = logs.entryList();
    for (qsizetype i = runsKept - 1; i < old.size(); ++i)
        logs.remove(old[i]);
    logPath = logs.filePath(u"%1-%2.log"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s))
                                .arg(QCoreApplication::applicationPid()));
    logFile = ::open(QFile::encodeName(logPath).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    isVerbose = verbose;
    QLoggingCategory::setFilterRules(verbose ? u"ringface.*=true"_s : u"ringface.*=true\nringface.*.debug=false"_s);
    before = qInstallMessageHandler(write);
}

QString diagnostics(const Library& library, const Pipeline& pipeline)
{
    QStringList out{u"Ringface %1, Qt %2, %3, %4"_s.arg(QCoreApplication::applicationVersion(),
                                                        QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(),
                                                        QSysInfo::currentCpuArchitecture())};
    const EngineSetup& engine = pipeline.engine();
    out << u"engine %1, %2, %3 network files missing"_s.arg(
        engine.id, engine.recognises ? u"recognises people"_s : u"recognises nobody"_s,
        QString::number(engine.missing.size()));
    std::map<std::pair<int, int>, int> states;
    const QList<Recording> recordings = library.recordings();
    for (const Recording& r : recordings)
        ++states[{int(r.state), int(r.error)}];
    out << u"%1 recordings, %2 people"_s.arg(recordings.size()).arg(library.people().size());
    for (const auto& [state, count] : states)
        out << u"  state %1, error %2: %3"_s.arg(state.first).arg(state.second).arg(count);
    const LibrarySettings settings = library.settings();
    out << u"%1 looks a second, smallest face %2, match %3 %, %4 watched folders, recognition %5"_s
               .arg(settings.looksPerSecond)
               .arg(settings.minFace)
               .arg(settings.matchPercent)
               .arg(settings.watched.size())
               .arg(library.recognition().isUpToDate() ? u"up to date"_s : u"not up to date"_s);
    QFile log(logPath);
    if (log.open(QIODevice::ReadOnly)) {
        const QStringList lines = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
        out << lines.mid(std::max<qsizetype>(0, lines.size() - linesShown));
    }
    return out.join(u'\n') + u'\n';
}

} // namespace ringface

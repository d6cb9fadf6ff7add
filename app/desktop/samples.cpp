// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/samples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
void draw(QPromise<demo::Written>& promise, const QString& folder)
{
    constexpr int whole = 100;
    promise.setProgressRange(0, whole);
    const demo::Written all =
        demo::writeClips(folder, QDateTime::currentDateTimeUtc(), [&promise](const demo::WritingProgress& progress) {
            promise.setProgressValue(progress.percent);
            if (!progress.ready.isEmpty()) {
                demo::Written one;
                one.files << progress.ready;
                promise.addResult(one);
            }
            return !promise.isCanceled();
        });
    if (all.error != VideoWriteError::None)
        promise.addResult(all);
}
} // namespace

Samples::Samples(const QString& folder)
    : m_folder(folder)
{
    using Watcher = QFutureWatcherBase;
    connect(&m_watcher, &Watcher::progressValueChanged, this, &Samples::progressChanged);
    connect(&m_watcher, &Watcher::resultReadyAt, this, [this](int index) { take(m_watcher.resultAt(index)); });
    connect(&m_watcher, &Watcher::finished, this, &Samples::finished);
}

Samples::~Samples()
{
    m_watcher.disconnect();
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void Samples::start()
{
    m_watcher.setFuture(QtConcurrent::run(draw, m_folder));
}

void Samples::take(const demo::Written& written)
{
    if (written.error != VideoWriteError::None)
        Q_EMIT failed(written.failed, written.error);
    else
        Q_EMIT ready(written.files.last());
}

QString Samples::libraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ringface/demo"_L1;
}

QString Samples::folderIn(const QString& library)
{
    return QDir(library).filePath(u"recordings"_s);
}

bool Samples::erase(const QString& folder)
{
    bool gone = true;
    const QDir dir(folder);
    for (const demo::Clip& clip : demo::clipsFor(folder, QDateTime::currentDateTimeUtc())) {
        QFile file(dir.filePath(clip.name));
        gone = (!file.exists() || file.remove()) && gone;
    }
    QDir().rmdir(folder); // refuses unless it is empty
    return gone;
}

bool Samples::openDemo(const DesktopOptions& options)
{
    QStringList arguments{u"--demo"_s};
    for (const auto& [name, value] :
         {std::pair(u"--models"_s, options.modelsFolder), std::pair(u"--engine"_s, options.choice.engine),
          std::pair(u"--detector"_s, options.choice.detector)}) {
        if (!value.isEmpty())
            arguments << name << value;
    }
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

} // namespace ringface

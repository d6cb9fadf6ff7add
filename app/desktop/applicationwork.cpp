// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the window asks of the background: scans, and files to write.
#include "app/desktop/application.h"
#include "core/exchange/csv.h"
#include "core/exchange/wholefile.h"
#include "core/jobs/drawnface.h"
#include "core/jobs/scanqueue.h"
#include "ui/window/mainwindow.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ringface
{

void Application::connectWork()
{
    MainWindow* window = m_window.get();
    connect(window, &MainWindow::pauseWanted, this, [this](bool pause) { m_scans->setPaused(pause); });
    connect(window, &MainWindow::cancelOne, this, [this](qint64 id) { m_scans->drop(id); });
    connect(window, &MainWindow::recordingShown, this, [this](qint64 id) { m_scans->prioritise(id); });
    connect(window, &MainWindow::rescanWanted, this, [this](const QList<qint64>& ids) { m_scans->enqueue(ids); });
    connect(window, &MainWindow::faceDrawn, this, &Application::encodeDrawn);
    // Removed while it waited, and brought back by undo.
    connect(m_library.get(), &Library::recordingAdded, window, [this](qint64 id) {
        const std::optional<Recording> r = m_library->recording(id);
        if (r && r->state == ScanState::Waiting && r->file.medium == Medium::Video)
            m_scans->enqueue({id});
    });
    connect(window, &MainWindow::exportWanted, this, &Application::saveVisits);
}

void Application::encodeDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name)
{
    const std::optional<Recording> r = m_library->recording(recording);
    if (!r)
        return;
    m_window->showTask(tr("Looking at the marked face"), -1);
    auto* watcher = new QFutureWatcher<std::optional<NewFace>>(m_window.get());
    connect(watcher, &QFutureWatcherBase::finished, m_window.get(), [this, watcher, recording, name] {
        m_window->showTask({}, -1);
        if (const std::optional<NewFace> face = watcher->result())
            m_window->addDrawnFace(recording, *face, name);
        else
            m_window->showError(tr("The marked face could not be read from the recording. Check that its file is still "
                                   "there."));
        watcher->deleteLater();
    });
    watcher->setFuture(QtConcurrent::run(
        &m_drawn, [path = r->file.path, timeMs, box, factory = m_setup.factory]() -> std::optional<NewFace> {
            const std::unique_ptr<FaceEngine> engine = factory();
            return engine ? encodeDrawnFace(path, timeMs, box, *engine) : std::nullopt;
        }));
}

void Application::saveVisits(const QString& name, const QString& file)
{
    QList<Visit> visits = m_library->visits();
    if (!name.isEmpty())
        visits.removeIf([&name](const Visit& visit) { return visit.name != name; });
    QString why;
    if (writeWhole(file, visitCsv(visits, m_library->recordings()).toUtf8(), &why))
        m_window->showNotice(tr("Visits saved to %1").arg(file));
    else
        m_window->showError(tr("%1 could not be written: %2. Choose another place.").arg(file, why));
}

} // namespace ringface

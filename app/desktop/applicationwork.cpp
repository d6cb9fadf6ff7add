// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the window asks of the background: scans, and files to write.
#include "app/desktop/application.h"
#include "core/exchange/visitcsv.h"
#include "core/jobs/scanqueue.h"
#include "ui/mainwindow.h"

#include <QSaveFile>

namespace ringface
{

void Application::connectWork()
{
    MainWindow* window = m_window.get();
    connect(window, &MainWindow::pauseWanted, this, [this](bool pause) { m_scans->setPaused(pause); });
    connect(window, &MainWindow::cancelOne, this, [this](qint64 id) { m_scans->drop(id); });
    connect(window, &MainWindow::recordingShown, this, [this](qint64 id) { m_scans->prioritise(id); });
    connect(window, &MainWindow::rescanWanted, this, [this](const QList<qint64>& ids) { m_scans->enqueue(ids); });
    connect(window, &MainWindow::exportWanted, this, &Application::saveVisits);
}

void Application::saveVisits(const QString& name, const QString& file)
{
    QHash<RecordingId, QString> paths;
    const QList<Recording> recordings = m_library->recordings();
    for (const Recording& r : recordings)
        paths.insert(r.id, r.file.path);
    QList<Visit> visits = m_library->visits();
    if (!name.isEmpty())
        visits.removeIf([&name](const Visit& visit) { return visit.name != name; });
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(visitCsv(visits, paths).toUtf8()) >= 0 && out.commit())
        m_window->showNotice(tr("Visits saved to %1").arg(file));
    else
        m_window->showError(
            tr("%1 could not be written: %2. Choose another place.").arg(file, out.errorString()));
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The sample recordings, in a library of their own.
#include "app/desktop/application.h"
#include "app/desktop/erasure.h"
#include "app/desktop/samples.h"
#include "core/jobs/scanqueue.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QCoreApplication>
#include <QSettings>

namespace ringface
{

void Application::drawSamples()
{
    if (!m_options.demo)
        return;
    m_window->setDemo();
    m_samples = std::make_unique<Samples>(Samples::folderIn(m_options.libraryFolder));
    const auto tell = [this](int percent) { m_window->showTask(tr("Drawing the sample recordings"), percent, true); };
    tell(0);
    connect(m_samples.get(), &Samples::progressChanged, m_window.get(), tell);
    connect(m_samples.get(), &Samples::ready, this, [this](const QString& file) {
        if (!m_library->seenFiles().contains(file)) // else it was scanned, or even removed, at an earlier start
            addPaths({file});
    });
    connect(m_samples.get(), &Samples::failed, this, [this](const QString& file, VideoWriteError error) {
        m_window->showError(
            error == VideoWriteError::NoEncoder
                ? tr("%1 could not be drawn: this computer's FFmpeg cannot make H.264. Install libx264, then start "
                     "Ringface again.")
                      .arg(file)
                : tr("%1 could not be written. Check the disk and the permissions, then start Ringface again.")
                      .arg(file));
    });
    connect(m_samples.get(), &Samples::finished, m_window.get(), [this] { m_window->showTask({}, -1); });
    m_samples->start();
}

void Application::removeDemo()
{
    closeLibrary();
    const QString folder = m_options.libraryFolder;
    const bool samplesGone = Samples::erase(Samples::folderIn(folder));
    if (eraseLibrary(folder) && samplesGone) {
        QSettings().clear();
        QCoreApplication::quit();
        return;
    }
    m_options.demo = false; // nothing is drawn anew into what is left
    if (start())
        m_window->showError(tr("Not everything could be removed. Please check the permissions of %1.").arg(folder));
    quitWithWindow();
}

void Application::openDemo()
{
    if (!Samples::openDemo(m_options))
        m_window->showError(tr("The sample recordings could not be opened. Try it at a terminal: ringface --demo"));
}

} // namespace ringface

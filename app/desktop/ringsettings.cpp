// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/ringsettings.h"

#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "ui/settings/accountbox.h"
#include "ui/settings/connectdialog.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace ringface
{

using namespace Qt::StringLiterals;

RingSettings::RingSettings(Library& library, MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_window(window)
    , m_ring(library)
{
    RecordingFetch& fetch = m_ring.fetch();
    AccountBox* box = window.settingsPage()->account();
    connect(&fetch, &RecordingFetch::changed, box, [&fetch, box] { box->setState(fetch.state()); });
    connect(&fetch, &RecordingFetch::ended, this, &RingSettings::ended);
    connect(box, &AccountBox::connectWanted, this, &RingSettings::openDialog);
    connect(box, &AccountBox::choiceWanted, this, &RingSettings::chooseCameras);
    connect(box, &AccountBox::fetchWanted, &fetch, &RecordingFetch::fetchNow);
    connect(box, &AccountBox::pauseWanted, &fetch, &RecordingFetch::setPaused);
    connect(box, &AccountBox::automaticWanted, &fetch, &RecordingFetch::setAutomatic);
    connect(box, &AccountBox::folderWanted, &fetch, [&fetch] {
        QDir().mkpath(fetch.state().choice.folder);
        QDesktopServices::openUrl(QUrl::fromLocalFile(fetch.state().choice.folder));
    });
    connect(box, &AccountBox::disconnectWanted, this, &RingSettings::forget);
    connect(&m_ring, &Ring::disconnected, this, [this](bool isForgotten) {
        if (isForgotten)
            m_window.showNotice(tr("Disconnected. To remove Ringface at Ring, too, open Ring's app: Control Center, "
                                   "Authorized Client Devices."));
        else
            m_window.showError(tr("The sign-in could not be removed from your keyring. Unlock it, then remove the "
                                  "entry \"ringface\" there. At Ring: Control Center, Authorized Client Devices."));
    });
    connect(&m_ring, &Ring::stepped, this, &RingSettings::stepped);
    connect(&m_ring, &Ring::camerasListed, this, &RingSettings::camerasListed);
}

ConnectDialog* RingSettings::makeDialog()
{
    m_dialog = new ConnectDialog(&m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ConnectDialog::signInWanted, &m_ring, &Ring::signIn);
    connect(m_dialog, &ConnectDialog::codeGiven, &m_ring, &Ring::giveCode);
    connect(m_dialog, &ConnectDialog::codeAgainWanted, &m_ring, &Ring::sendCodeAgain);
    connect(m_dialog, &QDialog::rejected, &m_ring, &Ring::cancelSignIn);
    connect(m_dialog, &ConnectDialog::chosen, this, &RingSettings::chosen);
    return m_dialog;
}

void RingSettings::openDialog()
{
    if (m_library.isReadOnly())
        return m_window.showError(readOnlyText(QFileInfo(m_library.file()).absolutePath()));
    if (m_dialog)
        return m_dialog->raise();
    makeDialog()->open();
}

void RingSettings::chooseCameras()
{
    if (m_dialog)
        return m_dialog->raise();
    makeDialog()->setBusy();
    m_dialog->open();
    m_ring.listCameras();
}

void RingSettings::stepped(const SignInStep& step)
{
    if (!m_dialog)
        return;
    if (step.code)
        m_dialog->askCode(*step.code);
    else if (step.problem)
        m_dialog->showProblem(step.problem);
    else
        m_ring.listCameras();
}

void RingSettings::camerasListed(const QList<AccountCamera>& cameras, const AccountProblem& problem)
{
    if (!m_dialog)
        return;
    if (problem)
        return m_dialog->showProblem(problem);
    const RecordingFetch& fetch = m_ring.fetch();
    AccountChoice usual = fetch.state().choice;
    if (!fetch.state().isConnected)
        usual.folder = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) + u"/Ring"_s;
    m_dialog->askCameras(cameras, usual, m_ring.isKept());
}

void RingSettings::chosen(const AccountChoice& choice)
{
    m_ring.fetch().setChoice(choice);
    Q_EMIT watchedChanged();
    m_ring.fetch().fetchNow();
}

void RingSettings::ended(const AccountProblem& problem)
{
    if (problem && problem.error != AccountError::Cancelled && !m_ring.fetch().state().nextAt.isValid())
        m_window.showError(errorText(problem)); // nothing goes on by itself
}

} // namespace ringface

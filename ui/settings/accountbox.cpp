// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/accountbox.h"

#include "core/library/values/errortext.h"
#include "ui/settings/settingssection.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QString timeText(const QDateTime& utc)
{
    return QLocale().toString(utc.toLocalTime().time(), QLocale::ShortFormat);
}

QString leftText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds < 0)
        return {};
    if (seconds < minute)
        return AccountBox::tr("less than a minute left");
    return seconds < 2 * hour ? AccountBox::tr("about %n minutes left", nullptr, int((seconds + minute / 2) / minute))
                              : AccountBox::tr("about %n hours left", nullptr, int((seconds + hour / 2) / hour));
}

bool wantsSignIn(AccountError error)
{
    return error == AccountError::SignInAgain || error == AccountError::NoKeyring ||
           error == AccountError::KeyringLocked;
}
} // namespace

QString accountText(const AccountState& state)
{
    switch (state.act) {
    case AccountState::Act::Listing:
        return AccountBox::tr("Asking Ring what is new...");
    case AccountState::Act::Fetching:
        return factLine(
            {AccountBox::tr("Fetching %1 of %2").arg(state.done + 1).arg(std::max(state.done + 1, state.total)),
             leftText(state.secondsLeft)});
    case AccountState::Act::Paused:
        return AccountBox::tr("Paused. What was fetched so far is kept.");
    case AccountState::Act::Resting:
        break;
    }
    const QString next =
        state.nextAt.isValid() ? AccountBox::tr("Next look at %1.").arg(timeText(state.nextAt)) : QString();
    QString now = errorText(state.problem);
    if (now.isEmpty())
        now = state.fetchedAt.isValid() ? AccountBox::tr("Up to date as of %1.").arg(timeText(state.fetchedAt))
                                        : AccountBox::tr("Connected.");
    return next.isEmpty() ? now : now + u' ' + next;
}

QString cameraCountText(const AccountCamera& camera, const CameraCount& count)
{
    QStringList facts;
    if (count.fetched > 0)
        facts << AccountBox::tr("%n fetched", nullptr, count.fetched);
    if (count.encrypted > 0)
        facts << AccountBox::tr("%n end-to-end encrypted: only Ring's app can open them", nullptr, count.encrypted);
    if (count.withoutPlan > 0)
        facts << AccountBox::tr("%n not recorded, as there was no plan", nullptr, count.withoutPlan);
    if (count.notReady > 0)
        facts << AccountBox::tr("%n not ready yet", nullptr, count.notReady);
    if (count.gone > 0)
        facts << AccountBox::tr("%n no longer at Ring", nullptr, count.gone);
    if (const QString why = accessText(camera.access); !why.isEmpty())
        facts << why;
    return facts.isEmpty() ? QString() : AccountBox::tr("%1: %2", "camera, facts").arg(camera.name, factLine(facts));
}

AccountBox::AccountBox(QLabel* text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_status(SettingsSection::quietLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_cameras(SettingsSection::quietLabel({}, this))
    , m_automatic(new Switch(this))
    , m_everyRow(new QWidget(this))
    , m_question(new MessageBar(this))
{
    m_text->setObjectName(u"accountText"_s);
    m_status->setObjectName(u"accountStatus"_s);
    m_status->setProperty("quiet", false);
    m_cameras->setObjectName(u"accountCameras"_s);
    m_progress->setObjectName(u"accountProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Fetching from Ring"));
    m_automatic->setObjectName(u"accountAutomatic"_s);
    m_question->setObjectName(u"disconnectBar"_s);
    auto* every = new QLabel(tr("Look for new recordings every 15 minutes"), m_everyRow);
    every->setBuddy(m_automatic);
    m_automatic->setAccessibleName(every->text());
    auto* everyRow = new QHBoxLayout(m_everyRow);
    everyRow->setContentsMargins(0, 0, 0, 0);
    everyRow->addWidget(every, 1);
    everyRow->addWidget(m_automatic);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_connect = addButton("connectAccountButton", tr("Connect Ring account..."), &AccountBox::connectWanted);
    m_fetch = addButton("fetchButton", tr("Fetch now"), &AccountBox::fetchWanted);
    m_pause = addButton("pauseFetchButton", tr("Pause"), nullptr);
    m_choose = addButton("chooseCamerasButton", tr("Choose cameras..."), &AccountBox::choiceWanted);
    m_folder = addButton("accountFolderButton", tr("Open folder"), &AccountBox::folderWanted);
    m_disconnect = addButton("disconnectButton", tr("Disconnect..."), nullptr);
    for (QPushButton* button : {m_connect, m_fetch, m_pause, m_choose, m_folder, m_disconnect})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_status);
    column->addWidget(m_progress);
    column->addWidget(m_cameras);
    column->addWidget(m_everyRow);
    column->addLayout(buttons);
    column->addWidget(m_question);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseWanted(!m_isPaused); });
    connect(m_automatic, &QAbstractButton::clicked, this, &AccountBox::automaticWanted);
    connect(m_disconnect, &QPushButton::clicked, this, &AccountBox::ask);
    connect(m_question, &MessageBar::accepted, this, &AccountBox::disconnectWanted);
    connect(m_question, &MessageBar::dismissed, m_disconnect, qOverload<>(&QWidget::setFocus));
    setState({});
}

QPushButton* AccountBox::addButton(const char* name, const QString& text, void (AccountBox::*wanted)())
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    if (wanted != nullptr)
        connect(button, &QPushButton::clicked, this, wanted);
    return button;
}

void AccountBox::setState(const AccountState& state)
{
    using Act = AccountState::Act;
    const bool is = state.isConnected;
    const bool isAtWork = is && (state.act == Act::Listing || state.act == Act::Fetching);
    m_isPaused = state.act == Act::Paused;
    m_text->setText(is ? tr("New recordings go to %1 and are looked through. Nothing is changed or deleted at Ring.")
                             .arg(state.choice.folder)
                       : tr("Recordings can come by themselves: Ringface signs in to your Ring account as you, and "
                            "fetches your own recordings into a folder. Nothing is changed or deleted at Ring. "
                            "Ringface is no product of Ring, and Ring may change this at any time."));
    m_status->setText(is ? accountText(state) : QString());
    m_status->setVisible(is);
    m_progress->setVisible(isAtWork);
    m_progress->setRange(0, state.act == Act::Fetching ? std::max(1, state.total) : 0);
    m_progress->setValue(state.done);
    QStringList cameras;
    for (const AccountCamera& camera : state.cameras) {
        const bool isChosen = state.choice.cameras.contains(camera.id);
        if (const QString text = cameraCountText(camera, state.counts.value(camera.id)); isChosen && !text.isEmpty())
            cameras << text;
    }
    m_cameras->setText(cameras.join(u'\n'));
    m_cameras->setVisible(is && !cameras.isEmpty());
    m_everyRow->setVisible(is);
    m_automatic->setChecked(state.choice.automatic);
    m_connect->setVisible(!is || (!isAtWork && wantsSignIn(state.problem.error)));
    m_connect->setText(is ? tr("Sign in again...") : tr("Connect Ring account..."));
    m_fetch->setVisible(is && !isAtWork && !m_isPaused && !wantsSignIn(state.problem.error));
    m_pause->setVisible(isAtWork || m_isPaused);
    m_pause->setText(m_isPaused ? tr("Go on") : tr("Pause"));
    m_choose->setVisible(is && !isAtWork && !wantsSignIn(state.problem.error));
    m_folder->setVisible(is);
    m_disconnect->setVisible(is);
    if (!is)
        m_question->hide();
}

void AccountBox::ask()
{
    m_question->ask(tr("Disconnect the Ring account? The sign-in is forgotten; recordings that were fetched stay, and "
                       "their folder is still watched."),
                    tr("Disconnect"), tr("Cancel"));
    m_question->findChild<QPushButton*>(u"dismissButton"_s)->setFocus();
    Q_EMIT asks(m_question);
}

} // namespace ringface

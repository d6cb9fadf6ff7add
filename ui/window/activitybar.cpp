// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/activitybar.h"

#include "ui/widgets/linelabel.h"
#include "ui/widgets/painting.h"
#include "ui/window/activitypopover.h"
#include "ui/window/activitytexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr QSize barSize(70, 6);
constexpr int leastError = 160; // of an error, which has two lines
constexpr int whole = 100;      // percent

void setUpBar(QProgressBar* bar, const QString& name, const QString& accessibleName)
{
    bar->setObjectName(name);
    bar->setAccessibleName(accessibleName);
    bar->setFixedSize(barSize);
    bar->setTextVisible(false);
}
} // namespace

ActivityBar::ActivityBar(QWidget* parent)
    : QWidget(parent)
    , m_scanText(new LineLabel(this))
    , m_scanBar(new QProgressBar(this))
    , m_pause(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_retraining(new LineLabel(tr("Learning names..."), this))
    , m_taskText(new LineLabel(this))
    , m_taskBar(new QProgressBar(this))
    , m_notice(new LineLabel(this))
    , m_error(new QLabel(this))
    , m_dismiss(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_popover(new ActivityPopover(this))
{
    setObjectName(u"activityBar"_s);
    m_scanText->setObjectName(u"scanText"_s);
    setUpBar(m_scanBar, u"scanBar"_s, tr("Progress of the scan"));
    m_pause->setObjectName(u"pauseButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setText(tr("Cancel"));
    m_retraining->setObjectName(u"retrainingText"_s);
    m_taskText->setObjectName(u"taskText"_s);
    setUpBar(m_taskBar, u"taskBar"_s, tr("Progress of the task"));
    m_notice->setObjectName(u"noticeText"_s);
    m_error->setObjectName(u"errorText"_s);
    for (QLabel* label : {m_taskText, m_notice, m_error}) // they name people and files
        label->setTextFormat(Qt::PlainText);
    m_dismiss->setObjectName(u"dismissErrorButton"_s);
    m_dismiss->setIcon(themedIcon("close"));
    m_dismiss->setProperty("round", true);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss the error"));
    m_more->setObjectName(u"activityButton"_s);
    m_more->setToolTip(tr("What runs in the background and what went wrong"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 12, 2);
    row->setSpacing(6);
    for (QWidget* w : std::initializer_list<QWidget*>{m_scanText, m_scanBar, m_pause, m_cancel, m_retraining,
                                                      m_taskText, m_taskBar, m_notice})
        row->addWidget(w);
    row->addStretch(1);
    m_error->setWordWrap(true);
    m_error->setMinimumWidth(leastError);
    m_error->setMaximumHeight(2 * m_error->fontMetrics().lineSpacing());
    m_error->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_error, 4);
    row->addWidget(m_dismiss);
    row->addWidget(m_more);
    connect(m_cancel, &QToolButton::clicked, this, &ActivityBar::cancelScan);
    connect(m_dismiss, &QToolButton::clicked, this, [this] { setError({}); });
    connect(m_pause, &QToolButton::clicked, this, [this] { Q_EMIT pauseWanted(!m_paused); });
    connect(m_more, &QToolButton::clicked, this, [this] {
        if (m_popover->isVisible())
            m_popover->dismiss();
        else
            m_popover->openAbove(m_more);
    });
    connect(m_popover, &ActivityPopover::pauseWanted, this, &ActivityBar::pauseWanted);
    connect(m_popover, &ActivityPopover::cancelAll, this, &ActivityBar::cancelScan);
    connect(m_popover, &ActivityPopover::cancelOne, this, &ActivityBar::cancelOne);
    connect(m_popover, &ActivityPopover::recordingWanted, this, &ActivityBar::recordingWanted);
    connect(m_popover, &ActivityPopover::errorsChanged, this, &ActivityBar::showErrorCount);
    showErrorCount(0);
    setScan({});
    setTask({}, 0);
    setRetraining(false);
    setError({});
    setNotice({});
    m_popover->installEventFilter(this);
}

bool ActivityBar::isNeeded() const
{
    // Learning takes a second: nothing is to jump for it.
    return m_scanning || !m_taskText->text().isEmpty() || !m_notice->text().isEmpty() || !m_error->text().isEmpty() ||
           (m_popover != nullptr && !m_popover->isHidden());
}

void ActivityBar::tellNeed()
{
    if (std::exchange(m_isNeeded, isNeeded()) != m_isNeeded)
        Q_EMIT neededChanged();
}

void ActivityBar::open()
{
    m_popover->openAbove(m_more);
}

bool ActivityBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_popover && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        tellNeed();
    return QWidget::eventFilter(watched, event);
}

ActivityBar::~ActivityBar()
{
    if (m_popover != nullptr)
        m_popover->removeEventFilter(this);
    delete m_popover;
}

void ActivityBar::setScan(const ScanProgress& progress)
{
    m_popover->setScan(progress);
    m_paused = progress.paused;
    const QString text = scanText(progress);
    const QString left = progress.paused ? QString() : leftText(progress.leftMs);
    const bool running = !text.isEmpty();
    m_scanText->setVisible(running);
    m_scanBar->setVisible(running && progress.total > 0);
    m_pause->setVisible(running);
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_paused ? tr("Resume the scan") : tr("Pause the scan"));
    m_scanning = running;
    m_cancel->setVisible(m_scanning || m_taskEnds);
    m_scanText->setMinimumWidth(fontMetrics().horizontalAdvance(text)); // rather without the time
    m_scanText->setText(left.isEmpty() ? text : tr("%1, %2", "scanning, time left").arg(text, left));
    m_scanBar->setRange(0, std::max(1, progress.total));
    m_scanBar->setValue(progress.done);
    tellNeed();
}

void ActivityBar::setItems(const QList<ActivityItem>& items, int more)
{
    m_popover->setItems(items, more);
}

void ActivityBar::setRetraining(bool running)
{
    m_retraining->setVisible(running);
    m_popover->setRetraining(running);
}

void ActivityBar::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setToolTip(text);
    m_error->setVisible(!text.isEmpty());
    m_dismiss->setVisible(!text.isEmpty());
    if (!text.isEmpty())
        m_popover->addError(text);
    tellNeed();
}

void ActivityBar::setNotice(const QString& text)
{
    m_notice->setText(text);
    m_notice->setToolTip(text);
    m_notice->setVisible(!text.isEmpty());
    tellNeed();
}

void ActivityBar::setTask(const QString& text, int percent, bool canEnd)
{
    m_taskEnds = canEnd && !text.isEmpty();
    m_cancel->setVisible(m_scanning || m_taskEnds);
    m_taskText->setText(text);
    m_taskText->setToolTip(text);
    m_taskText->setVisible(!text.isEmpty());
    m_taskBar->setVisible(!text.isEmpty());
    m_taskBar->setRange(0, percent < 0 ? 0 : whole);
    m_taskBar->setValue(std::clamp(percent, 0, whole));
    tellNeed();
}

void ActivityBar::showErrorCount(int errors)
{
    m_more->setText(errors == 0 ? tr("Activity") : tr("Activity (%1)").arg(errors));
    m_more->setAccessibleName(errors == 0 ? tr("Activity")
                                          : tr("%1, %2", "activity, 2 errors").arg(tr("Activity"), errorsText(errors)));
}

} // namespace ringface

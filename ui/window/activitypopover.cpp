// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/activitypopover.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"
#include "ui/window/activitytexts.h"
#include "ui/window/activityview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int gap = 8; // to the edges of the window and to the anchor
constexpr int panelWidth = 440;
constexpr int historyHeight = 150;

QLabel* makeTitle(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(scaledFont(label->font(), 1, true));
    return label;
}

QHBoxLayout* makeRow(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    for (QWidget* widget : widgets)
        row->addWidget(widget, row->isEmpty() ? 1 : 0);
    return row;
}
} // namespace

ActivityPopover::ActivityPopover(QWidget* parent)
    : QFrame(parent)
    , m_close(new QToolButton(this))
    , m_scan(new QLabel(this))
    , m_pause(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_items(new ActivityModel(this))
    , m_queue(new ActivityView(m_items, this))
    , m_retraining(new QLabel(tr("Learning names..."), this))
    , m_history(new QPlainTextEdit(this))
    , m_noErrors(new QLabel(tr("Nothing went wrong."), this))
    , m_clear(new QToolButton(this))
{
    setObjectName(u"activityPopover"_s);
    setAccessibleName(tr("Activity"));
    setFocusPolicy(Qt::ClickFocus);
    m_close->setObjectName(u"closeActivityButton"_s);
    m_close->setIcon(themedIcon("close"));
    m_close->setProperty("round", true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the activity panel"));
    m_scan->setObjectName(u"activityScanText"_s);
    m_scan->setWordWrap(true);
    m_pause->setObjectName(u"activityPauseButton"_s);
    m_cancel->setObjectName(u"cancelAllButton"_s);
    m_cancel->setText(tr("Cancel all"));
    m_retraining->setObjectName(u"activityRetrainingText"_s);
    m_history->setObjectName(u"errorHistory"_s);
    m_history->setAccessibleName(tr("What went wrong, newest first"));
    m_history->setReadOnly(true);
    m_history->setTabChangesFocus(true);
    m_history->setFrameShape(NoFrame);
    m_history->setMinimumHeight(historyHeight / 2);
    m_history->setMaximumHeight(historyHeight);
    m_history->document()->setDocumentMargin(2);
    m_noErrors->setObjectName(u"noErrorsText"_s);
    m_clear->setObjectName(u"clearErrorsButton"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setAccessibleName(tr("Clear the list of errors"));
    for (QToolButton* button : {m_pause, m_cancel, m_clear})
        button->setProperty("framed", true);
    for (QToolButton* button : {m_close, m_pause, m_cancel, m_clear})
        button->setFocusPolicy(Qt::StrongFocus);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 10, 12);
    column->setSpacing(gap);
    column->addLayout(makeRow({makeTitle(tr("Activity"), this), m_close}));
    column->addLayout(makeRow({m_scan, m_pause, m_cancel}));
    column->addWidget(m_queue);
    column->addWidget(m_retraining);
    column->addSpacing(gap);
    column->addLayout(makeRow({makeTitle(tr("What went wrong"), this), m_clear}));
    column->addWidget(m_noErrors);
    column->addWidget(m_history, 1);

    connect(m_close, &QToolButton::clicked, this, &ActivityPopover::dismiss);
    connect(m_pause, &QToolButton::clicked, this,
            [this] { Q_EMIT pauseWanted(!m_pause->property("paused").toBool()); });
    connect(m_cancel, &QToolButton::clicked, this, &ActivityPopover::cancelAll);
    connect(m_queue, &ActivityView::cancelWanted, this, &ActivityPopover::cancelOne);
    connect(m_queue, &ActivityView::recordingWanted, this, &ActivityPopover::recordingWanted);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_errors.clear();
        showErrors();
        focusFirst(); // the button is gone
    });
    setScan({});
    setItems({});
    setRetraining(false);
    showErrors();
    installEventFilter(this);
    hide();
}

void ActivityPopover::openAbove(QWidget* anchor)
{
    m_anchor = anchor;
    if (parentWidget() != anchor->window())
        setParent(anchor->window());
    for (QWidget* w = anchor; w != nullptr; w = w->isWindow() ? nullptr : w->parentWidget()) // whatever moves it
        w->installEventFilter(this);
    showErrors(); // today may be another day
    show();
    raise();
    place();
    focusFirst();
}

void ActivityPopover::dismiss()
{
    if (m_anchor != nullptr && isAncestorOf(window()->focusWidget()))
        m_anchor->setFocus();
    hide();
}

void ActivityPopover::focusFirst()
{
    (m_queue->isHidden() ? static_cast<QWidget*>(m_close) : m_queue)->setFocus(Qt::TabFocusReason);
}

void ActivityPopover::place()
{
    if (m_anchor == nullptr || isHidden())
        return;
    const QRect anchor(m_anchor->mapTo(parentWidget(), QPoint()), m_anchor->size());
    const int w = std::min(panelWidth, parentWidget()->width() - 2 * gap);
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(w) : sizeHint().height();
    const QWidget* bar = m_anchor; // the part of the window that it is in
    while (bar->parentWidget() != parentWidget())
        bar = bar->parentWidget();
    const int h = std::max(0, std::min(wanted, bar->y() - 2 * gap));
    const int x = layoutDirection() == Qt::LeftToRight ? anchor.right() + 1 - w : anchor.left();
    setGeometry(std::clamp(x, gap, std::max(gap, parentWidget()->width() - gap - w)), bar->y() - gap - h, w, h);
}

void ActivityPopover::setScan(const ScanProgress& progress)
{
    QStringList parts{scanText(progress)};
    const bool idle = parts.first().isEmpty();
    if (idle)
        parts = {tr("Nothing is being scanned.")};
    else if (!progress.paused)
        parts << rateText(progress.rate) << leftText(progress.leftMs);
    m_scan->setText(factLine(parts));
    m_pause->setText(progress.paused ? tr("Resume") : tr("Pause"));
    m_pause->setProperty("paused", progress.paused);
    m_pause->setVisible(!idle);
    m_cancel->setVisible(!idle);
}

void ActivityPopover::setItems(const QList<ActivityItem>& items, int more)
{
    m_items->setItems(items, more);
    m_queue->setVisible(m_items->rowCount() > 0);
}

void ActivityPopover::setRetraining(bool running)
{
    m_retraining->setVisible(running);
}

void ActivityPopover::addError(const QString& text)
{
    if (!m_errors.isEmpty() && m_errors.first().text == text)
        m_errors.removeFirst();
    m_errors.prepend({QDateTime::currentDateTimeUtc(), text});
    m_errors.resize(std::min<qsizetype>(mostErrors, m_errors.size()));
    showErrors();
}

void ActivityPopover::showErrors()
{
    QStringList texts;
    for (const Error& error : m_errors)
        texts << momentText(error.at, QDate::currentDate()) + u'\n' + error.text;
    m_history->setPlainText(texts.join(u"\n\n"_s));
    m_history->setVisible(!texts.isEmpty());
    m_clear->setVisible(!texts.isEmpty());
    m_noErrors->setVisible(texts.isEmpty());
    Q_EMIT errorsChanged(errors());
}

bool ActivityPopover::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (watched == this ? type == QEvent::LayoutRequest : type == QEvent::Resize || type == QEvent::Move)
        place();
    return QFrame::eventFilter(watched, event);
}

void ActivityPopover::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ringface

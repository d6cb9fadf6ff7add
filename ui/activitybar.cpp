// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/activitybar.h"

#include "ui/painting.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QString leftText(qint64 ms)
{
    constexpr qint64 minute = 60'000;
    if (ms < 0)
        return {};
    if (ms < minute)
        return ActivityBar::tr("less than a minute left");
    const int minutes = int((ms + minute / 2) / minute);
    if (minutes < 90)
        return minutes == 1 ? ActivityBar::tr("about 1 min left")
                            : ActivityBar::tr("about %n min left", nullptr, minutes);
    return ActivityBar::tr("about %n h left", nullptr, (minutes + 30) / 60);
}
} // namespace

ActivityBar::ActivityBar(QWidget* parent)
    : QWidget(parent)
    , m_scanText(new QLabel(this))
    , m_scanBar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_retraining(new QLabel(tr("Learning names..."), this))
    , m_notice(new QLabel(this))
    , m_error(new QLabel(this))
    , m_dismiss(new QToolButton(this))
{
    setObjectName(u"activityBar"_s);
    m_scanText->setObjectName(u"scanText"_s);
    m_scanBar->setObjectName(u"scanBar"_s);
    m_scanBar->setAccessibleName(tr("Progress of the scan"));
    m_scanBar->setFixedSize(140, 6);
    m_scanBar->setTextVisible(false);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setText(tr("Cancel"));
    m_retraining->setObjectName(u"retrainingText"_s);
    m_notice->setObjectName(u"noticeText"_s);
    m_error->setObjectName(u"errorText"_s);
    for (QLabel* label : {m_notice, m_error}) // they name people and files
        label->setTextFormat(Qt::PlainText);
    m_dismiss->setObjectName(u"dismissErrorButton"_s);
    m_dismiss->setIcon(themedIcon("close"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss the error"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 12, 2);
    row->setSpacing(10);
    for (QWidget* w : std::initializer_list<QWidget*>{m_scanText, m_scanBar, m_cancel, m_retraining, m_notice})
        row->addWidget(w);
    row->addStretch(1);
    m_error->setWordWrap(true);
    m_error->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_error, 4);
    row->addWidget(m_dismiss);
    connect(m_cancel, &QToolButton::clicked, this, &ActivityBar::cancelScan);
    connect(m_dismiss, &QToolButton::clicked, this, [this] { setError({}); });
    setScan({});
    setRetraining(false);
    setError({});
    setNotice({});
}

void ActivityBar::setScan(const ScanProgress& progress)
{
    const bool running = progress.done < progress.total;
    m_scanText->setVisible(running);
    m_scanBar->setVisible(running);
    m_cancel->setVisible(running);
    if (!running)
        return;
    const QString left = leftText(progress.leftMs);
    const QString text = tr("Scanning %1 of %2").arg(progress.done + 1).arg(progress.total);
    m_scanText->setText(left.isEmpty() ? text : tr("%1, %2", "scanning, time left").arg(text, left));
    m_scanBar->setRange(0, progress.total);
    m_scanBar->setValue(progress.done);
}

void ActivityBar::setRetraining(bool running)
{
    m_retraining->setVisible(running);
}

void ActivityBar::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setToolTip(text);
    m_error->setVisible(!text.isEmpty());
    m_dismiss->setVisible(!text.isEmpty());
}

void ActivityBar::setNotice(const QString& text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

} // namespace ringface

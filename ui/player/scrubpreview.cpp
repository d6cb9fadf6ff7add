// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/scrubpreview.h"

#include "core/playback/framepreview.h"
#include "ui/player/scrubbar.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int pictureWidth = 192;
constexpr int previewMargin = 6;
} // namespace

ScrubPreview::ScrubPreview(ScrubBar* bar, QWidget* parent)
    : QFrame(parent)
    , m_bar(bar)
    , m_pictures(new FramePreview(QSize(pictureWidth, pictureWidth), this))
    , m_picture(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(u"scrubPreview"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_picture->setObjectName(u"scrubPicture"_s);
    m_picture->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(u"scrubText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setFixedWidth(pictureWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(previewMargin, previewMargin, previewMargin, previewMargin);
    column->setSpacing(previewMargin);
    column->addWidget(m_picture);
    column->addWidget(m_text);
    hide();

    connect(m_bar, &ScrubBar::hovered, this, &ScrubPreview::showAt);
    connect(m_bar, &ScrubBar::hoverEnded, this, &QWidget::hide);
    connect(m_pictures, &FramePreview::shown, this, [this](const QImage& picture) {
        m_picture->setFixedHeight(picture.height());
        m_picture->setPixmap(QPixmap::fromImage(picture));
        if (isVisible())
            place();
    });
}

void ScrubPreview::setFile(const QString& path)
{
    hide();
    m_pictures->setFile(path);
    m_picture->setVisible(!path.isEmpty());
    m_picture->setPixmap({});
    constexpr int widescreen = pictureWidth * 9 / 16; // until the first picture says better
    m_picture->setFixedHeight(widescreen);
}

void ScrubPreview::showAt(qint64 ms)
{
    const QString names = m_bar->namesAt(ms);
    const QString time = lengthText(ms / 1000 * 1000);
    const QString text = names.isEmpty() ? time : u"%1  %2"_s.arg(time, names);
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideRight, pictureWidth));
    m_x = qRound(m_bar->xOf(ms));
    place();
    raise();
    show();
    m_pictures->ask(ms);
}

void ScrubPreview::place()
{
    adjustSize();
    const QPoint bar = m_bar->mapTo(parentWidget(), QPoint(m_x, 0));
    const int left = qBound(0, bar.x() - width() / 2, qMax(0, parentWidget()->width() - width()));
    move(left, qMax(0, bar.y() - height() - 2));
}

void ScrubPreview::paintEvent(QPaintEvent*)
{
    constexpr qreal radius = 8;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.25));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (m_picture->isVisible() && m_picture->pixmap().isNull())
        drawRounded(painter, {}, m_picture->geometry(), radius / 2, palette());
}

} // namespace ringface

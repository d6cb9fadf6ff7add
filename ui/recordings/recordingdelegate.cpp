// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingdelegate.h"

#include "core/library/values/values.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QIcon>
#include <QLocale>
#include <QPainter>
#include <QtMath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int rowMargin = 8;  // around a card
constexpr int rowPadding = 8; // inside it
constexpr QSize picture(128, 72);
constexpr int lineGap = 2;
constexpr int progressHeight = 5;

int textWidth(int width)
{
    return width - 2 * rowMargin - 3 * rowPadding - picture.width();
}

qsizetype clipsOf(const QModelIndex& index)
{
    return index.data(RecordingModel::ClipsRole).value<QList<qint64>>().size();
}

QString timeText(const QModelIndex& index)
{
    const QTime time = index.data(RecordingModel::StartRole).toDateTime().time();
    const QString text = QLocale().toString(time, QLocale::ShortFormat);
    return index.data(RecordingModel::TimeIsSureRole).toBool() ? text : RecordingDelegate::tr("about %1").arg(text);
}

QString headline(const QModelIndex& index)
{
    QStringList parts;
    const QDateTime start = index.data(RecordingModel::StartRole).toDateTime();
    if (start.isValid())
        parts.append(timeText(index));
    if (const qsizetype clips = clipsOf(index); clips > 1)
        parts.append(RecordingDelegate::tr("%n clips", nullptr, int(clips)));
    if (const qint64 length = index.data(RecordingModel::LengthRole).toLongLong(); length > 0)
        parts.append(lengthText(length));
    parts.append(index.data(RecordingModel::KindRole).toString());
    parts.removeAll(QString());
    return parts.join(u" \u00b7 "_s);
}

/// Who was seen, or why that is not known (yet).
QString statusText(const QModelIndex& index)
{
    const QString people = index.data(RecordingModel::PeopleRole).toString();
    const QString error = index.data(RecordingModel::ErrorRole).toString();
    if (!error.isEmpty())
        return people.isEmpty() ? error : people + u'\n' + error;
    if (!people.isEmpty())
        return people;
    switch (ScanState(index.data(RecordingModel::StateRole).toInt())) {
    case ScanState::Waiting:
        return RecordingDelegate::tr("Waiting");
    case ScanState::Scanning:
        return RecordingDelegate::tr("Looking for faces");
    case ScanState::Cancelled:
        return RecordingDelegate::tr("Cancelled");
    case ScanState::Failed:
        return RecordingDelegate::tr("Could not be read");
    case ScanState::Done:
        break;
    }
    return RecordingDelegate::tr("Nobody seen");
}
} // namespace

bool RecordingDelegate::startsDay(const QModelIndex& index)
{
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    return !above.isValid() || above.data(RecordingModel::DayRole) != index.data(RecordingModel::DayRole);
}

int RecordingDelegate::headerHeight(const QFont& font)
{
    return QFontMetrics(scaledFont(font, 1.1, true)).height() + 16;
}

void RecordingDelegate::paintHeader(QPainter& painter, const QRect& rect, const QModelIndex& index, const QFont& font,
                                    const QPalette& palette)
{
    painter.fillRect(rect, palette.color(QPalette::Base));
    painter.setFont(scaledFont(font, 1.1, true));
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(rect.adjusted(rowMargin + rowPadding, 0, -rowMargin - rowPadding, -6),
                     Qt::AlignLeft | Qt::AlignBottom,
                     dayText(index.data(RecordingModel::DayRole).toDate(), QDate::currentDate()));
}

int RecordingDelegate::statusHeight(const QModelIndex& index, const QFont& font, int width) const
{
    // Most of thousands of cards say the same.
    if (width != m_heightsWidth || font != m_heightsFont) {
        m_heights.clear();
        m_heightsWidth = width;
        m_heightsFont = font;
    }
    const QString text = statusText(index);
    const auto known = m_heights.constFind(text);
    if (known != m_heights.cend())
        return *known;
    const int height = qCeil(wrappedText(text, font, width).size().height());
    m_heights.insert(text, height);
    return height;
}

QSize RecordingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const int lines = 2 * (option.fontMetrics.height() + lineGap) + statusHeight(index, option.font, textWidth(width)) +
                      progressHeight + lineGap;
    const int card = qMax(picture.height(), lines) + 2 * rowPadding;
    return QSize(picture.width(), card + lineGap + (startsDay(index) ? headerHeight(option.font) : 0));
}

void RecordingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect card = option.rect.adjusted(rowMargin, 0, -rowMargin, -lineGap);
    if (startsDay(index)) {
        QRect header = option.rect;
        header.setHeight(headerHeight(option.font));
        paintHeader(*painter, header, index, option.font, palette);
        card.setTop(card.top() + headerHeight(option.font));
    }
    drawItemBackground(*painter, card, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver,
                       palette);

    const QRect thumbnail(card.topLeft() + QPoint(rowPadding, rowPadding), picture);
    if (clipsOf(index) > 1) // a second picture behind the first one
        drawRounded(*painter, {}, thumbnail.translated(4, 4), 8, palette);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    drawRounded(*painter, pixmap, thumbnail, 8, palette);
    if (pixmap.isNull())
        themedIcon("recordings").paint(painter, thumbnail.adjusted(0, 20, 0, -20), Qt::AlignCenter, QIcon::Disabled);

    QRect line(thumbnail.right() + 1 + rowPadding, thumbnail.top(), textWidth(option.rect.width()),
               option.fontMetrics.height());
    const auto elided = [&](const QFont& font, const QString& text) {
        return QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width());
    };
    const QFont bold = scaledFont(option.font, 1, true);
    painter->setFont(bold);
    painter->setPen(palette.color(QPalette::Text));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      elided(bold, index.data(RecordingModel::CameraRole).toString()));
    line.translate(0, line.height() + lineGap);
    painter->setFont(option.font);
    painter->setPen(quietText(palette));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, elided(option.font, headline(index)));
    line.translate(0, line.height() + lineGap);

    const bool seen = !index.data(RecordingModel::PeopleRole).toString().isEmpty();
    const bool wrong = !index.data(RecordingModel::ErrorRole).toString().isEmpty();
    painter->setPen(wrong && !seen ? warningText(palette) : seen ? palette.color(QPalette::Text) : quietText(palette));
    painter->drawStaticText(line.topLeft(), wrappedText(statusText(index), option.font, line.width()));

    if (ScanState(index.data(RecordingModel::StateRole).toInt()) == ScanState::Scanning) {
        QRectF bar(line.left(), card.bottom() - rowPadding - progressHeight, line.width(), progressHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(quietFill(palette));
        painter->drawRoundedRect(bar, progressHeight / 2.0, progressHeight / 2.0);
        bar.setWidth(bar.width() * index.data(RecordingModel::ProgressRole).toDouble());
        painter->setBrush(palette.color(QPalette::Highlight));
        painter->drawRoundedRect(bar, progressHeight / 2.0, progressHeight / 2.0);
    }
    painter->restore();
}

} // namespace ringface

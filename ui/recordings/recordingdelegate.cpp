// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingdelegate.h"

#include "core/library/values/values.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/tokens.h"

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
constexpr int leastHeight = 60;
constexpr int portraitsWidth = 44; // of one, or of two that overlap
constexpr int portraitSide = 40;
constexpr int textGap = 14; // between the faces and the text
constexpr QSize picture(72, 41);
constexpr int kindSide = 19; // what the icon takes that says why there is a recording
constexpr int lineGap = 4;
constexpr int progressHeight = 4;

int textWidth(int width)
{
    return width - 2 * rowMargin - 3 * rowPadding - portraitsWidth - textGap - picture.width();
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

QString kindOf(const QModelIndex& index)
{
    return QString::fromLatin1(kindIcon(index.data(RecordingModel::KindsRole).toStringList()));
}

/// When, where, and of how many clips; as much of it as fits, the camera goes first.
QString factsText(const QModelIndex& index, const QFontMetrics& metrics, int width)
{
    QString time;
    if (index.data(RecordingModel::StartRole).toDateTime().isValid())
        time = timeText(index);
    const QString kind = kindOf(index).isEmpty() ? index.data(RecordingModel::KindRole).toString() : QString();
    const qsizetype count = clipsOf(index);
    const QString clips = count > 1 ? RecordingDelegate::tr("%n clips", nullptr, int(count)) : QString();
    QStringList parts{time, kind, index.data(RecordingModel::CameraRole).toString(), clips};
    constexpr qsizetype camera = 2;
    if (metrics.horizontalAdvance(factLine(parts)) > width && !clips.isEmpty())
        parts[camera].clear();
    return metrics.elidedText(factLine(parts), Qt::ElideRight, width);
}

/// Where nobody was seen: why, or that nobody is known (yet).
QString stateText(const QModelIndex& index)
{
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
    return RecordingDelegate::tr("Nobody");
}

void paintRuns(QPainter& painter, const QRect& line, const QFont& font, const QList<TextRun>& runs)
{
    QRect left = line;
    for (const TextRun& run : runs) {
        const QFont own = scaledFont(font, 1, run.isName);
        const QFontMetrics metrics(own);
        const QString text = metrics.elidedText(run.text, Qt::ElideRight, left.width());
        painter.setFont(own);
        painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter, text);
        if (text != run.text)
            return;
        left.setLeft(left.left() + metrics.horizontalAdvance(run.text));
    }
}

/// How many cards of the same day have somebody on them, or (nobody on any) how many there are.
QString dayCount(const QModelIndex& index)
{
    const QVariant day = index.data(RecordingModel::DayRole);
    int first = index.row();
    while (first > 0 && index.siblingAtRow(first - 1).data(RecordingModel::DayRole) == day)
        --first;
    int all = 0;
    int visits = 0;
    for (QModelIndex row = index.siblingAtRow(first); row.isValid() && row.data(RecordingModel::DayRole) == day;
         row = row.siblingAtRow(row.row() + 1)) {
        ++all;
        visits += row.data(RecordingModel::PeopleRole).toString().isEmpty() ? 0 : 1;
    }
    return visits > 0 ? visitsText(visits) : recordingsText(all);
}
} // namespace

bool RecordingDelegate::startsDay(const QModelIndex& index)
{
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    return !above.isValid() || above.data(RecordingModel::DayRole) != index.data(RecordingModel::DayRole);
}

int RecordingDelegate::headerHeight(const QFont& font)
{
    return QFontMetrics(font).height() + 20;
}

void RecordingDelegate::paintHeader(QPainter& painter, const QRect& rect, const QModelIndex& index, const QFont& font,
                                    const QPalette& palette)
{
    painter.fillRect(rect, palette.color(QPalette::Base));
    const QRect line = rect.adjusted(2 * rowMargin, 0, -2 * rowMargin, -6);
    painter.setFont(secondFont(font));
    painter.setPen(tokensOf(palette).text2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                     dayText(index.data(RecordingModel::DayRole).toDate(), QDate::currentDate()));
    painter.setPen(tokensOf(palette).text3);
    painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, dayCount(index));
}

int RecordingDelegate::errorHeight(const QModelIndex& index, const QFont& font, int width) const
{
    const QString text = index.data(RecordingModel::ErrorRole).toString();
    if (text.isEmpty())
        return 0;
    // Of thousands of cards, many say the same.
    if (width != m_heightsWidth || font != m_heightsFont) {
        m_heights.clear();
        m_heightsWidth = width;
        m_heightsFont = font;
    }
    const auto known = m_heights.constFind(text);
    if (known != m_heights.cend())
        return *known;
    const int height = qCeil(wrappedText(text, font, width).size().height()) + lineGap;
    m_heights.insert(text, height);
    return height;
}

QSize RecordingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const int lines = 2 * option.fontMetrics.height() + lineGap +
                      errorHeight(index, secondFont(option.font), textWidth(width)) + 2 * rowPadding;
    return QSize(picture.width(), qMax(leastHeight, lines) + (startsDay(index) ? headerHeight(option.font) : 0));
}

void RecordingDelegate::paintPortraits(QPainter& painter, const QRect& place, const QModelIndex& index,
                                       const QPalette& palette)
{
    QList<Portrait> people;
    for (const RowPortrait& who : index.data(RecordingModel::PortraitsRole).value<QList<RowPortrait>>())
        people.append({who.picture, who.isSure ? personColour(who.colour, tokensOf(palette).isDark) : QColor()});
    drawPortraits(painter, people, place, palette.color(QPalette::Base), palette);
    if (!people.isEmpty())
        return;
    QRect round(0, 0, portraitSide, portraitSide);
    round.moveCenter(place.center());
    drawRounded(painter, {}, round, portraitSide / 2.0, palette);
    constexpr int inner = 11;
    const QString kind = kindOf(index);
    themedIcon(kind.isEmpty() ? "recordings" : kind.toLatin1().constData())
        .paint(&painter, round.adjusted(inner, inner, -inner, -inner), Qt::AlignCenter);
}

void RecordingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const Tokens& tokens = tokensOf(palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect card = option.rect.adjusted(rowMargin, 0, -rowMargin, 0);
    if (startsDay(index)) {
        QRect header = option.rect;
        header.setHeight(headerHeight(option.font));
        paintHeader(*painter, header, index, option.font, palette);
        card.setTop(card.top() + headerHeight(option.font));
    }
    drawItemBackground(*painter, card, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver,
                       palette);
    if (index.data(RecordingModel::NewRole).toBool()) {
        constexpr int dot = 8;
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.accent);
        painter->drawEllipse(QRect(option.rect.left() + rowMargin, card.center().y() - dot / 2, dot, dot));
    }
    const QRect inside = card.adjusted(rowPadding, 0, -rowPadding, 0);
    paintPortraits(*painter, QRect(inside.left(), card.top(), portraitsWidth, card.height()), index, palette);

    const QRect thumbnail(inside.right() + 1 - picture.width(), card.center().y() - picture.height() / 2,
                          picture.width(), picture.height());
    if (clipsOf(index) > 1) // a second picture behind the first one
        drawRounded(*painter, {}, thumbnail.translated(3, 3), 4, palette);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    drawRounded(*painter, pixmap, thumbnail, 4, palette);
    if (pixmap.isNull())
        themedIcon("recordings").paint(painter, thumbnail.adjusted(0, 10, 0, -10), Qt::AlignCenter, QIcon::Disabled);

    const QFont second = secondFont(option.font);
    const int width = textWidth(option.rect.width());
    const int error = errorHeight(index, second, width);
    const int height = 2 * option.fontMetrics.height() + lineGap + error;
    QRect line(inside.left() + portraitsWidth + textGap, card.center().y() - height / 2 + 1, width,
               option.fontMetrics.height());
    const auto people = index.data(RecordingModel::PeopleRunsRole).value<QList<TextRun>>();
    painter->setPen(people.isEmpty() ? tokens.text2 : tokens.text1);
    paintRuns(*painter, line, option.font, people.isEmpty() ? QList<TextRun>{{stateText(index), false}} : people);

    line.translate(0, line.height() + lineGap);
    drawWithIcon(*painter, line, kindOf(index), factsText(index, QFontMetrics(second), line.width() - kindSide),
                 option.font, palette);
    if (error > 0) {
        painter->setPen(tokens.danger);
        painter->drawStaticText(QPoint(line.left(), line.bottom() + lineGap),
                                wrappedText(index.data(RecordingModel::ErrorRole).toString(), second, width));
    }

    if (ScanState(index.data(RecordingModel::StateRole).toInt()) == ScanState::Scanning) {
        QRectF bar(line.left(), card.bottom() - progressHeight - 2, width, progressHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.pressed);
        painter->drawRoundedRect(bar, progressHeight / 2.0, progressHeight / 2.0);
        bar.setWidth(bar.width() * index.data(RecordingModel::ProgressRole).toDouble());
        painter->setBrush(tokens.accent);
        painter->drawRoundedRect(bar, progressHeight / 2.0, progressHeight / 2.0);
    }
    painter->restore();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peopleview.h"

#include "ui/widgets/edgescroll.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/tokens.h"

#include <QApplication>
#include <QDropEvent>
#include <QIcon>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QtMath>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int foldedPortrait = 36;
constexpr int foldedGap = 12; // above, between and below
constexpr int portraitSide = 40;
constexpr int personPadding = 8;
constexpr int keySide = 18;
constexpr int roleSide = 14;
constexpr int roleGap = 5;

/// A round face with name and counts beside it; "New person" has a dashed border.
class PersonDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (isFolded(option))
            return QSize(foldedPortrait, foldedPortrait + scaledMetrics(option).height() + foldedGap);
        const int text = textHeight(option, index);
        return QSize(portraitSide, qMax(portraitSide, text) + 2 * personPadding + 4);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const PeopleView*>(option.widget);
        const bool target = view && view->dropTarget() == index;
        const bool isNew = index.data(FaceRole::Id).toLongLong() == 0;
        const QPalette& palette = option.palette;
        const QColor highlight = palette.color(QPalette::Highlight);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isFolded(option)) {
            paintFolded(*painter, option, index, target);
            painter->restore();
            return;
        }
        const QRect card = option.rect.adjusted(8, 2, -8, -2);
        drawItemBackground(*painter, card, target || (option.state & QStyle::State_Selected && !isNew),
                           option.state & QStyle::State_MouseOver, palette);
        if (target || isNew) {
            const QColor line = target ? highlight : tokensOf(palette).lineStrong;
            painter->setPen(QPen(line, target ? 2 : 1.2, target ? Qt::SolidLine : Qt::DashLine));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8);
        }
        QRectF picture(card.left() + personPadding, 0, portraitSide, portraitSide);
        picture.moveTop(card.center().y() - portraitSide / 2.0);
        if (isNew) {
            themedIcon("person-add").paint(painter, picture.adjusted(8, 8, -8, -8).toRect());
        } else {
            drawPortrait(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture,
                         personColour(index.data(FaceRole::Colour).toUInt(), tokensOf(palette).isDark), palette);
        }
        paintText(painter, option, index, card);
        if (const int key = index.data(FaceRole::Key).toInt(); key > 0)
            paintKey(painter, option, card, key);
        painter->restore();
    }

private:
    static bool isFolded(const QStyleOptionViewItem& option)
    {
        const auto* view = qobject_cast<const PeopleView*>(option.widget);
        return view != nullptr && view->isFolded();
    }

    static QFontMetrics scaledMetrics(const QStyleOptionViewItem& option)
    {
        return QFontMetrics(secondFont(option.font));
    }

    static void paintFolded(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                            bool target)
    {
        const QPalette& palette = option.palette;
        const Tokens& tokens = tokensOf(palette);
        const bool isNew = index.data(FaceRole::Id).toLongLong() == 0;
        const QRect card = option.rect.adjusted(4, 2, -4, -2);
        drawItemBackground(painter, card, target || (option.state & QStyle::State_Selected && !isNew),
                           option.state & QStyle::State_MouseOver, palette);
        if (target) {
            painter.setPen(QPen(tokens.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8);
        }
        const QRectF picture(card.center().x() - foldedPortrait / 2.0 + 0.5, card.top() + 4, foldedPortrait,
                             foldedPortrait);
        if (isNew) {
            painter.setPen(QPen(target ? tokens.accent : tokens.lineStrong, 1.2, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(picture.adjusted(1, 1, -1, -1));
            constexpr int inner = 9;
            themedIcon("person-add").paint(&painter, picture.adjusted(inner, inner, -inner, -inner).toRect());
        } else {
            drawPortrait(painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture,
                         personColour(index.data(FaceRole::Colour).toUInt(), tokens.isDark), palette);
        }
        const QFontMetrics metrics = scaledMetrics(option);
        const QRect line(card.left(), int(picture.bottom()) + 2, card.width(), metrics.height());
        painter.setFont(secondFont(option.font));
        painter.setPen(tokens.text2);
        const QString name = isNew ? PeopleView::tr("New", "person") : index.data().toString();
        painter.drawText(line, Qt::AlignCenter, metrics.elidedText(name, Qt::ElideRight, line.width()));
    }

    static void paintKey(QPainter* painter, const QStyleOptionViewItem& option, const QRect& card, int key)
    {
        const QRectF cap(card.right() - keySide - personPadding, card.center().y() - keySide / 2.0, keySide, keySide);
        drawKey(*painter, cap, QString::number(key), option.font, option.palette);
    }

    static int textWidth(const QStyleOptionViewItem& option)
    {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        return (view ? view->viewport()->width() : option.rect.width()) - 16 - portraitSide - 4 * personPadding -
               keySide;
    }

    static int heightOf(const QFont& font, const QString& text, int width)
    {
        return text.isEmpty() ? 0 : qCeil(wrappedText(text, font, width).size().height());
    }

    /// What an icon before the subtitle takes.
    static int iconWidth(const QModelIndex& index)
    {
        return index.data(FaceRole::Icon).toString().isEmpty() ? 0 : roleSide + roleGap;
    }

    static int textHeight(const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const int width = textWidth(option);
        return heightOf(scaledFont(option.font, 1, true), index.data().toString(), width) +
               heightOf(secondFont(option.font), index.data(FaceRole::Subtitle).toString(), width - iconWidth(index));
    }

    static void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                          const QRect& card)
    {
        QPoint at(card.left() + portraitSide + 2 * personPadding,
                  card.center().y() - textHeight(option, index) / 2 + 1);
        int width = textWidth(option);
        const auto paintLines = [&](const QFont& font, const QColor& colour, const QString& text) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawStaticText(at, wrappedText(text, font, width));
            at.ry() += heightOf(font, text, width);
        };
        paintLines(scaledFont(option.font, 1, true), option.palette.color(QPalette::Text), index.data().toString());
        if (const QString icon = index.data(FaceRole::Icon).toString(); !icon.isEmpty()) {
            const int middle = QFontMetrics(secondFont(option.font)).height() / 2;
            themedIcon(icon.toLatin1().constData())
                .paint(painter, QRect(at.x(), at.y() + middle - roleSide / 2, roleSide, roleSide));
        }
        at.rx() += iconWidth(index);
        width -= iconWidth(index);
        paintLines(secondFont(option.font), quietText(option.palette), index.data(FaceRole::Subtitle).toString());
    }
};
} // namespace

PeopleView::PeopleView(QAbstractItemModel* model, QWidget* parent)
    : MenuView(parent)
    , m_scroll(new EdgeScroll(this))
{
    setObjectName(u"peopleView"_s);
    setAccessibleName(tr("People"));
    setModel(model);
    setItemDelegate(new PersonDelegate(this));
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setFrameShape(NoFrame);
}

void PeopleView::fitRows()
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto fit = [this] {
        int height = 0;
        for (int row = 0; row < model()->rowCount(); ++row)
            height += sizeHintForRow(row);
        setFixedHeight(height);
    };
    fit();
    connect(model(), &QAbstractItemModel::modelReset, this, fit);
    connect(model(), &QAbstractItemModel::dataChanged, this, fit);
    connect(this, &PeopleView::heightsChanged, this, fit);
}

void PeopleView::setFolded(bool on)
{
    m_isFolded = on;
    scheduleDelayedItemsLayout();
    Q_EMIT heightsChanged();
}

void PeopleView::resizeEvent(QResizeEvent* event)
{
    MenuView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) // names wrap anew
        Q_EMIT heightsChanged();
}

void PeopleView::setTarget(const QModelIndex& index)
{
    m_target = index;
    viewport()->update();
}

QModelIndex PeopleView::targetOf(const QDropEvent* event) const
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool can = index.isValid() && model()->canDropMimeData(event->mimeData(), event->dropAction(), -1, -1, index);
    return can ? index : QModelIndex();
}

void PeopleView::dragEnterEvent(QDragEnterEvent* event)
{
    // Where exactly is decided while it moves.
    event->setAccepted(event->mimeData()->hasFormat(model()->mimeTypes().constFirst()));
    listen(event->isAccepted());
}

void PeopleView::listen(bool on)
{
    if (std::exchange(m_listens, on) == on)
        return;
    if (on)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
}

bool PeopleView::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_listens || (event->type() != QEvent::KeyPress && event->type() != QEvent::Wheel))
        return MenuView::eventFilter(watched, event);
    if (event->type() == QEvent::Wheel) {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        verticalScrollBar()->setValue(verticalScrollBar()->value() - wheel->angleDelta().y());
        return true;
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool takesAway = key->key() == Qt::Key_Backspace;
    if (!takesAway && (key->text().isEmpty() || !key->text().at(0).isPrint()))
        return MenuView::eventFilter(watched, event); // Escape ends the drag
    Q_EMIT typedWhileDragging(takesAway ? QString() : key->text());
    return true;
}

void PeopleView::dragMoveEvent(QDragMoveEvent* event)
{
    setTarget(targetOf(event));
    event->setAccepted(m_target.isValid());
    m_scroll->dragAt(event->position().toPoint().y());
}

void PeopleView::dragLeaveEvent(QDragLeaveEvent*)
{
    listen(false);
    m_scroll->stop();
    setTarget({});
}

void PeopleView::dropEvent(QDropEvent* event)
{
    listen(false);
    m_scroll->stop();
    const QModelIndex target = targetOf(event);
    setTarget({});
    event->setAccepted(target.isValid() &&
                       model()->dropMimeData(event->mimeData(), event->dropAction(), -1, -1, target));
}

} // namespace ringface

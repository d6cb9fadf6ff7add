// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/namefield.h"

#include "core/library/library.h"
#include "core/library/values/personname.h"
#include "ui/player/placing.h"
#include "ui/player/stage.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int fieldWidth = 264;
constexpr int rowHeight = 52;
constexpr int portrait = 40;
constexpr int mostPeople = 5;
constexpr int longestName = 100;

enum Roles { NameRole = Qt::UserRole, HowRole, KeyRole, FaceRole, KindRole, ColourRole };
enum Kinds { PersonRow, NewRow, IgnoreRow };

/// Portrait, name, how much alike, and the key.
class Rows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        constexpr int plainRow = 40;
        return {fieldWidth - 20, index.data(KindRole).toInt() == PersonRow ? rowHeight : plainRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(0x1f, 0x34, 0x4c));
            painter->drawRoundedRect(option.rect, 6, 6);
        }
        QRect text = option.rect.adjusted(56, 0, -8, 0);
        const QRectF round(option.rect.left() + 6, option.rect.center().y() - portrait / 2.0 + 0.5, portrait, portrait);
        if (index.data(KindRole).toInt() == PersonRow) {
            painter->setPen(QPen(index.data(ColourRole).value<QColor>(), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawEllipse(round.adjusted(1, 1, -1, -1));
            drawRounded(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), round.adjusted(4, 4, -4, -4),
                        portrait, stagePalette());
        }
        const QString key = index.data(KeyRole).toString();
        const int keyWidth = key.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(key) + 12;
        if (!key.isEmpty()) {
            const QRect cap(text.right() - keyWidth, option.rect.center().y() - 10, keyWidth, 20);
            painter->setPen(stage::line);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter->setPen(stage::second);
            painter->drawText(cap, Qt::AlignCenter, key);
            text.setRight(cap.left() - 8);
        }
        const QString how = index.data(HowRole).toString();
        const QFont bold = scaledFont(option.font, 1, index.data(KindRole).toInt() == PersonRow);
        painter->setFont(bold);
        painter->setPen(stage::text);
        const QRect upper = how.isEmpty() ? text : text.adjusted(0, 8, 0, -text.height() / 2);
        painter->drawText(
            upper, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(bold).elidedText(index.data(NameRole).toString(), Qt::ElideRight, upper.width()));
        if (!how.isEmpty()) {
            painter->setFont(option.font);
            painter->setPen(stage::second);
            painter->drawText(text.adjusted(0, text.height() / 2, 0, -8), Qt::AlignLeft | Qt::AlignVCenter, how);
        }
        painter->restore();
    }
};
} // namespace

NameField::NameField(Library& library, ThumbnailCache& thumbnails, QWidget* parent)
    : QFrame(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"nameField"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(fieldWidth);
    m_edit->setObjectName(u"nameEntry"_s);
    m_edit->setAccessibleName(tr("Name of this person"));
    m_edit->setPlaceholderText(tr("Who is this?"));
    m_edit->setMaxLength(longestName);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"likelyPeople"_s);
    m_list->setAccessibleName(tr("Likely people"));
    m_list->setItemDelegate(new Rows(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &NameField::fill);
    connect(m_list, &QListWidget::itemEntered, m_list, [this](QListWidgetItem* item) { m_list->setCurrentItem(item); });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(m_list->row(item)); });
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, &NameField::showPortraits);
    hide();
}

QList<NameField::Candidate> NameField::candidatesFor(FaceId face) const
{
    QList<Person> people = m_library.people();
    std::ranges::stable_sort(people, std::ranges::greater(), &Person::lastSeen);
    const std::optional<Explanation> why = face != 0 ? m_library.recognition().explain(face) : std::nullopt;
    QList<Candidate> out;
    const auto add = [&out](const Person& person, const QString& how) {
        if (std::ranges::find(out, person.name, &Candidate::name) == out.end())
            out.append({person.name, person.bestFace, how, personColour(person.colour, true)});
    };
    constexpr float very = 0.9F; // of the distance up to which a name is given
    constexpr float little = 1.1F;
    for (const NearFace& near : why ? why->nearest : QList<NearFace>()) {
        const auto person = std::ranges::find(people, near.person, &Person::id);
        if (person == people.end())
            continue;
        add(*person, near.distance <= very * why->limit     ? tr("Very much alike")
                     : near.distance <= little * why->limit ? tr("A little alike")
                                                            : tr("Hardly alike"));
    }
    for (const Person& person : std::as_const(people))
        add(person, {});
    return out;
}

void NameField::ask(FaceId face, const QString& text)
{
    m_face = face;
    m_candidates = candidatesFor(face);
    m_asking = true;
    m_edit->setText(text);
    fill();
    show();
    raise();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->end(false);
}

void NameField::fill()
{
    const QString text = m_edit->text().simplified();
    m_list->clear();
    const auto add = [this](Kinds kind, const QString& name, const QString& how, const QString& keyText) {
        auto* item = new QListWidgetItem(m_list);
        item->setData(KindRole, kind);
        item->setData(NameRole, name);
        item->setData(HowRole, how);
        item->setData(KeyRole, keyText);
        item->setData(Qt::AccessibleTextRole, how.isEmpty() ? name : tr("%1, %2", "name, how alike").arg(name, how));
        return item;
    };
    QList<Candidate> shown;
    for (const bool fromStart : {true, false}) {
        for (const Candidate& candidate : std::as_const(m_candidates)) {
            const bool starts = candidate.name.startsWith(text, Qt::CaseInsensitive);
            const bool fits = fromStart ? starts : !starts && candidate.name.contains(text, Qt::CaseInsensitive);
            if (fits && shown.size() < mostPeople)
                shown.append(candidate);
        }
    }
    for (const Candidate& candidate : std::as_const(shown)) {
        const int number = m_list->count();
        QListWidgetItem* item = add(PersonRow, candidate.name, candidate.how,
                                    number == 0      ? tr("Enter", "key")
                                    : text.isEmpty() ? QString::number(number + 1)
                                                     : QString());
        item->setData(FaceRole, candidate.portrait);
        item->setData(ColourRole, candidate.colour);
    }
    const bool isKnown =
        std::ranges::any_of(m_candidates, [&text](const Candidate& c) { return nameKey(c.name) == nameKey(text); });
    if (!text.isEmpty() && !isKnown)
        add(NewRow, tr("New person \"%1\"").arg(text), {},
            shown.isEmpty() ? tr("Enter", "key") : tr("Shift+Enter", "key"));
    if (m_face != 0)
        add(IgnoreRow, tr("Ignore"), {}, tr("Alt+I", "key"));
    m_list->setCurrentRow(0);
    int height = 2;
    for (int row = 0; row < m_list->count(); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height);
    m_list->setVisible(m_list->count() > 0);
    showPortraits();
    adjustSize();
}

void NameField::showPortraits()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        if (const FaceId face = item->data(FaceRole).toLongLong(); face != 0)
            item->setData(Qt::DecorationRole, m_thumbnails.face(face));
    }
}

void NameField::placeBeside(const QRectF& box, const QRect& area, const QList<QRectF>& faces)
{
    adjustSize();
    move(placeBesideBox(size(), box, area, faces));
}

void NameField::answer(const QString& name)
{
    m_asking = false;
    hide();
    Q_EMIT named(name);
}

void NameField::take(int row)
{
    const QListWidgetItem* item = m_list->item(row);
    if (!m_asking || !item)
        return;
    switch (item->data(KindRole).toInt()) {
    case PersonRow:
        return answer(item->data(NameRole).toString());
    case NewRow:
        return answer(m_edit->text().simplified());
    default:
        m_asking = false;
        hide();
        Q_EMIT ignored();
    }
}

bool NameField::key(int key, Qt::KeyboardModifiers modifiers)
{
    const QString text = m_edit->text().simplified();
    switch (key) {
    case Qt::Key_Escape:
        m_asking = false;
        hide();
        Q_EMIT cancelled();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int count = m_list->count();
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + (key == Qt::Key_Down ? 1 : count - 1)) % count);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers.testFlag(Qt::ShiftModifier)) {
            if (!text.isEmpty())
                answer(text);
        } else if (text.isEmpty() && m_face == 0) {
            hide(); // nobody's face
            Q_EMIT cancelled();
        } else {
            take(m_list->currentRow());
        }
        return true;
    case Qt::Key_I:
        if (!modifiers.testFlag(Qt::AltModifier) || m_face == 0)
            return false;
        take(m_list->count() - 1);
        return true;
    default:
        break;
    }
    const int number = key - Qt::Key_1;
    const bool picks = text.isEmpty() && modifiers == Qt::NoModifier && number >= 0 && number < m_list->count() &&
                       m_list->item(number)->data(KindRole).toInt() == PersonRow;
    if (picks)
        take(number);
    return picks;
}

bool NameField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* pressed = static_cast<QKeyEvent*>(event);
        return key(pressed->key(), pressed->modifiers());
    }
    if (event->type() == QEvent::ShortcutOverride) { // letters and digits are text here
        event->accept();
        return true;
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide(); // the focus is where the user wants it
    }
    return QFrame::eventFilter(watched, event);
}

void NameField::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_asking = false;
}

} // namespace ringface

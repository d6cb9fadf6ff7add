// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peoplepage.h"

#include "core/library/values/peoplevalues.h"
#include "ui/people/peoplegrid.h"
#include "ui/people/personactions.h"
#include "ui/people/personpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/peoplemodel.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int everybody = -2; // beside the roles; -1 is none to a group of buttons
constexpr int topGap = 12;
} // namespace

PeoplePage::PeoplePage(Library& library, PersonActs& acts, PeopleModel* people, ThumbnailCache& thumbnails,
                       QWidget* parent)
    : QStackedWidget(parent)
    , m_acts(acts)
    , m_open(new QAction(tr("Open"), this))
    , m_person(new PersonPage(library, acts, thumbnails, this))
{
    setObjectName(u"peoplePage"_s);
    addWidget(makeCards(people));
    addWidget(m_person);
    m_rename = PersonActs::makeRename(m_grid);
    connect(m_rename, &QAction::triggered, this, &PeoplePage::askNewName);
    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) {
        m_grid->setFocus();
        m_acts.rename(*m_renamed, name);
    });
    connect(m_entry, &NameEntry::cancelled, m_grid, qOverload<>(&QWidget::setFocus));
    connect(m_open, &QAction::triggered, this, [this] { showPerson(m_grid->chosen()); });
    connect(m_grid, &PeopleGrid::personActivated, this, &PeoplePage::showPerson);
    connect(m_grid, &PeopleGrid::mergeWanted, &acts, &PersonActs::merge);
    connect(m_grid, &PeopleGrid::menuWanted, this, &PeoplePage::showMenu);
    connect(m_person, &PersonPage::backWanted, this, [this] { showPerson(0); });
    connect(m_person, &PersonPage::faceActivated, this, &PeoplePage::faceActivated);
    connect(m_person, &PersonPage::findWanted, this, &PeoplePage::findWanted);
    connect(m_person, &PersonPage::exportWanted, this, &PeoplePage::exportWanted);
    connect(m_person, &PersonPage::playWanted, this, &PeoplePage::playWanted);
    connect(m_person, &PersonPage::clipWanted, this, &PeoplePage::clipWanted);
}

QWidget* PeoplePage::makeCards(PeopleModel* people)
{
    auto* page = new QWidget(this);
    page->setObjectName(u"peopleCards"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    m_people = people;
    m_cards = new PeopleCards(people, this);
    m_grid = new PeopleGrid(m_cards, page);
    m_entry = new NameEntry(m_grid->viewport());
    m_empty = new EmptyState(m_grid, "people", {}, tr("Go to the unknown faces"));
    connect(m_empty, &EmptyState::clicked, this, &PeoplePage::unknownWanted);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeTop(page));
    column->addWidget(m_grid, 1);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_cards, changed, this, &PeoplePage::count);
    connect(m_cards, &QAbstractItemModel::modelReset, this, &PeoplePage::count);
    connect(m_cards, &QAbstractItemModel::layoutChanged, this, &PeoplePage::count);
    connect(people, &QAbstractItemModel::rowsRemoved, this, &PeoplePage::count);
    count();
    return page;
}

QLayout* PeoplePage::makeTop(QWidget* page)
{
    m_title = new QLabel(page);
    m_title->setObjectName(u"peopleTitle"_s);
    m_title->setFont(titleFont(font()));
    auto* search = new QLineEdit(page);
    search->setObjectName(u"peopleSearch"_s);
    search->setPlaceholderText(tr("Search people"));
    search->setAccessibleName(search->placeholderText());
    search->setClearButtonEnabled(true);
    search->addAction(themedIcon("search"), QLineEdit::LeadingPosition);
    constexpr int searchWidth = 200;
    search->setMaximumWidth(searchWidth);
    connect(search, &QLineEdit::textChanged, m_cards, &PeopleCards::setName);
    connect(search, &QLineEdit::returnPressed, this, [this] {
        m_grid->setCurrentIndex(m_cards->index(0, 0));
        m_grid->setFocus();
    });
    auto* order = new QComboBox(page);
    order->setObjectName(u"peopleOrder"_s);
    order->setAccessibleName(tr("Order of the people"));
    order->addItem(tr("Most visits"), int(PeopleCards::Order::Visits));
    order->addItem(tr("Last seen"), int(PeopleCards::Order::Seen));
    order->addItem(tr("Name", "order of the people"), int(PeopleCards::Order::Name));
    m_cards->setOrder(PeopleCards::Order::Visits);
    connect(order, &QComboBox::activated, this,
            [this, order] { m_cards->setOrder(PeopleCards::Order(order->currentData().toInt())); });
    auto* save = new QToolButton(page);
    save->setObjectName(u"exportAllButton"_s);
    save->setText(tr("Save all visits..."));
    save->setToolTip(save->text());
    save->setIcon(themedIcon("export"));
    save->setProperty("framed", true);
    connect(save, &QToolButton::clicked, this, [this] { Q_EMIT exportWanted({}); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(24, 16, 24, 8);
    top->setSpacing(topGap);
    top->addWidget(m_title);
    top->addLayout(makeRoles(page));
    top->addStretch(1);
    top->addWidget(search, 1);
    top->addWidget(order);
    top->addWidget(save);
    return top;
}

/// Everybody, or those of one role.
QLayout* PeoplePage::makeRoles(QWidget* page)
{
    m_roles = new QButtonGroup(page);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    const auto add = [&](const QString& text, const char* icon, int id, const char* place) {
        auto* button = new QToolButton(page);
        button->setObjectName(u"roleFilter%1"_s.arg(id));
        button->setText(text);
        button->setToolTip(text);
        if (*icon != '\0')
            button->setIcon(themedIcon(icon));
        button->setCheckable(true);
        button->setProperty("segment", QLatin1StringView(place));
        m_roles->addButton(button, id);
        row->addWidget(button);
    };
    add(tr("All", "people"), "", everybody, "first");
    add(tr("Residents"), roleIcon(Role::Resident), int(Role::Resident), "middle");
    add(tr("Visitors"), "person", int(Role::Visitor), "middle");
    add(tr("Neighbours"), roleIcon(Role::Neighbour), int(Role::Neighbour), "middle");
    add(tr("Deliveries"), roleIcon(Role::Delivery), int(Role::Delivery), "last");
    m_roles->button(everybody)->setChecked(true);
    connect(m_roles, &QButtonGroup::idClicked, this,
            [this](int id) { m_cards->setRole(id == everybody ? std::nullopt : std::optional(Role(id))); });
    return row;
}

/// With words beside the icons where there is room for them.
void PeoplePage::narrow()
{
    const auto show = [this](Qt::ToolButtonStyle style) {
        for (QAbstractButton* button : m_roles->buttons()) {
            if (m_roles->id(button) != everybody)
                static_cast<QToolButton*>(button)->setToolButtonStyle(style);
        }
    };
    show(Qt::ToolButtonTextBesideIcon);
    int needed = 0;
    for (const QWidget* each : widget(0)->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (each != m_grid)
            needed += each->sizeHint().width() + topGap;
    }
    if (needed > width())
        show(Qt::ToolButtonIconOnly);
}

void PeoplePage::resizeEvent(QResizeEvent* event)
{
    QStackedWidget::resizeEvent(event);
    narrow();
}

void PeoplePage::count()
{
    const int all = m_people->rowCount() - 1; // without "New person"
    const int shown = m_cards->rowCount();
    m_title->setText(shown == all ? tr("%n people", nullptr, all) : tr("%1 of %2 people").arg(shown).arg(all));
    m_empty->setText(all > 0 ? tr("Nobody here is called that, or has that role.")
                             : tr("Everybody you have named appears here, with their visits.\n\nName somebody among "
                                  "the unknown faces to begin."));
    m_empty->showButton(all == 0);
}

void PeoplePage::focusCards()
{
    if (currentIndex() == 0)
        m_grid->setFocus(Qt::ShortcutFocusReason);
    else
        m_person->focusFaces();
}

void PeoplePage::showPerson(PersonId id)
{
    m_person->setPerson(id);
    setCurrentIndex(id == 0 ? 0 : 1);
    focusCards();
}

void PeoplePage::askNewName()
{
    m_renamed = m_acts.find(m_grid->chosen());
    if (!m_renamed)
        return;
    m_grid->scrollTo(m_grid->currentIndex());
    const QRect card = m_grid->visualRect(m_grid->currentIndex());
    QRect place(card.left(), 0, card.width(), m_entry->sizeHint().height());
    place.moveTop(card.bottom() - 3 * m_grid->fontMetrics().height() - place.height() / 2);
    m_entry->setGeometry(place);
    m_entry->ask({}, m_renamed->name);
}

void PeoplePage::showMenu(const QPoint& globalPos)
{
    if (const std::optional<Person> person = m_acts.find(m_grid->chosen()))
        m_acts.showMenu(*person, {m_open, m_rename}, this, globalPos);
}

} // namespace ringface

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
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

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
    m_grid = new PeopleGrid(new PeopleCards(people, this), page);
    m_entry = new NameEntry(m_grid->viewport());
    auto* empty = new EmptyState(m_grid, "people",
                                 tr("Everybody you have named appears here, with their visits.\n\nName somebody among "
                                    "the unknown faces to begin."),
                                 tr("Go to the unknown faces"));
    connect(empty, &EmptyState::clicked, this, &PeoplePage::unknownWanted);
    auto* hint = new QLabel(tr("Open a card to see all visits and faces. Drag one card onto another if the two are the "
                               "same person."),
                            page);
    hint->setObjectName(u"hint"_s);
    hint->setWordWrap(true);
    auto* save = new QToolButton(page);
    save->setObjectName(u"exportAllButton"_s);
    save->setText(tr("Save all visits..."));
    save->setIcon(themedIcon("export"));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setProperty("framed", true);
    connect(save, &QToolButton::clicked, this, [this] { Q_EMIT exportWanted({}); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 12, 16, 4);
    top->setSpacing(16);
    top->addWidget(hint, 1);
    top->addWidget(save);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_grid, 1);
    return page;
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

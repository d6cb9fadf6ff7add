// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/peoplepanel.h"

#include "core/library/library.h"
#include "ui/faceroles.h"
#include "ui/labelcommand.h"
#include "ui/nameentry.h"
#include "ui/peoplecommand.h"
#include "ui/peoplemodel.h"
#include "ui/peopleview.h"
#include "ui/texts.h"

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

PeoplePanel::PeoplePanel(Library& library, QUndoStack& undo, PeopleModel* model, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_model(model)
    , m_view(new PeopleView(model, this))
    , m_entry(new NameEntry(m_view->viewport()))
    , m_rename(new QAction(tr("Rename..."), this))
{
    setObjectName(u"peoplePanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(200);
    auto* title = new QLabel(tr("People"), this);
    title->setObjectName(u"panelTitle"_s);
    title->setContentsMargins(16, 14, 16, 6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_view, 1);
    m_rename->setObjectName(u"renameAction"_s);
    m_rename->setShortcut(Qt::Key_F2);
    m_rename->setShortcutContext(Qt::WidgetShortcut);
    m_rename->setShortcutVisibleInContextMenu(true);
    m_view->addAction(m_rename);
    connect(m_rename, &QAction::triggered, this, &PeoplePanel::askNewName);
    connect(m_view, &PeopleView::menuWanted, this, &PeoplePanel::showMenu);
    connect(model, &PeopleModel::facesDropped, this, &PeoplePanel::take);
    connect(m_entry, &NameEntry::accepted, this, &PeoplePanel::nameAccepted);
    connect(m_entry, &NameEntry::cancelled, this, [this] {
        if (m_renamed)
            m_view->setFocus();
    });
}

std::optional<Person> PeoplePanel::chosen() const
{
    const QModelIndex index = m_view->currentIndex();
    const PersonId id = index.data(FaceRole::Id).toLongLong();
    const QList<Person> all = m_library.people();
    const auto found = std::ranges::find(all, id, &Person::id);
    return !index.isValid() || found == all.end() ? std::nullopt : std::optional(*found);
}

void PeoplePanel::take(const QList<qint64>& faces, const QString& name)
{
    m_waiting = faces;
    m_renamed.reset();
    if (!name.isEmpty())
        return nameAccepted(name);
    placeEntry(m_model->index(m_model->rowCount() - 1));
    window()->activateWindow(); // the drag may have come from elsewhere
    m_entry->ask(m_model->names());
}

void PeoplePanel::nameAccepted(const QString& name)
{
    if (m_renamed) {
        m_view->setFocus();
        rename(*m_renamed, name);
    } else {
        m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Say, m_waiting, name}));
    }
}

void PeoplePanel::askNewName()
{
    m_renamed = chosen();
    if (!m_renamed)
        return;
    placeEntry(m_view->currentIndex());
    m_entry->ask({}, m_renamed->name);
}

void PeoplePanel::rename(const Person& person, const QString& name)
{
    if (name == person.name)
        return;
    const auto same = [&name](const QString& n) { return n.compare(name, Qt::CaseInsensitive) == 0; };
    const QList<Person> all = m_library.people();
    for (const Person& p : all) {
        const auto merged = std::ranges::find_if(p.merged, same);
        if (merged != p.merged.end())
            return Q_EMIT noticed(tr("%1 is another name of %2 already.").arg(*merged, p.name));
        if (p.id != person.id && same(p.name))
            return Q_EMIT noticed(tr("There is already somebody called %1. Merge the two instead.").arg(p.name));
    }
    m_undo.push(PeopleCommand::rename(m_library, person, name).release());
}

void PeoplePanel::placeEntry(const QModelIndex& row)
{
    m_view->scrollTo(row);
    QRect place = m_view->visualRect(row).adjusted(16, 0, -16, 0);
    place.setTop(place.center().y() - m_entry->sizeHint().height() / 2);
    place.setHeight(m_entry->sizeHint().height());
    m_entry->setGeometry(place);
}

void PeoplePanel::showMenu(const QPoint& globalPos)
{
    const std::optional<Person> person = chosen();
    if (!person)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"personMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_rename);
    addRoles(menu, *person);
    addMerging(menu, *person);
    menu->addSeparator();
    QAction* remove = menu->addAction(tr("Remove %1 and all their faces...").arg(menuText(person->name)));
    remove->setObjectName(u"removePersonAction"_s);
    connect(remove, &QAction::triggered, this, [this, p = *person] { Q_EMIT removalWanted(p); });
    menu->popup(globalPos);
}

void PeoplePanel::addRoles(QMenu* menu, const Person& person)
{
    QMenu* roles = menu->addMenu(tr("Role"));
    auto* group = new QActionGroup(roles);
    for (const Role role : {Role::Resident, Role::Visitor, Role::Neighbour, Role::Courier}) {
        QAction* action = roles->addAction(roleText(role));
        action->setObjectName(u"roleAction%1"_s.arg(int(role)));
        action->setCheckable(true);
        action->setChecked(role == person.role);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, person, role] {
            if (role != person.role)
                m_undo.push(PeopleCommand::setRole(m_library, person, role).release());
        });
    }
}

void PeoplePanel::addMerging(QMenu* menu, const Person& person)
{
    QMenu* merge = menu->addMenu(tr("Merge into"));
    const QList<Person> all = m_library.people();
    for (const Person& other : all) {
        if (other.id == person.id)
            continue;
        QAction* action = merge->addAction(menuText(other.name));
        action->setObjectName(u"mergeInto%1"_s.arg(other.name));
        connect(action, &QAction::triggered, this,
                [this, person, other] { m_undo.push(PeopleCommand::merge(m_library, person, other).release()); });
    }
    merge->setEnabled(!merge->isEmpty());
    for (const QString& name : person.merged) {
        QAction* action = menu->addAction(tr("Separate %1").arg(menuText(name)));
        action->setObjectName(u"separate%1"_s.arg(name));
        connect(action, &QAction::triggered, this,
                [this, person, name] { m_undo.push(PeopleCommand::separate(m_library, person, name).release()); });
    }
}

} // namespace ringface

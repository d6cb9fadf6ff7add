// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/personactions.h"

#include "core/library/library.h"
#include "ui/people/peoplecommand.h"
#include "ui/widgets/actsmenu.h"
#include "ui/widgets/labelcommand.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/tokens.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QUndoStack>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int dotSide = 16;
}

PersonActs::PersonActs(Library& library, QUndoStack& undo, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_undo(undo)
{
}

std::optional<Person> PersonActs::find(PersonId id) const
{
    const QList<Person> all = m_library.people();
    const auto found = std::ranges::find(all, id, &Person::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void PersonActs::showMenu(const Person& person, const QList<QAction*>& first, QWidget* parent, const QPoint& globalPos)
{
    auto* menu = new QMenu(parent);
    menu->setObjectName(u"personMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(first);
    addRoles(menu, person);
    addColours(menu, person);
    addKeys(menu, person);
    addMerging(menu, person);
    menu->addSeparator();
    QAction* remove = menu->addAction(tr("Remove %1 and all their faces...").arg(menuText(person.name)));
    remove->setObjectName(u"removePersonAction"_s);
    connect(remove, &QAction::triggered, this, [this, person] { Q_EMIT removalWanted(person); });
    menu->popup(globalPos);
}

void PersonActs::merge(PersonId from, PersonId into)
{
    const std::optional<Person> one = find(from);
    const std::optional<Person> other = find(into);
    if (one && other && from != into)
        m_undo.push(PeopleCommand::merge(m_library, *one, *other).release());
}

void PersonActs::correct(const QList<FaceId>& faces, const Person& person, const QString& other)
{
    const QList<FaceId> all = m_library.labels().wholeTracksOf(faces);
    const auto kind = other.isEmpty() ? LabelAct::Kind::SayNot : LabelAct::Kind::Say;
    m_undo.push(new LabelCommand(m_library, {kind, all, other.isEmpty() ? person.name : other}));
}

void PersonActs::setLearnt(const QList<FaceId>& faces, const Person& person, bool on)
{
    const auto kind = on ? LabelAct::Kind::LearnAgain : LabelAct::Kind::LeaveOut;
    m_undo.push(new LabelCommand(m_library, {kind, faces, person.name}));
}

void PersonActs::setPortrait(const Person& person, FaceId face)
{
    m_undo.push(PeopleCommand::setPortrait(m_library, person, face).release());
}

QAction* PersonActs::makeRename(QWidget* list)
{
    auto* rename = new QAction(tr("Rename..."), list);
    setUpAct(rename, "renameAction", {Qt::Key_F2});
    list->addAction(rename);
    return rename;
}

void PersonActs::rename(const Person& person, const QString& name)
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

void PersonActs::addRoles(QMenu* menu, const Person& person)
{
    QMenu* roles = menu->addMenu(tr("Role"));
    auto* group = new QActionGroup(roles);
    for (const Role role : {Role::Resident, Role::Visitor, Role::Neighbour, Role::Delivery}) {
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

void PersonActs::addColours(QMenu* menu, const Person& person)
{
    QMenu* colours = menu->addMenu(tr("Colour"));
    auto* group = new QActionGroup(colours);
    const QStringList names = personColourNames();
    for (quint32 choice = 1; choice <= personColourCount; ++choice) {
        QPixmap dot(dotSide, dotSide);
        dot.fill(Qt::transparent);
        QPainter painter(&dot);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(personColour(choice, tokensOf(colours->palette()).isDark));
        painter.drawEllipse(dot.rect().adjusted(1, 1, -1, -1));
        painter.end();
        QAction* action = colours->addAction(QIcon(dot), names[choice - 1]);
        action->setObjectName(u"colourAction%1"_s.arg(choice));
        action->setCheckable(true);
        action->setChecked(choice == person.colour);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, person, choice] {
            if (choice != person.colour)
                m_undo.push(PeopleCommand::setColour(m_library, person, choice).release());
        });
    }
}

void PersonActs::addKeys(QMenu* menu, const Person& person)
{
    QMenu* keys = menu->addMenu(tr("Key"));
    const auto add = [&](const QString& text, int key) {
        QAction* action = keys->addAction(text);
        action->setObjectName(u"keyAction%1"_s.arg(key));
        connect(action, &QAction::triggered, this, [this, id = person.id, key] { Q_EMIT keyWanted(id, key); });
    };
    constexpr int last = 9;
    for (int key = 1; key <= last; ++key)
        add(QString::number(key), key);
    add(tr("None", "key"), 0);
}

void PersonActs::addMerging(QMenu* menu, const Person& person)
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

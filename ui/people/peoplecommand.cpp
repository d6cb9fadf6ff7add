// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peoplecommand.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

namespace ringface
{

std::unique_ptr<PeopleCommand> PeopleCommand::rename(Library& library, const Person& person, const QString& name)
{
    const auto to = [id = person.id](const QString& n) {
        return [id, n](Library& l) { return l.labels().rename(id, n); };
    };
    return std::make_unique<PeopleCommand>(
        library,
        undoText(tr("%1 is called %2 now").arg(person.name, name), tr("Rename %1 to %2").arg(person.name, name)),
        to(name), to(person.name));
}

std::unique_ptr<PeopleCommand> PeopleCommand::setRole(Library& library, const Person& person, Role role)
{
    const auto to = [id = person.id](Role r) { return [id, r](Library& l) { return l.labels().setRole(id, r); }; };
    const QString text = undoText(tr("%1: %2", "Anna: Neighbour").arg(person.name, roleText(role)),
                                  tr("Change role of %1 to %2").arg(person.name, roleText(role)));
    return std::make_unique<PeopleCommand>(library, text, to(role), to(person.role));
}

std::unique_ptr<PeopleCommand> PeopleCommand::setColour(Library& library, const Person& person, quint32 colour)
{
    const auto to = [id = person.id](quint32 c) { return [id, c](Library& l) { return l.labels().setColour(id, c); }; };
    const QString text =
        undoText(tr("%1 has another colour now").arg(person.name), tr("Change colour of %1").arg(person.name));
    return std::make_unique<PeopleCommand>(library, text, to(colour), to(person.colour));
}

std::unique_ptr<PeopleCommand> PeopleCommand::setPortrait(Library& library, const Person& person, FaceId face)
{
    const auto to = [id = person.id](FaceId f) {
        return [id, f](Library& l) { return l.labels().setPortrait(id, f); };
    };
    const QString text =
        undoText(tr("%1 has another picture now").arg(person.name), tr("Change picture of %1").arg(person.name));
    return std::make_unique<PeopleCommand>(library, text, to(face), to(library.labels().portrait(person.id)));
}

std::unique_ptr<PeopleCommand> PeopleCommand::merge(Library& library, const Person& from, const Person& into)
{
    return std::make_unique<PeopleCommand>(
        library,
        undoText(tr("%1 and %2 are one person now").arg(from.name, into.name),
                 tr("Merge %1 into %2").arg(from.name, into.name)),
        [from = from.id, into = into.id](Library& l) { return l.labels().merge(from, into); },
        [name = from.name](Library& l) { return l.labels().separate(name); });
}

std::unique_ptr<PeopleCommand> PeopleCommand::separate(Library& library, const Person& from, const QString& mergedName)
{
    return std::make_unique<PeopleCommand>(
        library,
        undoText(tr("%1 and %2 are two people again").arg(mergedName, from.name),
                 tr("Separate %1 from %2").arg(mergedName, from.name)),
        [mergedName](Library& l) { return l.labels().separate(mergedName); },
        [mergedName, into = library.labels().mergedInto(mergedName)](Library& l) {
            const std::optional<PersonId> person = l.labels().person(mergedName);
            return person && l.labels().merge(*person, into);
        });
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands about people and their visits.
#include "app/cli/commands/lists.h"
#include "app/cli/context.h"
#include "core/exchange/csv.h"
#include "core/library/safety/backups.h"

#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
std::optional<PersonId> known(const Context& context, const QString& name)
{
    const std::optional<PersonId> id = context.library->labels().person(name);
    if (!id)
        complain(u"There is nobody called %1."_s.arg(name));
    return id;
}

std::optional<Role> roleCalled(const QString& word)
{
    if (word == "courier"_L1) // the word before
        return Role::Delivery;
    for (const Role role : {Role::Visitor, Role::Resident, Role::Neighbour, Role::Delivery}) {
        if (roleWord(role) == word)
            return role;
    }
    return std::nullopt;
}

int rename(Context& context, const QString& from, const QString& to)
{
    const std::optional<PersonId> id = known(context, from);
    if (!id)
        return Failed;
    if (context.library->labels().rename(*id, to))
        return Good;
    complain(
        u"%1 cannot be called %2: the name is empty or taken. To make two people one: person merge"_s.arg(from, to));
    return Failed;
}

int merge(Context& context, const QString& from, const QString& into)
{
    const std::optional<PersonId> a = known(context, from);
    const std::optional<PersonId> b = a ? known(context, into) : std::nullopt;
    if (!a || !b)
        return Failed;
    if (!context.library->labels().merge(*a, *b)) {
        complain(u"%1 and %2 are one person already."_s.arg(from, into));
        return Failed;
    }
    return context.train() ? Good : Failed;
}

int separate(Context& context, const QString& name)
{
    if (!context.library->labels().separate(name)) {
        complain(u"%1 was not merged into anybody."_s.arg(name));
        return Failed;
    }
    return context.train() ? Good : Failed;
}

int setRole(Context& context, const QString& name, const QString& word)
{
    const std::optional<PersonId> id = known(context, name);
    return id && context.library->labels().setRole(*id, *roleCalled(word)) && context.train() ? Good : Failed;
}

int remove(Context& context, const QString& name)
{
    const std::optional<PersonId> id = known(context, name);
    const std::optional<RemovedPerson> gone = id ? context.library->labels().removePerson(*id) : std::nullopt;
    if (!gone)
        return Failed;
    if (!gone->erased)
        complain(u"Another program is using the library. What was deleted may still lie in its file until that is "
                 "closed and a command is run here."_s);
    if (context.json)
        print(QJsonDocument(QJsonObject{{u"name"_s, gone->name},
                                        {u"faces"_s, gone->faces},
                                        {u"tracks"_s, gone->tracks},
                                        {u"labels"_s, gone->labels},
                                        {u"recordings"_s, gone->recordings},
                                        {u"classifierVersions"_s, gone->versions},
                                        {u"erased"_s, gone->erased}}));
    else
        print(
            u"%1 is gone: %2 faces with their pictures and descriptors, %3 labels, previews of %4 recordings, samples "
            "in %5 classifier versions. The recordings themselves are still where they were."_s.arg(gone->name)
                .arg(gone->faces)
                .arg(gone->labels)
                .arg(gone->recordings)
                .arg(gone->versions));
    return context.train() ? Good : Failed;
}
} // namespace

int forget(Context& context)
{
    bool ok = false;
    const int days = context.arguments.value(0).toInt(&ok);
    if (context.arguments.size() != 1 || !ok || days < 1 || !context.yes)
        return usage(u"forget DAYS --yes deletes the unknown faces of recordings older than that for good."_s);
    if (!context.open() || !context.train()) // one of them may have a name by now
        return Failed;
    if (!context.library->recognition().isUpToDate()) {
        complain(u"Some faces were not compared yet with the people you named, so none is forgotten. Try again when "
                 "the scan is done."_s);
        return Failed;
    }
    const std::optional<int> faces =
        context.library->labels().forgetUnknown(QDateTime::currentDateTimeUtc().addDays(-days));
    if (!faces)
        return Failed;
    print(u"%1 unknown faces are forgotten."_s.arg(*faces));
    // Copies must not hold them either.
    const bool renewed = *faces == 0 || renewBackups(context.libraryFolder).error == BackupResult::Error::None;
    if (!renewed)
        complain(u"The copies of the library were deleted, as they still held them, but no new one could be made."_s);
    return context.train() && renewed ? Good : Failed;
}

int people(Context& context)
{
    if (!context.open())
        return Failed;
    if (context.json) {
        print(QJsonDocument(peopleJson(*context.library)));
        return Good;
    }
    const QList<Visit> visits = context.library->visits();
    for (const Person& p : context.library->people())
        print(u"%1 (%2): %3 faces in %4 recordings, %5 visits, last seen %6"_s.arg(p.name, roleWord(p.role))
                  .arg(p.faces)
                  .arg(p.recordings)
                  .arg(std::ranges::count(visits, p.name, &Visit::name))
                  .arg(localTime(p.lastSeen)));
    return Good;
}

int person(Context& context)
{
    const QStringList words = context.arguments;
    const QString act = words.value(0);
    const qsizetype wanted = act == "separate"_L1 || act == "remove"_L1 ? 2 : 3;
    const bool isAct = QStringList{u"rename"_s, u"role"_s, u"merge"_s, u"separate"_s, u"remove"_s}.contains(act);
    if (act == "role"_L1 && words.size() == wanted && !roleCalled(words[2]))
        return usage(u"A role is resident, visitor, neighbour or delivery."_s);
    if (act == "remove"_L1 && !context.yes)
        return usage(u"person remove deletes all faces of somebody for good. Say --yes if that is what you want."_s);
    if (!isAct || words.size() != wanted)
        return usage(
            u"person takes rename NAME NEW, role NAME ROLE, merge NAME INTO, separate NAME, or remove NAME."_s);
    if (!context.open())
        return Failed;
    if (act == "rename"_L1)
        return rename(context, words[1], words[2]);
    if (act == "role"_L1)
        return setRole(context, words[1], words[2]);
    if (act == "merge"_L1)
        return merge(context, words[1], words[2]);
    return act == "separate"_L1 ? separate(context, words[1]) : remove(context, words[1]);
}

int visits(Context& context)
{
    if (!context.open())
        return Failed;
    if (context.json && !context.csv) {
        print(QJsonDocument(visitsJson(*context.library)));
        return Good;
    }
    const QList<Visit> all = context.library->visits();
    if (context.csv) {
        print(visitCsv(all, context.library->recordings()).chopped(1));
        return Good;
    }
    for (const Visit& v : all) {
        const QString name = v.name.isEmpty() ? u"unknown-%1"_s.arg(v.group) : v.name;
        print(u"%1  %2%3  %4"_s.arg(localTime(v.from), name, v.isGuess ? u"?"_s : QString(), v.cameras.join(u", "_s)));
    }
    return Good;
}

} // namespace ringface::cli

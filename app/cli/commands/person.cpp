// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands about people and their visits.
#include "app/cli/command.h"
#include "app/cli/commands/lists.h"
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
    return context.settle() ? Good : Failed;
}

int separate(Context& context, const QString& name)
{
    if (!context.library->labels().separate(name)) {
        complain(u"%1 was not merged into anybody."_s.arg(name));
        return Failed;
    }
    return context.settle() ? Good : Failed;
}

int setRole(Context& context, const QString& name, const QString& word)
{
    const std::optional<PersonId> id = known(context, name);
    return id && context.library->labels().setRole(*id, *roleCalled(word)) && context.settle() ? Good : Failed;
}

int remove(Context& context, const QString& name)
{
    const std::optional<PersonId> id = known(context, name);
    const std::optional<RemovedPerson> gone = id ? context.library->labels().removePerson(*id) : std::nullopt;
    if (!gone)
        return Failed;
    if (context.library->isErasureDue() && renewBackups(context.libraryFolder).error == BackupResult::Error::None)
        context.library->copiesRenewed();
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
    return context.settle() ? Good : Failed;
}

class Forget : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "forget", "Delete unknown faces of recordings older than so many days, for good");
        constexpr int most = 36'500;
        addNumber(me, "DAYS", m_days, "How old they have to be", "DAYS", 1, most)->required();
        addFlag(me, "--yes", m_yes, "Yes, for good");
    }
    int run(Context& context) override
    {
        if (!m_yes)
            return usage(u"forget DAYS --yes deletes the unknown faces of recordings older than that for good."_s);
        if (!context.open() || !context.settle()) // one of them may have a name by now
            return Failed;
        if (!context.library->recognition().isUpToDate()) {
            complain(
                u"Some faces were not compared yet with the people you named, so none is forgotten. Try again when "
                "the scan is done."_s);
            return Failed;
        }
        const std::optional<int> faces =
            context.library->labels().forgetUnknown(QDateTime::currentDateTimeUtc().addDays(-m_days.value_or(0)));
        if (!faces)
            return Failed;
        print(u"%1 unknown faces are forgotten."_s.arg(*faces));
        // Copies must not hold them either.
        const bool renewed = *faces == 0 || renewBackups(context.libraryFolder).error == BackupResult::Error::None;
        if (!renewed)
            complain(
                u"The copies of the library were deleted, as they still held them, but no new one could be made."_s);
        return context.settle() && renewed ? Good : Failed;
    }

private:
    std::optional<int> m_days;
    bool m_yes = false;
};

class People : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        addJson(add(app, "people", "Everybody who has a name"), context);
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        if (context.json) {
            print(QJsonDocument(peopleJson(*context.library)));
            return Good;
        }
        const QList<Visit> visits = context.library->visits();
        for (const Person& p : context.library->people())
            print(u"%1 (%2): %3 in %4, %5, last seen %6"_s.arg(
                p.name, roleWord(p.role), counted(p.faces, u"face"_s, u"faces"_s),
                counted(p.recordings, u"recording"_s, u"recordings"_s),
                counted(std::ranges::count(visits, p.name, &Visit::name), u"visit"_s, u"visits"_s),
                localTime(p.lastSeen)));
        return Good;
    }
};

class PersonCommand : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "person", "Change a person");
        me->require_subcommand(1);
        const auto act = [&](const char* name, const char* summary, const char* second, const char* type,
                             const char* help, auto does) {
            CLI::App* sub = me->add_subcommand(name, summary);
            sub->fallthrough();
            addText(sub, "NAME", m_name, "As people lists it", "NAME")->required();
            if (second != nullptr)
                addText(sub, second, m_second, help, type)->required();
            sub->callback([this, does] { m_act = does; });
            return sub;
        };
        act("rename", "Give a person another name", "NEW", "NAME", "The new name",
            [this](Context& c) { return rename(c, m_name, m_second); });
        act("role", "Say what a person is to the household", "ROLE", "resident|visitor|neighbour|delivery|courier",
            "resident, visitor, neighbour or delivery", [this](Context& c) { return setRole(c, m_name, m_second); });
        act("merge", "Show a person as another one from now on", "INTO", "NAME", "The one who stays",
            [this](Context& c) { return merge(c, m_name, m_second); });
        act("separate", "Undo a merge", nullptr, nullptr, nullptr, [this](Context& c) { return separate(c, m_name); });
        CLI::App* gone = act("remove", "Delete a person with all faces, for good", nullptr, nullptr, nullptr,
                             [this](Context& c) { return remove(c, m_name); });
        addFlag(gone, "--yes", m_yes, "Yes, for good");
        gone->callback([this] {
            m_act = [this](Context& c) { return remove(c, m_name); };
            m_needsYes = true;
        });
        addJson(gone, context);
    }
    int run(Context& context) override
    {
        if (m_needsYes && !m_yes)
            return usage(
                u"person remove deletes all faces of somebody for good. Say --yes if that is what you want."_s);
        return context.open() ? m_act(context) : Failed;
    }

private:
    std::function<int(Context&)> m_act;
    QString m_name;
    QString m_second;
    bool m_needsYes = false;
    bool m_yes = false;
};

class Visits : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "visits", "Who came when, over clips and cameras");
        addJson(me, context);
        addFlag(me, "--csv", m_csv, "Answer as a table");
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        if (context.json && !m_csv) {
            print(QJsonDocument(visitsJson(*context.library)));
            return Good;
        }
        const QList<Visit> all = context.library->visits();
        if (m_csv) {
            print(visitCsv(all, context.library->recordings()).chopped(1));
            return Good;
        }
        for (const Visit& v : all) {
            const QString name = v.name.isEmpty() ? u"unknown-%1"_s.arg(v.group) : v.name;
            print(u"%1  %2%3  %4"_s.arg(localTime(v.from), name, v.isGuess ? u"?"_s : QString(),
                                        v.cameras.join(u", "_s)));
        }
        return Good;
    }

private:
    bool m_csv = false;
};
} // namespace

std::unique_ptr<Command> makeForget()
{
    return std::make_unique<Forget>();
}

std::unique_ptr<Command> makePeople()
{
    return std::make_unique<People>();
}

std::unique_ptr<Command> makePerson()
{
    return std::make_unique<PersonCommand>();
}

std::unique_ptr<Command> makeVisits()
{
    return std::make_unique<Visits>();
}

} // namespace ringface::cli

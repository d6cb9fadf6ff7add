// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/persontable.h"

#include "core/library/store/database.h"
#include "core/library/values/peoplevalues.h"
#include "core/library/values/personname.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

PersonTable::PersonTable(Database& db)
{
    Rows q = db.query(u"SELECT id, name, role, colour, merged_into FROM persons"_s);
    while (q.isActive() && q.next())
        m_persons[q.value(0).toLongLong()] = {
            q.value(1).toString(), Role(q.value(2).toInt()), q.value(3).toUInt(), q.value(4).toLongLong(), 0, {}};
    for (auto& [id, entry] : m_persons) {
        entry.root = findRoot(id);
        const auto shownAs = m_persons.find(entry.root);
        if (shownAs != m_persons.end() && !isNameless(shownAs->second.role))
            entry.shownName = shownAs->second.name;
    }
}

PersonId PersonTable::root(PersonId id) const
{
    const auto found = m_persons.find(id);
    return found == m_persons.end() ? 0 : found->second.root;
}

PersonId PersonTable::findRoot(PersonId id) const
{
    auto found = m_persons.find(id);
    // A circle cannot be made with this program; another one's must not hang it.
    for (size_t steps = 0; found != m_persons.end() && steps <= m_persons.size(); ++steps) {
        if (found->second.mergedInto == 0)
            return found->first;
        found = m_persons.find(found->second.mergedInto);
    }
    return 0;
}

PersonId PersonTable::find(const QString& name) const
{
    if (name.isEmpty())
        return 0;
    if (const auto same = std::ranges::find_if(m_persons, [&](const auto& p) { return p.second.name == name; });
        same != m_persons.end())
        return same->first;
    const QString key = nameKey(name);
    PersonId out = 0;
    for (const auto& [id, entry] : m_persons) {
        if (!entry.name.isEmpty() && nameKey(entry.name) == key && (out == 0 || (entry.root == id && root(out) != out)))
            out = id;
    }
    return out;
}

QString PersonTable::name(PersonId id) const
{
    const auto found = m_persons.find(id);
    return found == m_persons.end() ? QString() : found->second.shownName;
}

PersonId PersonTable::shown(PersonId id) const
{
    const auto found = m_persons.find(id);
    return found == m_persons.end() || found->second.shownName.isEmpty() ? 0 : found->second.root;
}

Role PersonTable::role(PersonId id) const
{
    const auto found = m_persons.find(root(id));
    return found == m_persons.end() ? Role::Visitor : found->second.role;
}

quint32 PersonTable::colour(PersonId id) const
{
    const auto found = m_persons.find(root(id));
    return found == m_persons.end() ? 0 : found->second.colour;
}

quint32 PersonTable::freeColour() const
{
    std::array<int, personColourCount> people{};
    for (const auto& [id, entry] : m_persons) {
        if (entry.colour > 0 && entry.colour <= people.size())
            ++people[entry.colour - 1];
    }
    return quint32(std::ranges::min_element(people) - people.begin()) + 1;
}

QString PersonTable::family(PersonId id) const
{
    QStringList ids;
    const PersonId shownAs = root(id);
    for (const auto& [other, entry] : m_persons) {
        if (shownAs != 0 && root(other) == shownAs)
            ids << QString::number(other);
    }
    return ids.join(u',');
}

bool mergeSameNames(Database& db)
{
    struct Named {
        PersonId id = 0;
        qint64 labels = 0;
    };
    std::map<QString, std::vector<Named>> named;
    const PersonTable persons(db);
    for (const auto& [id, entry] : persons.all()) {
        if (entry.root == id && !entry.name.isEmpty() && !isNameless(entry.role))
            named[nameKey(entry.name)].push_back(
                {id, db.value(u"SELECT count(*) FROM labels WHERE person_id = ?"_s, {id}).toLongLong()});
    }
    for (auto& [key, same] : named) {
        // Whoever was named most often keeps the name.
        std::ranges::sort(same, {}, [](const Named& p) { return std::pair(-p.labels, p.id); });
        for (size_t i = 1; i < same.size(); ++i) {
            const bool unused = same[i].labels == 0 && persons.family(same[i].id) == QString::number(same[i].id);
            if (!(unused ? db.run(u"DELETE FROM persons WHERE id = ?"_s, {same[i].id})
                         : db.run(u"UPDATE persons SET merged_into = ? WHERE id = ?"_s, {same[0].id, same[i].id})))
                return false;
        }
    }
    return true;
}

} // namespace ringface

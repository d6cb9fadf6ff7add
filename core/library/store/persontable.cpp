// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/persontable.h"

#include "core/library/store/database.h"

#include <QStringList>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

PersonTable::PersonTable(Database& db)
{
    QSqlQuery q = db.query(u"SELECT id, name, role, colour, merged_into FROM persons"_s);
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
    const auto found = std::ranges::find_if(m_persons, [&](const auto& p) { return p.second.name == name; });
    return found == m_persons.end() || name.isEmpty() ? 0 : found->first;
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

} // namespace ringface

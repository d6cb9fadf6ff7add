// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <map>

namespace ringface
{

class Database;

/// All persons of a library as they are at the moment, and whom each is shown as. Inside of core/library only.
class PersonTable
{
public:
    struct Entry {
        QString name; ///< null for a nameless one
        Role role = Role::Visitor;
        quint32 colour = 0; ///< see Person::colour
        PersonId mergedInto = 0;
        PersonId root = 0;
        QString shownName; ///< the root's; null for a nameless one
    };

    PersonTable() = default;
    explicit PersonTable(Database& db);

    const std::map<PersonId, Entry>& all() const { return m_persons; }
    bool contains(PersonId id) const { return m_persons.contains(id); }
    /// Whom this person is shown as, through all merges; 0 if there is no such person.
    PersonId root(PersonId id) const;
    /// The person with this name, merged or not; if nobody has exactly this one, whoever has it in another case or
    /// form of Unicode. 0 if there is none.
    PersonId find(const QString& name) const;
    /// As it is shown; empty for nobody and for a nameless one.
    QString name(PersonId id) const;
    /// As it is shown: Ignored or Unnamed are nameless.
    Role role(PersonId id) const;
    /// As it is shown.
    quint32 colour(PersonId id) const;
    /// The first of those that the fewest people have.
    quint32 freeColour() const;
    bool isIgnored(PersonId id) const { return role(id) == Role::Ignored; }
    /// The root if its name may be shown, else 0.
    PersonId shown(PersonId id) const;
    /// Everyone shown as the same person, "1,2,3" for SQL's IN.
    QString family(PersonId id) const;

private:
    PersonId findRoot(PersonId id) const;

    std::map<PersonId, Entry> m_persons;
};

/// In libraries of earlier versions, "anna" and "Anna" could be two: each is merged into the one that was named most
/// often, which Labels::separate() undoes. Inside of a transaction; false on failure.
bool mergeSameNames(Database& db);

inline bool isNameless(Role role)
{
    return role == Role::Ignored || role == Role::Unnamed;
}

} // namespace ringface

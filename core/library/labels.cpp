// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is said of faces; the people are in people.cpp.
#include "core/library/labels.h"

#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/persons.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace ringface
{

using namespace Qt::StringLiterals;

bool Labels::change(const std::function<bool()>& work)
{
    if (!m_library.change(work))
        return false;
    Q_EMIT m_library.labelsChanged();
    return true;
}

bool Labels::forEachKnown(const QList<FaceId>& faces, const std::function<bool(FaceId)>& work)
{
    return std::ranges::all_of(faces, [&](FaceId face) { return !m_library.hasFace(face) || work(face); });
}

bool Labels::store(const FaceLabel& label)
{
    return m_db.run(u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id, is_not) "
                    "SELECT recording_id, time_ms, x, y, w, h, id, ?, ? FROM faces WHERE id = ?"_s,
                    {label.person, label.isNot, label.face});
}

bool Labels::take(FaceId face, bool isNot, const QString& people)
{
    const QString of = people.isEmpty() ? QString() : u" AND person_id IN (%1)"_s.arg(people);
    return m_db.run(u"DELETE FROM labels WHERE face_id = ? AND is_not = ?"_s + of, {face, isNot});
}

PersonId Labels::shownPerson(const QString& name)
{
    const PersonTable persons(m_db);
    if (const PersonId known = persons.find(name); known != 0)
        return persons.root(known);
    return m_db.run(u"INSERT INTO persons (name) VALUES (?)"_s, {name}) ? PersonTable(m_db).find(name) : 0;
}

PersonId Labels::addNameless(Role role)
{
    const bool ok = m_db.run(u"INSERT INTO persons (role) VALUES (?)"_s, {int(role)});
    return ok ? m_db.value(u"SELECT last_insert_rowid()"_s).toLongLong() : 0;
}

bool Labels::sayNameless(const QList<FaceId>& faces, Role role)
{
    PersonId person = 0;
    return forEachKnown(faces, [&](FaceId face) {
        person = person == 0 ? addNameless(role) : person;
        return person != 0 && take(face, false) && store({face, person, false});
    });
}

bool Labels::say(const QList<FaceId>& faces, const QString& name)
{
    const QString simple = name.simplified();
    if (simple.isEmpty())
        return false;
    PersonId person = 0;
    QString family;
    return change([&] {
        return forEachKnown(faces, [&](FaceId face) {
            if (person == 0) {
                person = shownPerson(simple);
                family = PersonTable(m_db).family(person);
            }
            return person != 0 && take(face, false) && take(face, true, family) && store({face, person, false});
        });
    });
}

bool Labels::sayNot(const QList<FaceId>& faces, const QString& name)
{
    const QString simple = name.simplified();
    if (simple.isEmpty())
        return false;
    PersonId person = 0;
    QString family;
    return change([&] {
        return forEachKnown(faces, [&](FaceId face) {
            if (person == 0) {
                person = shownPerson(simple);
                family = PersonTable(m_db).family(person);
            }
            return person != 0 && take(face, false, family) && take(face, true, QString::number(person)) &&
                   store({face, person, true});
        });
    });
}

bool Labels::ignore(const QList<FaceId>& faces)
{
    return change([&] { return sayNameless(faces, Role::Ignored); });
}

bool Labels::keepTogether(const QList<FaceId>& faces)
{
    return change([&] { return sayNameless(faces, Role::Unnamed); });
}

bool Labels::split(const QList<FaceId>& faces, const QList<FaceId>& rest)
{
    // Faces of one track are always one person: what is split off takes its whole tracks along.
    const auto trackOf = [this](FaceId face) {
        return m_db.value(u"SELECT track_id FROM faces WHERE id = ?"_s, {face}).toLongLong();
    };
    QSet<TrackId> gone;
    for (const FaceId face : faces)
        gone.insert(trackOf(face));
    QList<FaceId> staying;
    std::ranges::copy_if(rest, std::back_inserter(staying), [&](FaceId face) { return !gone.contains(trackOf(face)); });
    return change([&] {
        return sayNameless(faces, Role::Unnamed) && (staying.isEmpty() || sayNameless(staying, Role::Unnamed));
    });
}

bool Labels::clear(const QList<FaceId>& faces)
{
    return change([&] { return std::ranges::all_of(faces, [&](FaceId face) { return take(face, false); }); });
}

QList<FaceLabel> Labels::of(const QList<FaceId>& faces) const
{
    QList<FaceLabel> out;
    for (const FaceId face : faces) {
        QSqlQuery q =
            m_db.query(u"SELECT person_id, is_not FROM labels WHERE face_id = ? ORDER BY is_not, id"_s, {face});
        while (q.isActive() && q.next())
            out.append({face, q.value(0).toLongLong(), q.value(1).toBool()});
    }
    return out;
}

bool Labels::set(const QList<FaceId>& faces, const QList<FaceLabel>& labels)
{
    return change([&] {
        return std::ranges::all_of(faces, [&](FaceId face) { return take(face, false) && take(face, true); }) &&
               std::ranges::all_of(labels, [&](const FaceLabel& label) { return store(label); });
    });
}

} // namespace ringface

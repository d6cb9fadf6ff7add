// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is said of people; their faces are in labels.cpp.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/removedrecordings.h"
#include "core/library/store/trackcache.h"
#include "core/library/values/personname.h"

#include <QSet>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Nothing is said of this person, and nobody is merged with it.
bool isUnused(Database& db, const PersonTable& persons, PersonId person)
{
    return persons.root(person) == person && persons.family(person) == QString::number(person) &&
           !db.value(u"SELECT 1 FROM labels WHERE person_id = ? AND kind IN (0, 1) LIMIT 1"_s, {person}).isValid();
}
} // namespace

std::optional<PersonId> Labels::person(const QString& name) const
{
    const PersonId id = m_library.m_tracks->persons().find(cleanName(name));
    return id == 0 ? std::nullopt : std::optional(id);
}

bool Labels::rename(PersonId person, const QString& name)
{
    const QString simple = cleanName(name);
    const PersonTable& persons = m_library.m_tracks->persons();
    const PersonId other = persons.find(simple);
    if (simple.isEmpty() || !persons.contains(person) || isNameless(persons.all().at(person).role) ||
        (other != 0 && other != person && !isUnused(m_db, persons, other)))
        return false;
    // An unused holder of that name takes the old one in exchange: undo commands may know it by its id.
    const auto call = [this](PersonId id, const QVariant& as) {
        return m_db.run(u"UPDATE persons SET name = ? WHERE id = ?"_s, {as, id});
    };
    return change({}, [&] {
        return (other == 0 || call(other, QVariant())) && call(person, simple) &&
               (other == 0 || other == person || call(other, persons.all().at(person).name));
    });
}

bool Labels::setRole(PersonId person, Role role)
{
    const PersonTable& persons = m_library.m_tracks->persons();
    if (!persons.contains(person) || isNameless(role) || isNameless(persons.all().at(person).role))
        return false;
    return change({}, [&] { return m_db.run(u"UPDATE persons SET role = ? WHERE id = ?"_s, {int(role), person}); });
}

bool Labels::setColour(PersonId person, quint32 colour)
{
    if (!m_library.m_tracks->persons().contains(person))
        return false;
    return change({}, [&] { return m_db.run(u"UPDATE persons SET colour = ? WHERE id = ?"_s, {colour, person}); });
}

bool Labels::merge(PersonId from, PersonId into)
{
    const PersonTable& persons = m_library.m_tracks->persons();
    const PersonId target = persons.shown(into);
    // Whoever is merged already cannot be merged again: separate() could not bring that back.
    if (target == 0 || target == from || persons.shown(from) != from)
        return false;
    return change({}, [&] { return m_db.run(u"UPDATE persons SET merged_into = ? WHERE id = ?"_s, {into, from}); });
}

PersonId Labels::mergedInto(const QString& mergedName) const
{
    const PersonTable& persons = m_library.m_tracks->persons();
    const PersonId person = persons.find(cleanName(mergedName));
    return person == 0 ? 0 : persons.all().at(person).mergedInto;
}

bool Labels::separate(const QString& mergedName)
{
    const PersonTable& persons = m_library.m_tracks->persons();
    const PersonId person = persons.find(cleanName(mergedName));
    if (person == 0 || persons.root(person) == person)
        return false;
    return change({}, [&] { return m_db.run(u"UPDATE persons SET merged_into = NULL WHERE id = ?"_s, {person}); });
}

namespace
{
/// Deletes a person with everything that shows it.
class Removal
{
public:
    Removal(Database& db, TrackCache& tracks, PersonId person)
        : m_db(db)
        , m_tracks(tracks)
        , m_person(person)
        , m_family(tracks.persons().family(person))
    {
        m_report.name = tracks.persons().name(person);
    }

    bool run() { return removeTracks() && removeSamples() && removeWords() && removeEmptyVersions(); }
    const RemovedPerson& report() const { return m_report; }
    const QSet<RecordingId>& recordings() const { return m_recordings; }

private:
    bool removeTracks()
    {
        for (const auto& [id, recording] : m_tracks.all()) {
            for (const KnownTrack& track : recording.tracks) {
                if (track.who.label != m_person && (track.who.label != 0 || track.who.guess != m_person))
                    continue;
                for (const KeptFace& face : track.faces.kept)
                    m_faces.insert(face.id);
                if (!m_db.run(u"DELETE FROM tracks WHERE id = ?"_s, {track.id}))
                    return false;
                ++m_report.tracks;
                m_report.faces += track.faces.count();
                if (!track.faces.kept.empty())
                    m_recordings.insert(id);
            }
        }
        m_report.recordings = int(m_recordings.size());
        return std::ranges::all_of(m_recordings, [&](RecordingId id) {
            return m_db.run(u"UPDATE recordings SET thumbnail = NULL WHERE id = ?"_s, {id});
        });
    }

    /// Those of others that were made of its faces (of faces of an earlier scan nobody knows: those too, where it was
    /// seen). Its own go with it.
    bool removeSamples()
    {
        m_report.versions =
            count(u"SELECT count(DISTINCT classifier_id) FROM classifier_samples WHERE person_id IN (%1)"_s);
        struct Stored {
            QVariant version;
            PersonId person;
            std::vector<TrainingSample> samples;
        };
        std::vector<Stored> changed;
        Rows q = m_db.query(
            u"SELECT classifier_id, person_id, samples FROM classifier_samples WHERE person_id NOT IN (%1)"_s.arg(
                m_family));
        while (q.isActive() && q.next()) {
            Stored stored{q.value(0), q.value(1).toLongLong(), {}};
            stored.samples = unpackSamples(stored.person, m_db.decrypted(q.value(2)));
            if (std::erase_if(stored.samples, [&](const TrainingSample& s) { return shows(s); }) != 0)
                changed.push_back(std::move(stored));
        }
        if (!q.isActive())
            return false;
        q.finish();
        return std::ranges::all_of(
                   changed,
                   [&](const Stored& s) {
                       return m_db.run(
                           u"UPDATE classifier_samples SET samples = ?, sample_count = ? WHERE classifier_id = ? AND "
                           "person_id = ?"_s,
                           {m_db.encrypted(packSamples(s.samples)), qint64(s.samples.size()), s.version, s.person});
                   }) &&
               m_db.run(u"DELETE FROM classifier_samples WHERE sample_count = 0"_s) &&
               // The person was among those that the others were told from.
               m_db.run(u"UPDATE classifier_samples SET plane = NULL"_s);
    }

    bool shows(const TrainingSample& sample)
    {
        return m_faces.contains(sample.face) ||
               (m_recordings.contains(sample.recording) &&
                !m_db.value(u"SELECT 1 FROM faces WHERE id = ?"_s, {sample.face}).isValid());
    }

    bool removeWords()
    {
        m_report.labels = count(u"SELECT count(*) FROM labels WHERE person_id IN (%1)"_s);
        // Labels, guesses and samples go with their person.
        return m_db.run(u"DELETE FROM persons WHERE id IN (%1)"_s.arg(m_family));
    }

    bool removeEmptyVersions()
    {
        return m_db.run(u"DELETE FROM classifiers WHERE id NOT IN (SELECT classifier_id FROM classifier_samples)"_s) &&
               m_db.run(u"DELETE FROM meta WHERE key = 'classifier' AND CAST(value AS INTEGER) NOT IN "
                        "(SELECT id FROM classifiers)"_s);
    }

    int count(const QString& sql) { return m_db.value(sql.arg(m_family)).toInt(); }

    Database& m_db;
    TrackCache& m_tracks;
    PersonId m_person;
    QString m_family; ///< everyone merged into it too
    QSet<FaceId> m_faces;
    QSet<RecordingId> m_recordings;
    RemovedPerson m_report;
};
} // namespace

std::optional<RemovedPerson> Labels::removePerson(PersonId person)
{
    const PersonTable& persons = m_library.m_tracks->persons();
    if (person == 0 || persons.root(person) != person)
        return std::nullopt;
    Removal removal(m_db, *m_library.m_tracks, person);
    if (!m_library.change([&] {
            return m_library.m_removed->removePeople(persons.family(person)) && removal.run() && m_library.noteChange();
        }))
        return std::nullopt;
    m_library.m_tracks->forgetPersons();
    m_library.m_tracks->forgetAll();
    RemovedPerson report = removal.report();
    report.erased = m_library.erase();
    LibraryChange made;
    made.add(removal.recordings().values(), LibraryChange::Parts(LibraryChange::Scan) | LibraryChange::Faces);
    made.all = LibraryChange::Labels; // "is not" too
    made.people = made.groups = made.versions = true;
    m_library.tell(made);
    return report;
}

} // namespace ringface

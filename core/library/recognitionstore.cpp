// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What recognition begins with; what it says is in guesses.cpp, what it has learnt in classifierversions.cpp.
#include "core/library/recognitionstore.h"

#include "core/library/blobs.h"
#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/tracktable.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString matchSetting = u"match_share"_s;
// What is farther off is no choice of a person.
constexpr float leastShare = 0.5F;
constexpr float mostShare = 2;
} // namespace

bool RecognitionStore::change(const std::function<bool()>& work)
{
    if (!m_library.change(work))
        return false;
    Q_EMIT m_library.recognitionChanged();
    return true;
}

const QString RecognitionStore::revisionSetting = u"revision"_s;

bool RecognitionStore::isDue() const
{
    return m_library.setting(revisionSetting) != m_library.setting(u"trained_revision"_s);
}

float RecognitionStore::matchShare() const
{
    const float share = m_library.setting(matchSetting).toFloat();
    return share >= leastShare && share <= mostShare ? share : 1;
}

bool RecognitionStore::setMatchShare(float share)
{
    return change([&] {
        return m_library.storeSetting(matchSetting, QString::number(double(share), 'g', 9)) && m_library.noteChange();
    });
}

std::vector<RecognitionStore::Encoded> RecognitionStore::readTracks(const QString& condition, const QVariant& value,
                                                                    RecordingId recording) const
{
    std::vector<Encoded> out;
    const QHash<TrackId, TrackPerson> people = m_library.m_tracks->people(recording);
    QSqlQuery q =
        m_db.query(u"SELECT t.id, t.recording_id, t.group_id, t.from_ms, t.to_ms, r.started_at, f.id, "
                   "f.descriptor, f.quality, f.infrared, f.encoder, l.person_id FROM tracks t JOIN "
                   "recordings r ON r.id = t.recording_id JOIN faces f ON f.track_id = t.id LEFT JOIN labels l "
                   "ON l.face_id = f.id AND l.is_not = 0 WHERE f.descriptor IS NOT NULL AND %1 "
                   "ORDER BY t.id, f.encoder, f.id"_s.arg(condition),
                   {value});
    while (q.isActive() && q.next()) {
        const TrackId id = q.value(0).toLongLong();
        const QString encoder = q.value(10).toString();
        if (out.empty() || out.back().second.track != id || out.back().first != encoder) {
            TrackSample t;
            t.track = id;
            t.recording = q.value(1).toLongLong();
            t.group = q.value(2).toLongLong();
            t.fromMs = q.value(3).toInt();
            t.toMs = q.value(4).toInt();
            if (!q.value(5).isNull())
                t.startedAt = QDateTime::fromMSecsSinceEpoch(q.value(5).toLongLong(), Qt::UTC);
            const TrackPerson who = people.value(id);
            t.unnamed = who.unnamed;
            t.notPeople.assign(who.notPeople.cbegin(), who.notPeople.cend());
            out.emplace_back(encoder, std::move(t));
        }
        FaceSample face;
        face.face = q.value(6).toLongLong();
        face.descriptor = unpackDescriptor(q.value(7).toByteArray());
        face.quality = q.value(8).toFloat();
        face.infrared = q.value(9).toBool();
        face.label = q.value(11).toLongLong();
        out.back().second.faces.push_back(std::move(face));
    }
    return out;
}

void RecognitionStore::hold(RecordingId recording)
{
    if (m_held.contains(recording))
        return; // the scan before was interrupted
    std::vector<Encoded> held = readTracks(u"t.by_hand = 0 AND t.recording_id = ?"_s, recording, recording);
    std::erase_if(held, [](const Encoded& e) {
        return e.second.notPeople.empty() &&
               std::ranges::none_of(e.second.faces, [](const FaceSample& f) { return f.label != 0; });
    });
    for (Encoded& e : held)
        e.second.fromMs = e.second.toMs = -1; // beside nobody, not even those who are found now
    m_held[recording] = std::move(held);
}

bool RecognitionStore::release(RecordingId recording)
{
    const auto held = m_held.extract(recording);
    return !held.empty() && !held.mapped().empty();
}

RecognitionInput RecognitionStore::input(const QString& encoder, const MatchLimits& limits) const
{
    RecognitionInput input;
    input.revision = m_library.setting(revisionSetting).toLongLong();
    input.encoder = encoder;
    input.limits = limits;
    input.nextGroup = std::max(m_db.value(u"SELECT max(group_id) FROM tracks"_s).toLongLong(),
                               m_library.setting(u"last_group"_s).toLongLong()) +
                      1;
    std::vector<Encoded> tracks = readTracks(u"f.encoder = ?"_s, encoder);
    for (const auto& [recording, held] : m_held)
        std::ranges::copy_if(held, std::back_inserter(tracks), [&](const Encoded& e) { return e.first == encoder; });
    const PersonTable& persons = m_library.m_tracks->persons();
    for (auto& [of, track] : tracks) {
        for (FaceSample& face : track.faces) {
            const PersonId person = persons.root(face.label);
            face.label = person == 0 || persons.role(person) == Role::Unnamed ? 0 : person;
            if (face.label != 0)
                input.roles[person] = persons.role(person);
        }
        input.tracks.push_back(std::move(track));
    }
    std::ranges::sort(input.tracks, {}, &TrackSample::track);
    QSqlQuery samples =
        m_db.query(u"SELECT s.person_id, s.samples FROM classifier_samples s JOIN classifiers c ON c.id "
                   "= s.classifier_id WHERE c.id = ? AND c.encoder = ? ORDER BY s.person_id"_s,
                   {versionInUse(), encoder});
    while (samples.isActive() && samples.next()) {
        const PersonId person = persons.root(samples.value(0).toLongLong());
        input.roles[person] = persons.role(person);
        const std::vector<TrainingSample> more = unpackSamples(person, samples.value(1).toByteArray());
        input.fixed.insert(input.fixed.end(), more.begin(), more.end());
    }
    return input;
}

namespace
{
const QString otherEncoder = u"FROM face_images i JOIN faces f ON f.id = i.face_id "
                             "WHERE i.crop IS NOT NULL AND f.encoder != ?"_s;
} // namespace

QList<StoredCrop> RecognitionStore::cropsToEncode(const QString& encoder, FaceId after, int count) const
{
    QList<StoredCrop> out;
    QSqlQuery q = m_db.query(
        u"SELECT i.face_id, i.crop, i.points %1 AND i.face_id > ? ORDER BY i.face_id LIMIT ?"_s.arg(otherEncoder),
        {encoder, after, count});
    while (q.isActive() && q.next())
        out.append({q.value(0).toLongLong(), q.value(1).toByteArray(), unpackPoints(q.value(2).toByteArray())});
    return out;
}

int RecognitionStore::countToEncode(const QString& encoder) const
{
    return m_db.value(u"SELECT count(*) "_s + otherEncoder, {encoder}).toInt();
}

bool RecognitionStore::setDescriptors(const QString& encoder, const QList<FaceDescriptor>& descriptors)
{
    return m_library.change([&] {
        // One that could not be encoded gets the encoder too: it is not offered again.
        return m_library.noteChange() && std::ranges::all_of(descriptors, [&](const FaceDescriptor& d) {
                   return m_db.run(
                       u"UPDATE faces SET encoder = ?, descriptor = ? WHERE id = ?"_s,
                       {encoder, d.descriptor.empty() ? QVariant() : QVariant(packDescriptor(d.descriptor)), d.face});
               });
    });
}

} // namespace ringface

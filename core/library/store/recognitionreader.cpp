// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/recognitionreader.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/trackidentity.h"
#include "core/library/values/utctime.h"

#include <algorithm>
#include <iterator>

namespace ringface
{

using namespace Qt::StringLiterals;

QString RecognitionReader::setting(const QString& key)
{
    return m_db.value(u"SELECT value FROM meta WHERE key = ?"_s, {key}).toString();
}

std::vector<EncodedTrack> RecognitionReader::tracks(const QString& condition, const QVariant& value,
                                                    RecordingId recording)
{
    std::vector<EncodedTrack> out;
    const QHash<TrackId, TrackPerson> people = trackPeople(m_db, m_persons, recording);
    Rows q =
        m_db.query(u"SELECT t.id, t.recording_id, t.group_id, t.from_ms, t.to_ms, r.started_at, f.id, "
                   "f.descriptor, f.quality, f.infrared, f.encoder, l.person_id, o.id FROM tracks t JOIN "
                   "recordings r ON r.id = t.recording_id JOIN faces f ON f.track_id = t.id LEFT JOIN labels l "
                   "ON l.face_id = f.id AND l.kind = 0 LEFT JOIN labels o ON o.face_id = f.id AND o.kind = 3 WHERE "
                   "f.descriptor IS NOT NULL AND %1 "
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
                t.startedAt = utcTime(q.value(5).toLongLong());
            const TrackPerson who = people.value(id);
            t.unnamed = who.unnamed;
            t.notPeople.assign(who.notPeople.cbegin(), who.notPeople.cend());
            out.emplace_back(encoder, std::move(t));
        }
        FaceSample face;
        face.face = q.value(6).toLongLong();
        face.descriptor = unpackDescriptor(m_db.decrypted(q.value(7)));
        face.quality = q.value(8).toFloat();
        face.infrared = q.value(9).toBool();
        face.label = q.value(11).toLongLong();
        face.isLeftOut = !q.value(12).isNull();
        out.back().second.faces.push_back(std::move(face));
    }
    return out;
}

std::vector<EncodedTrack> RecognitionReader::taught(RecordingId recording)
{
    std::vector<EncodedTrack> out = tracks(u"t.by_hand = 0 AND t.recording_id = ?"_s, recording, recording);
    std::erase_if(out, [](const EncodedTrack& e) {
        return e.second.notPeople.empty() &&
               std::ranges::none_of(e.second.faces, [](const FaceSample& f) { return f.label != 0; });
    });
    return out;
}

RecognitionInput RecognitionReader::input(const QString& encoder, const MatchLimits& limits,
                                          const std::vector<EncodedTrack>& held)
{
    RecognitionInput input;
    input.revision = setting(u"revision"_s).toLongLong();
    input.encoder = encoder;
    input.limits = limits;
    input.nextGroup = std::max(m_db.value(u"SELECT max(group_id) FROM tracks"_s).toLongLong(),
                               setting(u"last_group"_s).toLongLong()) +
                      1;
    std::vector<EncodedTrack> all = tracks(u"f.encoder = ?"_s, encoder);
    std::ranges::copy_if(held, std::back_inserter(all), [&](const EncodedTrack& e) { return e.first == encoder; });
    for (auto& [of, track] : all) {
        for (FaceSample& face : track.faces) {
            const PersonId person = m_persons.root(face.label);
            face.label = person == 0 || m_persons.role(person) == Role::Unnamed ? 0 : person;
            if (face.label != 0)
                input.roles[person] = m_persons.role(person);
        }
        input.tracks.push_back(std::move(track));
    }
    std::ranges::sort(input.tracks, {}, &TrackSample::track);
    const qint64 chosen = setting(u"classifier"_s).toLongLong();
    if (m_db.value(u"SELECT encoder FROM classifiers WHERE id = ?"_s, {chosen}).toString() == encoder)
        readVersion(chosen, input);
    return input;
}

void RecognitionReader::readVersion(qint64 version, RecognitionInput& input)
{
    Rows q = m_db.query(u"SELECT s.person_id, s.samples, s.plane, c.centre FROM classifier_samples s JOIN "
                        "classifiers c ON c.id = s.classifier_id WHERE c.id = ? ORDER BY s.person_id"_s,
                        {version});
    bool isWhole = true;
    while (q.isActive() && q.next()) {
        const PersonId person = m_persons.root(q.value(0).toLongLong());
        input.roles[person] = m_persons.role(person);
        const std::vector<TrainingSample> more = unpackSamples(person, m_db.decrypted(q.value(1)));
        input.fixed.insert(input.fixed.end(), more.begin(), more.end());
        Descriptor plane = unpackDescriptor(m_db.decrypted(q.value(2)));
        input.fixedSvm.centre = unpackDescriptor(m_db.decrypted(q.value(3)));
        // Deliveries and rejections have none.
        const bool isTold =
            input.roles[person] != Role::Delivery && std::ranges::any_of(more, [](const auto& s) { return !s.isNot; });
        isWhole = isWhole && plane.size() == (isTold ? input.fixedSvm.centre.size() + 1 : 0);
        if (!plane.empty()) {
            const float bias = plane.back();
            plane.pop_back();
            input.fixedSvm.people.push_back({person, std::move(plane), bias});
        }
    }
    if (!isWhole || input.fixedSvm.centre.empty())
        input.fixedSvm = {}; // one that an earlier program stored, or of which somebody was removed
}

std::vector<Guess> RecognitionReader::guesses()
{
    std::vector<Guess> out;
    Rows q = m_db.query(u"SELECT track_id, person_id, distance, runner_up_id, runner_up_distance, nearest_id, "
                        "match_limit, reason, nearest, score FROM guesses ORDER BY track_id"_s);
    while (q.isActive() && q.next()) {
        Guess g;
        g.track = q.value(0).toLongLong();
        g.person = q.value(1).toLongLong();
        g.distance = std::max(0.0F, q.value(2).toFloat()); // below 0: there is none
        g.runnerUp = q.value(3).toLongLong();
        g.runnerUpDistance = q.value(4).toFloat();
        g.nearestPerson = q.value(5).toLongLong();
        g.limit = q.value(6).toFloat();
        g.reason = Reason(q.value(7).toInt());
        g.nearest = unpackNear(q.value(8).toByteArray());
        g.score = q.value(9).toFloat();
        out.push_back(std::move(g));
    }
    return out;
}

} // namespace ringface

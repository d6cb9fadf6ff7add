// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/trackidentity.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace ringface
{

/// One track as lists need it.
struct KnownTrack {
    TrackId id = 0;
    GroupId group = 0;
    qint32 fromMs = 0;
    qint32 toMs = 0;
    TrackPerson who;
    TrackFaces faces;
};

/// A label that says who somebody is.
struct KnownWord {
    PersonId person = 0; ///< as it was said
    FaceId face = 0;     ///< 0: it waits for its face
    float quality = 0;   ///< of the face
    bool infrared = false;
};

/// Whether people know this face better than another one: by day rather than by night, then by its quality.
std::pair<bool, float> showsWell(float quality, bool infrared);

/// One recording as lists need it.
struct KnownRecording {
    bool isVideo = false; ///< photos are no visits
    QString camera;
    QDateTime startedAt;            ///< UTC; invalid if unknown
    std::vector<KnownTrack> tracks; ///< by first appearance
    std::vector<KnownWord> words;
    std::vector<KnownWord> portraits; ///< labels that say whom a face stands for

    /// Null if it is not here.
    const KnownTrack* find(TrackId track) const;
};

/// What most questions to the library are answered from, kept in memory: read when it is first asked for, and again, as
/// far as it was forgotten, when it is next asked for. What another program writes is noticed. Inside of core/library
/// only. Thread: the GUI thread only. What it returns holds until it is next asked for something.
class TrackCache
{
public:
    explicit TrackCache(Database& db);

    const PersonTable& persons();
    /// An empty one if there is no such recording.
    const KnownRecording& of(RecordingId recording);
    const std::map<RecordingId, KnownRecording>& all();
    /// Who the tracks are, of one recording or of all.
    QHash<TrackId, TrackPerson> people(RecordingId recording = 0);
    /// As Library::groups().
    QList<Group> groups();

    // To be called for everything that is written.

    /// Anything of this recording, which may be new or gone.
    void forget(RecordingId recording);
    /// Any person. Tracks and groups are forgotten as far as they are concerned.
    void forgetPersons() { m_personsKnown = false; }
    /// All recordings.
    void forgetAll();

private:
    void refresh();
    void refreshPersons();
    /// Of one, or all.
    void load(RecordingId recording = 0);
    Group gather(GroupId id) const;

    Database& m_db;
    PersonTable m_persons;
    bool m_personsKnown = false;
    qint64 m_version = 0; ///< changes when another program writes
    std::map<RecordingId, KnownRecording> m_recordings;
    bool m_allKnown = false;           ///< but for those that were forgotten
    std::set<RecordingId> m_forgotten; ///< of all
    std::set<std::pair<GroupId, RecordingId>> m_members;
    std::map<GroupId, Group> m_groups; ///< those whose tracks were not forgotten since
};

} // namespace ringface

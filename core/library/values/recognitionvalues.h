// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <limits>
#include <map>
#include <memory>

namespace ringface
{

/// What strangers look like to one encoder, and nobody's face: a mixture of normal distributions of unit descriptors
/// with one covariance for all. Made by models/train/crowd.cpp.
struct CrowdNumbers {
    std::vector<Descriptor> means; ///< of the parts
    std::vector<float> shares;     ///< of the parts; together 1
    std::vector<float> factor;     ///< the covariance's Cholesky factor: the lower triangle, row by row
};

/// Which scores give a name. The defaults are those of an encoder without CrowdNumbers.
struct SvmLimits {
    float sure = std::numeric_limits<float>::infinity(); ///< from here on up to  wider times the distance's limit
    float wider = 1;
    float least = -0.9F;  ///< from here on within the distance's limit
    float clearly = 0.1F; ///< by so much the best score is higher than the next one
    bool operator==(const SvmLimits&) const = default;
};

/// How near two people must be to be one, for one encoder; Euclidean distances.
struct MatchLimits {
    MatchLimits() = default;
    MatchLimits(float both)
        : sure(both)
        , largest(both)
    {
    }
    MatchLimits(float single, float widest)
        : sure(single)
        , largest(widest)
    {
    }
    /// The same limits times \a share.
    MatchLimits scaled(float share) const
    {
        MatchLimits out = *this;
        out.sure *= share;
        out.largest *= share;
        out.scale *= share;
        return out;
    }

    float sure = 0;        ///< between two single tracks
    float largest = 0;     ///< for people who are known to look different from recording to recording
    float scale = 1;       ///< what scaled() has made of the encoder's
    float scatter = 0.05F; ///< how much of the variance of a person's looks counts as squared distance
    /// Of two unknown people in units of the limits above, and of their descriptors less the crowd's centre, brought to
    /// length 1 again: both must hold. Only with a crowd.
    float groupWider = 1;
    float groupCentred = 2;
    SvmLimits svm;
    std::shared_ptr<const CrowdNumbers> crowd; ///< null: there is none of this encoder
    bool useSvm = true;                        ///< false: the distance decides alone, for comparison
    bool operator==(const MatchLimits&) const = default;
};

/// One face of a track, as recognition needs it.
struct FaceSample {
    FaceId face = 0;
    Descriptor descriptor{};
    float quality = 0;
    bool infrared = false;  ///< a grey picture of the camera's night mode
    PersonId label = 0;     ///< 0: not labelled (or as Unnamed)
    bool isLeftOut = false; ///< a person said that nothing is to be learnt from it
};

/// One track with its encoded faces. Tracks of one recording that overlap in time are different people.
struct TrackSample {
    TrackId track = 0;
    RecordingId recording = 0;
    GroupId group = 0; ///< from the last grouping; 0: none yet
    qint32 fromMs = 0;
    qint32 toMs = 0;
    QDateTime startedAt{}; ///< UTC, of the recording; invalid if unknown
    std::vector<FaceSample> faces{};
    PersonId unnamed = 0;              ///< a person said: one with all others of this number, and with no other number
    std::vector<PersonId> notPeople{}; ///< a person said that it is none of these
};

/// What a classifier learns from.
struct TrainingSample {
    PersonId person = 0;
    RecordingId recording = 0;
    FaceId face = 0; ///< the best
    bool infrared = false;
    bool isNot = false; ///< not that person
    Descriptor descriptor{};
    bool operator==(const TrainingSample&) const = default;
};

/// One person's side of the plane that the SVM has found between it and everybody else: the score of a face is
/// weights . z + bias, z being its descriptor, brought to length 1, less the centre, brought to length 1 again.
struct PersonPlane {
    PersonId person = 0;
    Descriptor weights;
    float bias = 0;
    bool operator==(const PersonPlane&) const = default;
};

/// What the SVM has learnt. Immutable; empty where the distance decides alone.
struct SvmModel {
    Descriptor centre; ///< of the crowd
    std::vector<PersonPlane> people;
    bool operator==(const SvmModel&) const = default;
};

/// What the classifier says of one track.
struct Guess {
    TrackId track = 0;
    PersonId person = 0; ///< 0: nobody known
    float distance = 0;  ///< to that person (or to the nearest one, if 0)
    PersonId runnerUp = 0;
    float runnerUpDistance = 0;
    PersonId nearestPerson = 0; ///< whom distance is to
    float limit = 0;            ///< the largest distance that would have given this name
    float score = 0;            ///< of the SVM for nearestPerson; 0 where the distance decides alone
    Reason reason = Reason::None;
    std::vector<NearFace> nearest{}; ///< labelled faces of nearestPerson, nearest first, three at most
    bool operator==(const Guess&) const = default;
};

/// Everything recognition is made of: a copy, so that workers need no library.
struct RecognitionInput {
    qint64 revision = 0;               ///< of the library; to be handed back in the result
    QString encoder;                   ///< of all descriptors
    std::vector<TrackSample> tracks;   ///< by id
    std::map<PersonId, Role> roles;    ///< of all labelled people
    MatchLimits limits;                ///< of the encoder
    GroupId nextGroup = 1;             ///< first group id never used so far
    std::vector<TrainingSample> fixed; ///< of a classifier version that is to be used instead of the labels
    SvmModel fixedSvm{};               ///< of the same; empty if it was stored without
    bool onlyNewFaces = false;         ///< nothing else has changed since the last time
    std::vector<Descriptor> unknown{}; ///< one of each unknown group whose tracks are not asked about
    std::vector<Guess> stored{};       ///< by track; if there are any, the result holds what differs from them only
};

struct TrackGroup {
    TrackId track = 0;
    GroupId group = 0;
};

struct RecognitionResult {
    qint64 revision = 0;            ///< of the input
    std::vector<Guess> guesses;     ///< one for each track
    std::vector<TrackGroup> groups; ///< one for each track without a label
    bool onlyChanges = false;       ///< both hold only what is not as it was
    std::vector<TrackId> gone{};    ///< then: tracks that have no guess any more
    QString encoder;
    MatchLimits limits;
    std::vector<TrainingSample> trainedOn; ///< empty if nobody is known, or if a fixed version was used
    SvmModel svm;                          ///< made of them; as fixedSvm if that was used
};

} // namespace ringface

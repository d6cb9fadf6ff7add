// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

namespace ringface
{

/// People have colours in turn, so that few have the same.
constexpr quint32 personColourCount = 12;

struct Person {
    PersonId id = 0;
    QString name;
    Role role = Role::Visitor;
    quint32 colour = 0; ///< 1 to personColourCount, given with the name; or 0xAARRGGBB, chosen in an earlier version
    int faces = 0;      ///< labelled and guessed
    int labelled = 0;
    int recordings = 0;
    int visits = 0;      ///< see joinVisits()
    FaceId bestFace = 0; ///< the chosen portrait, or the best one that was named
    QDateTime firstSeen; ///< UTC; in videos, as lastSeen
    QDateTime lastSeen;
    QStringList merged; ///< names of those who were merged into this one, by name
};

/// One face of a person.
struct PersonFace {
    FaceId face = 0;
    QDateTime at{};         ///< UTC; invalid if unknown
    bool labelled = false;  ///< a person named this very face
    bool teaches = false;   ///< the newest classifier learnt from it
    bool isLeftOut = false; ///< a person said that nothing is to be learnt from it
    RecordingId recording = 0;
    bool operator==(const PersonFace&) const = default;
};

/// Someone's presence in a recording, for lists. Ignored ones have none.
struct Presence {
    RecordingId recording = 0;
    QString name;         ///< empty for an unknown one
    bool isGuess = false; ///< neither said by a person nor accepted
    GroupId group = 0;    ///< of an unknown one
    qint32 fromMs = 0;
    qint32 toMs = 0;
    int faces = 0;
    bool infrared = false; ///< a kept face of it is from the camera's night mode
    FaceId bestFace = 0;
    quint32 colour = 0; ///< see Person::colour; 0 for an unknown one
    bool operator==(const Presence&) const = default;
};

/// What a label says of its face. Stored by number.
enum class LabelKind {
    Is,        ///< it is that person
    IsNot,     ///< it is not
    Portrait,  ///< it is the picture that stands for that person
    NotLearnt, ///< it is that person, but does not look like it: nothing is learnt from it
};

/// A person's word on one face.
struct FaceLabel {
    FaceId face = 0;
    PersonId person = 0;
    LabelKind kind = LabelKind::Is;
    bool operator==(const FaceLabel&) const = default;
};

/// A label as it is stored.
struct StoredLabel {
    qint64 id = 0;
    RecordingId recording = 0;
    qint32 timeMs = 0; ///< presentation time of its face
    QRect box;         ///< of its face; pixels of the shown picture
    FaceId face = 0;   ///< 0: it waits for its face
    PersonId person = 0;
    LabelKind kind = LabelKind::Is;
};
/// What was said of some faces at a moment; see Labels::snapshot().
struct LabelSnapshot {
    QList<FaceId> faces; ///< that it was asked for
    QList<StoredLabel> labels;
};

/// A change of what an older recording shows, made by the last trainings and not yet looked at by the user.
struct Proposal {
    TrackId track = 0;
    RecordingId recording = 0;
    FaceId face = 0; ///< the track's best
    QString before;  ///< the name shown until then; empty for none
    QString name;    ///< the name shown now; empty for none
    float distance = -1;
};

/// Training samples and limits as they were once.
struct ClassifierVersion {
    qint64 id = 0;
    QDateTime madeAt; ///< UTC
    QString encoder;
    int people = 0;
    int samples = 0;
    bool inUse = false;
};

/// What was deleted with a person, as a proof for the user.
struct RemovedPerson {
    QString name;
    int faces = 0; ///< crops, thumbnails and descriptors
    int tracks = 0;
    int labels = 0;
    int recordings = 0; ///< that lost faces; their preview picture goes too
    int versions = 0;   ///< classifier versions that held samples
    bool erased =
        true; ///< from the file; else another program was reading it, and it is done when the library is opened next
};

} // namespace ringface

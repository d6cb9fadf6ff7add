// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

namespace ringface
{

/// What a person is to the household. Stored by number: append only.
enum class Role {
    Visitor = 0,
    Resident = 1,
    Neighbour = 2,
    Delivery = 3, ///< one name for many people; never given where the name of another role could be
    Ignored = 4,  ///< nameless: of no interest, for good
    Unnamed = 5,  ///< nameless: "these are one person", said of unknown faces
};

/// Why a track has its guess, or none. Stored by number: append only.
enum class Reason {
    None = 0,           ///< not looked at yet
    Near = 1,           ///< near enough to the labelled faces of one person
    Labelled = 2,       ///< a person said so
    NobodyKnown = 3,    ///< nobody is labelled yet
    TooFar = 4,         ///< nobody is near enough
    Ambiguous = 5,      ///< two people are about as near
    PoorFaces = 6,      ///< too small, blurred, dark or turned away
    Rejected = 7,       ///< a person said that it is not the one who is near
    SeenTogether = 8,   ///< the one who is near stands beside it in the same picture
    NearRejected = 9,   ///< nearer to faces of which a person said that they are not that one
    NearDelivery = 10,  ///< a delivery person is nearer than the one whose name it would get
    LikeStrangers = 11, ///< near enough to one person, but no more like that one than like many strangers
};

/// A labelled face that a decision rests on.
struct NearFace {
    FaceId face = 0; ///< 0 if it is no longer in the library
    PersonId person = 0;
    float distance = 0; ///< Euclidean
    bool operator==(const NearFace&) const = default;
};

/// A kept face as the library knows it.
struct Face {
    FaceId id = 0;
    RecordingId recording = 0;
    TrackId track = 0;
    GroupId group = 0;
    qint32 timeMs = 0;
    int frame = 0;
    QRect box; ///< pixels of the original frame
    float quality = 0;
    bool infrared = false;
    QString label;         ///< a person's word; empty if none
    QStringList notPeople; ///< names that a person rejected for this face
    bool ignored = false;  ///< its track is of no interest, by a person's word or because it is like one that is
    QString guess;         ///< the classifier's; empty if none
    bool accepted = false; ///< the guess is within the limit up to which guesses are accepted unasked
    float distance = -1;   ///< of the guess, or of the nearest person if there is no guess; < 0 if not known
    float runnerUpDistance = -1;
    QString runnerUp;
};

/// Why the track of a face is called what it is.
struct Explanation {
    TrackId track = 0;
    Reason reason = Reason::None;
    QString name;        ///< label, else guess, else the nearest person; empty if nobody is known or for an ignored one
    float distance = -1; ///< to that person
    float limit = 0;     ///< the largest distance that would have given a name
    float score = 0;     ///< of the SVM for that person; 0 where the distance decides alone
    QString runnerUp;    ///< empty for an ignored one
    float runnerUpDistance = -1; ///< < 0 if there is none
    float quality = 0;           ///< of the track's best face
    bool infrared = false;
    QList<NearFace> nearest; ///< of other tracks, nearest first, three at most
};

/// A track as the player shows it.
struct Track {
    TrackId id = 0;
    GroupId group = 0;
    FacePath path;
    QString name;         ///< label, else guess, else empty
    bool isGuess = false; ///< neither said by a person nor accepted
    quint32 colour = 0;   ///< of the named person, see Person::colour
    bool ignored = false;
    FaceId bestFace = 0;
};

/// Tracks of one not yet named person.
struct Group {
    GroupId id = 0;
    QList<FaceId> faces; ///< best quality first
    FaceId cover = 0;    ///< the one that people know best: by day if there is a good one, else the first
    int recordings = 0;
    int visits = 0;          ///< in videos; see joinVisits()
    QString suggestion;      ///< most frequent guess among them; empty if none
    QList<FaceId> suggested; ///< of the faces: all but those guessed to be somebody else
    QDateTime lastSeen{};    ///< UTC; invalid if unknown
};

} // namespace ringface

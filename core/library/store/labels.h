// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QSet>

#include <functional>
#include <optional>

namespace ringface
{

class Database;
class Library;

/// What a person said: who the faces are and are not, and what the people are. Part of a Library.
/// A label is kept with its place (recording, time, box), so that it outlives re-scans and engine changes.
/// Thread: the GUI thread only. Errors: a change that cannot be stored leaves the library as it was, returns false and
/// makes the library emit failed(); what makes no sense (no name, no such person) returns false and nothing else.
class Labels
{
public:
    Labels(Database& db, Library& library)
        : m_db(db)
        , m_library(library)
    {
    }

    // Faces. Names are simplified; persons are made as needed. A face is at most one person; unknown ids are left out.

    /// These faces are \a name. What was rejected before stays rejected, but for this name.
    bool say(const QList<FaceId>& faces, const QString& name);
    /// These faces are not \a name; a label with that name goes.
    bool sayNot(const QList<FaceId>& faces, const QString& name);
    /// These faces are of no interest, nor is whoever looks like them; each call makes one Ignored person.
    bool ignore(const QList<FaceId>& faces);
    /// The tracks of these faces are one unknown person, apart from all others that were put together like this; each
    /// call makes one Unnamed person.
    bool keepTogether(const QList<FaceId>& faces);
    /// A group falls apart: the tracks of \a faces are one unknown person, the other tracks of \a rest another one.
    bool split(const QList<FaceId>& faces, const QList<FaceId>& rest);
    /// Takes away who these faces are (a name, Ignored, Unnamed); what they are not stays.
    bool clear(const QList<FaceId>& faces);
    /// Nothing is learnt from these faces of \a person, whose name they keep; until learnAgain().
    bool leaveOut(const QList<FaceId>& faces, PersonId person);
    bool learnAgain(const QList<FaceId>& faces);

    /// Those of \a faces that are (still) in the library.
    QList<FaceId> known(const QList<FaceId>& faces) const;
    /// The tracks that these faces are of.
    QSet<TrackId> tracksOf(const QList<FaceId>& faces) const;
    /// All faces of those tracks: one person in one recording stays together.
    QList<FaceId> wholeTracksOf(const QList<FaceId>& faces) const;
    /// Everything said of these faces.
    QList<FaceLabel> of(const QList<FaceId>& faces) const;
    /// The faces of which a person said that they are exactly this one, merged or not.
    QList<FaceId> facesOf(PersonId person) const;
    /// For undo: all that saying something of \a faces can change, which is what is said of their tracks.
    LabelSnapshot snapshot(const QList<FaceId>& faces) const;
    /// All of that is as it was again. What was said of faces that are gone is left out.
    bool restore(const LabelSnapshot& snapshot);

    // People

    /// The one with this name, merged or not, with labels or without.
    std::optional<PersonId> person(const QString& name) const;
    /// False, with nothing changed, if another person has that name (merge them instead) or it is empty. One of whom
    /// nothing is said, left by an undone label, gives its name away.
    bool rename(PersonId person, const QString& name);
    /// Of people with a name, to a role with a name.
    bool setRole(PersonId person, Role role);
    /// See Person::colour.
    bool setColour(PersonId person, quint32 colour);
    /// The face that was chosen to stand for this person; 0: nobody chose, so it is the best one that was named.
    FaceId portrait(PersonId person) const;
    /// 0: the choice is taken back.
    bool setPortrait(PersonId person, FaceId face);
    /// \a from is shown as whom \a into is shown as from now on; separate() takes it apart again, with all labels as
    /// they were. False for nameless ones, and for a \a from that is merged already.
    bool merge(PersonId from, PersonId into);
    bool separate(const QString& mergedName);
    /// Whom merge() was told, who may be merged by now as well; 0 if it is not merged.
    PersonId mergedInto(const QString& mergedName) const;
    /// Deletes a person with everyone merged into it: labels, and all tracks shown with that name (labelled or guessed)
    /// with their crops, thumbnails and descriptors, and its samples in all classifier versions. Nothing is left in the
    /// file (SQLite's secure_delete; if its log cannot be erased now, RemovedPerson::erased is false and that is
    /// done when the library is opened next). Cannot be undone: set() with its labels fails from now on. std::nullopt
    /// on failure, and for one who is merged into another.
    std::optional<RemovedPerson> removePerson(PersonId person);
    /// Deletes the faces that have no name (not even a guess) and are not ignored, of recordings that began before
    /// that (UTC; those without a time stay), with what was said of them and the preview pictures. Cannot be undone;
    /// copies of the library still hold them. Returns how many faces; none (0) until recognition is up to date
    /// (RecognitionStore::isUpToDate()), as one of them may yet get a name; std::nullopt on failure.
    std::optional<int> forgetUnknown(const QDateTime& before);

private:
    /// \a work writes what is said of \a faces, and persons.
    bool change(const QList<FaceId>& faces, const std::function<bool()>& work);
    bool store(const QList<FaceId>& faces, PersonId person, LabelKind kind);
    /// Ids of the labels of these faces' tracks, and of those that wait for a face of them; std::nullopt if they cannot
    /// be read.
    std::optional<QList<qint64>> labelsOfTracks(const QList<FaceId>& faces) const;
    /// Takes away what is said, of all or of some people ("1,2"), and what waits for a face of the same tracks.
    bool take(const QList<FaceId>& faces, LabelKind kind, const QString& people = {});
    /// Whom this name is shown as; made if there is nobody. 0 on failure.
    PersonId shownPerson(const QString& name);
    bool sayNamed(const QList<FaceId>& faces, const QString& name, LabelKind kind);
    bool sayNameless(const QList<FaceId>& faces, Role role);

    Database& m_db;
    Library& m_library;
};

} // namespace ringface

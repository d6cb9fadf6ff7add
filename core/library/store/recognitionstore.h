// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/recognitionreader.h"
#include "core/library/values/librarychange.h"
#include "core/library/values/peoplevalues.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace ringface
{

class Database;
class Library;

/// One classifier version, for export.
struct LearntClassifier {
    QDateTime madeAt; ///< UTC
    QString encoder;
    QJsonObject limits; ///< that were in use: distances, and scores of the SVM
    std::vector<TrainingSample> samples;
    SvmModel svm; ///< empty if there was none
};

/// A stored crop that waits for a descriptor of another encoder.
struct StoredCrop {
    FaceId face = 0;
    QByteArray crop;   ///< JPEG, aligned upright
    FacePoints points; ///< pixels of the crop
};
struct FaceDescriptor {
    FaceId face = 0;
    Descriptor descriptor; ///< empty: could not be made
};

/// What the classifier needs and says. Part of a Library. Guesses never touch labels.
/// Thread: the GUI thread only. Errors: as Library.
class RecognitionStore
{
public:
    RecognitionStore(Database& db, Library& library)
        : m_db(db)
        , m_library(library)
    {
    }

    /// Labels, faces or the version to use changed since the input of what set() stored last.
    bool isDue() const;
    /// Every face that can be was compared with everything that was said. False while isDue(), and while faces wait for
    /// a descriptor of the encoder in use.
    bool isUpToDate() const;

    /// Copy of all tracks that have descriptors of \a encoder, and of the classifier version chosen with use(), if it
    /// is of that encoder.
    RecognitionInput input(const QString& encoder, const MatchLimits& limits) const;
    using Reading = std::function<std::optional<RecognitionInput>(const std::function<bool()>& isCancelled)>;
    /// The same with what is stored so far, to be called by a worker, which opens the file itself: of a large library
    /// it takes a second. std::nullopt if it cannot be read, or once isCancelled (may be empty) says so.
    Reading reading(const QString& encoder, const MatchLimits& limits) const;
    /// Replaces all guesses (or those that \a result changes), and the groups of the tracks named in \a result; keeps
    /// what it was trained on as a new version (the newest twenty are kept, and the last one of each of ten days)
    /// unless that is what the newest version holds. A track whose recording was guessed before and now shows another
    /// name becomes a proposal, unless the guess is accepted.
    bool set(const RecognitionResult& result);

    /// Why the track of this face is called what it is; std::nullopt without such a face.
    std::optional<Explanation> explain(FaceId face) const;

    /// Newest recording first.
    QList<Proposal> proposals() const;
    /// The user has seen these and leaves them as they are.
    bool settle(const QList<TrackId>& tracks);

    /// Guesses whose distance is at most this part (0 to 1) of their limit count as accepted; 0: none.
    float acceptShare() const;
    bool setAcceptShare(float share);

    /// Newest first.
    QList<ClassifierVersion> versions() const;
    /// What a version has learnt; std::nullopt if there is none of that id.
    std::optional<LearntClassifier> learnt(qint64 version) const;
    /// Guesses come from this version from the next training on; 0 (or the newest): from the labels again.
    /// Labels stay. False if there is no such version.
    bool use(qint64 version);

    /// Up to \a count faces with a crop whose descriptor is of another encoder, by id from \a after on.
    QList<StoredCrop> cropsToEncode(const QString& encoder, FaceId after, int count) const;
    int countToEncode(const QString& encoder) const;
    /// The encoder of the face that got its descriptor last; empty if none has one.
    QString newestEncoder() const;
    /// One transaction, of which nobody is told: names change with the next training. Descriptors of different encoders
    /// never stand side by side for one face. A face whose descriptor is empty keeps none.
    bool setDescriptors(const QString& encoder, const QList<FaceDescriptor>& descriptors);

private:
    friend class Library;
    static const QString revisionSetting; ///< counted up with every change
    static const QString encoderSetting;  ///< of the descriptors that were compared last

    /// What a recording teaches stays known while it is scanned again, until release() (false if it taught nothing).
    void hold(RecordingId recording);
    bool release(RecordingId recording);
    bool holds(RecordingId recording) const;
    std::vector<EncodedTrack> held() const;

    /// \a made: what to tell of.
    bool change(const std::function<bool()>& work, const LibraryChange& made);
    bool storeGuesses(const RecognitionResult& result, const QList<TrackId>& tracks);
    QList<RecordingId> recordingsOf(const QList<TrackId>& tracks) const;
    bool storeAccepted();
    bool storeGroups(const RecognitionResult& result);
    bool storeVersion(const RecognitionResult& result);
    qint64 versionInUse() const;

    Database& m_db;
    Library& m_library;
    std::map<RecordingId, std::vector<EncodedTrack>> m_held;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/facestore.h"
#include "core/library/store/labels.h"
#include "core/library/store/recognitionstore.h"
#include "core/library/values/librarychange.h"
#include "core/library/values/librarysettings.h"
#include "core/library/values/scanvalues.h"
#include "core/library/values/visits.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

class QTemporaryDir;

namespace ringface
{

class Database;
class RecordingTable;
class RemovedRecordings;
class TrackCache;

/// When a recording was made, by whom that is known.
struct RecordingTime {
    RecordingId recording = 0;
    QDateTime startedAt{}; ///< UTC; invalid: nobody knows
    TimeSource source = TimeSource::User;
};
/// By which camera.
struct RecordingCamera {
    RecordingId recording = 0;
    QString camera{}; ///< empty: nobody knows
    CameraSource source = CameraSource::User;
};

/// The one source of truth: recordings, faces, what people said of them and what the classifier guesses.
/// Thread: the GUI thread only; everything it returns is a copy.
/// Whoever shows something of it listens to changed(). Errors: a change that cannot be stored leaves the library as it
/// was, returns false (or id 0) and emits failed().
class Library : public QObject
{
    Q_OBJECT

public:
    enum class OpenError { None, FolderNotWritable, CannotOpen, Damaged, TooNew, MigrationFailed, Locked };

    struct Opened {
        std::unique_ptr<Library> library; ///< null on failure
        OpenError error = OpenError::None;
        QString detail; ///< in SQLite's words
    };
    /// Opens the library in \a folder, which is made if it is not there (readable by this user only). An older one is
    /// copied first (see backups.h). Locked: it is encrypted with another \a passphrase (see passphrase.h). One that is
    /// there but cannot be written to is opened isReadOnly().
    static Opened open(const QString& folder, const QString& passphrase = {});
    ~Library() override;

    QString file() const { return m_file; } ///< path of the database
    /// It can be looked at; whatever would change it fails.
    bool isReadOnly() const { return m_copy != nullptr; }

    // Recordings
    struct Added {
        RecordingId id = 0;
        bool isNew = false;
        bool replaced = false; ///< a known one has a better file now, and is to be scanned again
    };
    /// Adds \a file unless its content or event is known (docs/file-names.md). Then that recording is returned; it gets
    /// a new path if its own is gone, the better file, and what the new one tells more surely. A file that could not be
    /// read is kept with its error; one that is out of reach is the recording that was there, if one is known.
    Added addRecording(const RecordingFile& file);
    /// Keeps what it removes until the library is closed, for restoreRecordings().
    bool removeRecordings(const QList<RecordingId>& ids);
    /// Brings back what removeRecordings() took, with everything as it was; but a person who was removed meanwhile
    /// stays removed, and a scan that was running has to begin again. False, with nothing changed, unless all of \a ids
    /// can be had back: not if that content was added since.
    bool restoreRecordings(const QList<RecordingId>& ids);
    /// A person says when these recordings began, all or none. False if one of them is not there. With the source that
    /// was, it is taken back.
    bool setStartedAt(const QList<RecordingTime>& times);
    bool setCamera(const QList<RecordingCamera>& cameras); ///< likewise
    QStringList otherFiles(RecordingId id) const;          ///< other downloads of the same event
    QHash<QString, FileState> seenFiles() const;           ///< all that addRecording() was ever given, by path
    bool isAnyScanned() const;                             ///< a recording was looked through to its end
    QList<Recording> recordings() const;                   ///< newest first, those without a time last
    std::optional<Recording> recording(RecordingId id) const;
    QByteArray recordingThumbnail(RecordingId id) const; ///< JPEG; empty if there is none yet
    /// Reads JPEGs by id, leaving out those that are not there; to be called by a worker, which opens the file itself.
    /// std::nullopt if that fails.
    using ThumbnailReading = std::function<std::optional<QHash<qint64, QByteArray>>(const QList<qint64>& ids)>;
    ThumbnailReading recordingThumbnails() const;

    /// Takes away what an earlier scan found, but for faces drawn by hand (labels stay, and are given back to their
    /// faces by endScan(), which also takes away the drawn faces that the scan has found itself).
    bool beginScan(RecordingId id, const QString& scannedWith);
    /// Adds one delivery of a running scan, in one transaction.
    bool addFaces(RecordingId id, const ScanBatch& batch);
    bool endScan(RecordingId id, ScanState state, MediaError error);

    // Faces
    /// All faces, or those of one recording, by recording and time.
    QList<Face> faces(RecordingId recording = 0) const;
    std::optional<Face> face(FaceId id) const;
    bool hasFace(FaceId id) const;
    QList<FaceId> facesOfTrack(TrackId track) const;
    QList<Track> tracks(RecordingId recording) const;
    QByteArray faceThumbnail(FaceId id) const; ///< JPEG; empty if there is no such face
    ThumbnailReading faceThumbnails() const;   ///< see recordingThumbnails()
    /// A face that the scan missed, drawn by a person: a track of its own. 0 if there is no such recording.
    FaceId addDrawnFace(RecordingId recording, const NewFace& face);
    /// What was found out about it since: everything of \a face but its time and place. False if it is not (any more) a
    /// drawn one.
    bool completeDrawnFace(FaceId id, const NewFace& face);
    /// With what is said of it; false if it is not (any more) a drawn one.
    bool removeDrawnFace(FaceId id);
    QList<Group> groups() const; ///< of tracks that nobody labelled and that are not ignored, biggest first

    // People
    /// Named people with at least one label, by name; merged ones are part of whom they were merged into.
    QList<Person> people() const;
    QStringList peopleNames() const; ///< of people(), in the same order
    /// The ignored people, whoever was seen last first; ids are those of their persons, nobody is suggested.
    QList<Group> ignored() const;
    /// The faces shown with this person's name, newest first, those without a time last.
    QList<PersonFace> facesOfPerson(PersonId person) const;
    /// Who is in the recordings (or in one): one entry for each person or unknown group in each, by first appearance.
    QList<Presence> presences(RecordingId recording = 0) const;
    QList<Visit> visits() const;           ///< newest first
    QString personName(PersonId id) const; ///< empty for a person without a name

    Labels& labels() { return *m_labels; }
    const Labels& labels() const { return *m_labels; }
    RecognitionStore& recognition() { return *m_recognition; }
    const RecognitionStore& recognition() const { return *m_recognition; }

    /// To be called now and then: tells if another program has written (LibraryChange::isOthers).
    void noticeOthers();
    /// Emits changed() now if something is to be told.
    void tellChanges();

    /// Copies of the library hold what was deleted from it: they are to be renewed (see renewBackups()).
    bool isErasureDue() const;
    /// They were. False if the file itself still holds it, because another program is reading it.
    bool copiesRenewed();

    LibrarySettings settings() const;
    bool setSettings(const LibrarySettings& settings);
    /// What programs note for themselves; what users choose is in settings().
    QString note(const QString& key) const;
    bool setNote(const QString& key, const QString& text);

Q_SIGNALS:
    /// Once for all that changed in one turn of the event loop. What was read before is out of date as far as it says.
    void changed(const ringface::LibraryChange& change);
    void failed(const QString& detail);

private:
    friend class Labels;
    friend class RecognitionStore;

    Library(std::unique_ptr<Database> db, const QString& file);
    static Opened openToRead(const QString& folder, const QString& passphrase);
    /// What every library needs once its database is open.
    static Opened finishOpening(std::unique_ptr<Database> db, const QString& folder, const QString& passphrase);
    bool fail(); ///< emits failed(); always false
    /// Does \a work in one transaction. If it returns false, nothing of it is left, and failed() is emitted.
    bool change(const std::function<bool()>& work);
    void tell(const LibraryChange& change); ///< soon
    ThumbnailReading thumbnailReading(const QString& sql) const;
    bool changeOrigins(const QString& sql, const QList<QVariantList>& rows, const LibraryChange& made);
    bool storeNote(const QString& key, const QString& text);
    /// Inside of a change: what recognition knows is out of date; see RecognitionStore::isDue().
    bool noteChange();
    bool erase(); ///< what was deleted is gone from the file now, or (then false) when it is opened next

    std::unique_ptr<QTemporaryDir> m_copy; ///< of the file, if that cannot be written to
    std::unique_ptr<Database> m_db;
    std::unique_ptr<RecordingTable> m_recordings;
    std::unique_ptr<TrackCache> m_tracks;         ///< what is read most, in memory
    std::unique_ptr<RemovedRecordings> m_removed; ///< that can be had back
    std::unique_ptr<Labels> m_labels;
    std::unique_ptr<RecognitionStore> m_recognition;
    QString m_file;
    qint64 m_seenVersion = 0; ///< see noticeOthers()
    QHash<RecordingId, QHash<int, OpenTrack>> m_scans;
    LibraryChange m_untold;
    bool m_tellsSoon = false;
};

} // namespace ringface

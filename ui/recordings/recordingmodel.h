// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/librarychange.h"
#include "core/library/values/peoplevalues.h"
#include "ui/recordings/newsrow.h"
#include "ui/recordings/recordingfilter.h"
#include "ui/widgets/rowmodel.h"
#include "ui/widgets/texts.h"

#include <QHash>
#include <QPixmap>
#include <QTimer>

namespace ringface
{

class Library;
class ThumbnailCache;

/// Somebody in a card.
struct RowFace {
    FaceId face = 0;
    quint32 colour = 0; ///< see Person::colour
    bool isSure = false;
    bool operator==(const RowFace&) const = default;
};
/// The same for who paints it.
struct RowPortrait {
    QPixmap picture; ///< null if it is not there yet
    quint32 colour = 0;
    bool isSure = false;
};

/// One card of the timeline: the recordings of one visit, mostly one.
struct RecordingRow {
    RecordingId id = 0;       ///< of the first clip
    QList<RecordingId> clips; ///< in order of time
    RecordingId picture = 0;  ///< the clip whose picture is shown
    QDateTime start{};        ///< local time; invalid if unknown
    QDate day{};
    bool timeIsSure = false;
    bool night = false; ///< between 21 and 6 o'clock, or in the camera's night mode
    qint64 lengthMs = 0;
    QString camera;    ///< "Front Door, Side Gate"; never empty
    QString kind;      ///< likewise; may be empty
    QStringList kinds; ///< as they are stored
    QStringList names; ///< labelled or guessed
    int unknown = 0;
    QList<TextRun> people; ///< "Anna, Ben?, 2 unknown"
    QList<RowFace> faces;  ///< of the first two of them
    bool isNew = false;    ///< began after the user last looked, and was not opened since
    ScanState state = ScanState::Waiting;
    double progress = 0; ///< 0 to 1
    QString error;       ///< what is wrong, in a sentence; mostly empty
    QString path;        ///< of the first clip
    bool operator==(const RecordingRow&) const = default;
};

/// The timeline: videos of a library that a filter accepts, those of one visit as one row, newest first, those without
/// a time last; follows the library by itself.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class RecordingModel : public RowModel<RecordingRow>
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< of the first clip
        ClipsRole,             ///< QList<qint64>: all recordings of the card
        DayRole,               ///< QDate in local time; invalid if unknown
        StartRole,             ///< QDateTime in local time
        TimeIsSureRole,        ///< bool
        LengthRole,            ///< milliseconds
        CameraRole,            ///< never empty
        KindRole,              ///< may be empty
        KindsRole,             ///< QStringList, as they are stored
        PeopleRole,            ///< "Anna, Ben, 2 unknown"; empty if nobody was seen (yet)
        PeopleRunsRole,        ///< QList<TextRun>: the same
        PortraitsRole,         ///< QList<RowPortrait>
        StateRole,             ///< ScanState as int
        ProgressRole,          ///< 0 to 1
        ErrorRole,             ///< what is wrong, in a sentence; mostly empty
        NewRole,               ///< bool: not seen yet
    };

    RecordingModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;
    /// Of the card with this recording; -1 if it is not shown.
    int rowOf(RecordingId id) const;

    void setFilter(const RecordingFilter& filter);
    /// What began later is new until it is opened; an invalid time: nothing is.
    void setLookedAt(const QDateTime& utc);
    void markSeen(const QList<RecordingId>& recordings);
    /// Of all cards, shown or not.
    const NewVisits& news() const { return m_news; }
    /// Videos in the library, shown or not.
    int total() const { return int(m_all.size()); }
    /// Of all videos, each once, sorted: to choose from.
    QStringList cameras() const { return allOf(&RecordingFile::camera); }
    QStringList kinds() const { return allOf(&RecordingFile::kind); }

Q_SIGNALS:
    /// There are other news().
    void newsChanged();

private:
    QStringList allOf(QString RecordingFile::*field) const;
    void readAll();
    void findPlaces();
    void readPeople();
    void apply(const LibraryChange& change);
    void readRecording(RecordingId id);
    void readPeople(RecordingId id);
    void arrange();
    void countNews();
    RecordingRow rowFor(const QList<RecordingId>& clips) const;
    static QString accessibleText(const RecordingRow& row);

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    RecordingFilter m_filter;
    QList<Recording> m_all;                 ///< newest first
    QHash<RecordingId, qsizetype> m_places; ///< in m_all
    QHash<RecordingId, QList<Presence>> m_presences;
    QDateTime m_lookedAt;
    QSet<RecordingId> m_seen; ///< opened since then
    NewVisits m_news;
    QHash<RecordingId, RecordingRow> m_made; ///< all cards, shown or not, as they were when they were last arranged
    QSet<RecordingId> m_changed;             ///< since then
    QTimer m_later;                          ///< while a scan delivers, they are arranged now and then
};

} // namespace ringface

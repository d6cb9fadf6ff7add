// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QWidget>

class QLabel;
class QUndoStack;

namespace ringface
{

class BoxNaming;
class ClipBar;
class FrameView;
class Library;
class Playback;
class PlayerControls;
class ReasonPanel;
class ScrubBar;
class ScrubPreview;
class ThumbnailCache;
class VisitLoop;

/// Plays one recording with boxes on the picture and marks on the time line; follows its scan while that runs.
/// A click on a box selects it and says why it has its name; what can be said of it is in its menu.
/// Its actions (play, steps, faces, speed, mute, ...) are in actions(), with shortcuts that hold within this page.
class PlayerPage : public QWidget
{
    Q_OBJECT

public:
    PlayerPage(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent = nullptr);
    ~PlayerPage() override;

    /// Shows the recording, paused at \a startMs; -1: at the first face, or at the start if there is none. 0: nothing.
    void setRecording(RecordingId id, qint64 startMs = -1);
    RecordingId recording() const { return m_recording.id; }
    /// The recording is one of these, which are one visit: where it ends, playing goes on in the next one. They hold
    /// until another recording is set.
    void setClips(const QList<RecordingId>& clips);
    /// In percent; to be kept from one start of the program to the next.
    int volume() const;
    void setVolume(int percent);

Q_SIGNALS:
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// It went to another clip of the visit by itself.
    void recordingShown(qint64 id);
    /// The user marked a face that the scan missed (pixels of the original frame) and said who it is.
    void faceDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void load(RecordingId id, qint64 startMs);
    void showClip(RecordingId id, qint64 startMs, bool play);
    void readTracks();
    void refresh();
    /// Now if it is seen, else when it is.
    void refreshSoon();
    /// What is not in the library any more is not shown.
    void removeGone();
    void showPosition(qint64 ms);
    void goToFace(int direction);
    void pause();
    void select(TrackId track);
    void explain();
    void showBoxMenu(TrackId track, const QPoint& globalPos);
    void setDrawing(bool on);
    void endDrawing();

    Library& m_library;
    Recording m_recording;
    QList<Track> m_tracks;
    Playback* m_playback;
    FrameView* m_frame;
    ReasonPanel* m_reason;
    ScrubBar* m_scrub;
    ScrubPreview* m_preview;
    QLabel* m_title;
    ClipBar* m_clips;
    PlayerControls* m_controls;
    VisitLoop* m_loop;
    BoxNaming* m_naming;
    TrackId m_selected = 0;
    bool m_stale = false; ///< the library changed while the page was not seen
};

} // namespace ringface

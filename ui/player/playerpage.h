// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"
#include "core/playback/shownframe.h"
#include "ui/player/clipeditor.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QUndoStack;
class QVBoxLayout;

namespace ringface
{

class BoxNaming;
class ClipBar;
class FadingPanel;
class FrameView;
class Library;
class Playback;
class PlayerControls;
class ScrubBar;
class ScrubPreview;
class ThumbnailCache;
class VisitLoop;
class WhyCard;

/// Plays one recording with boxes on the picture and marks on the time line; follows its scan while that runs.
/// A click on a box selects it: a card beside it says why it has its name, or a field asks for one. What else can be
/// said of it is in its menu. Its actions (play, steps, faces, speed, mute, ...) are in actions(), with shortcuts that
/// hold within this page.
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
    /// The window shows nothing but this page: controls lie on the picture, and fade while it plays.
    void setFullScreen(bool on);

Q_SIGNALS:
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);
    /// It went to another clip of the visit by itself.
    void recordingShown(qint64 id);
    /// The user marked a face that the scan missed (pixels of the original frame) and said who it is.
    void faceDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name);
    void fullScreenWanted(bool on);
    /// A part of this recording is to be saved.
    void clipWanted(qint64 recording, const ringface::ClipWish& wish);
    /// \a picture, in its full size, is to be saved. \a name: a good one for its file, without ending.
    void pictureWanted(const QImage& picture, const QString& name);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeLayout();
    void connectPlayback();
    void connectBoxes();
    void connectSaving();
    void load(RecordingId id, qint64 startMs);
    void showClip(RecordingId id, qint64 startMs, bool play);
    void readTracks();
    void showPortraits();
    void refresh();
    /// Now if it is seen, else when it is.
    void refreshSoon();
    /// What is not in the library any more is not shown.
    void removeGone();
    void showPosition(qint64 ms);
    void goToFace(int direction, bool ofAnother);
    void goToVisit(int direction);
    void jump(qint64 ms);
    void pause();
    void clickBox(TrackId track);
    void select(TrackId track);
    void explain();
    void showBoxMenu(TrackId track, const QPoint& globalPos);
    void dragBox(TrackId track);
    const Track* trackOf(TrackId id) const;
    void setDrawing(bool on);
    void endDrawing();
    void setClipping(bool on);
    void takePicture(bool withNames);
    void placePanels();
    void wakeControls();
    bool isNameBegun(const QKeyEvent& event) const;

    Library& m_library;
    QUndoStack& m_undo;
    ThumbnailCache& m_thumbnails;
    Recording m_recording;
    QList<Track> m_tracks;
    Playback* m_playback;
    FrameView* m_frame;
    WhyCard* m_why;
    ScrubBar* m_scrub;
    ScrubPreview* m_preview;
    QLabel* m_portraits; ///< of the first two people
    QLabel* m_title;
    ClipBar* m_clips;
    ClipEditor* m_editor;
    PlayerControls* m_controls;
    VisitLoop* m_loop;
    BoxNaming* m_naming;
    FadingPanel* m_top;    ///< title and clips
    FadingPanel* m_bottom; ///< time line and controls
    QVBoxLayout* m_column;
    TrackId m_selected = 0;
    bool m_stale = false; ///< the library changed while the page was not seen
    bool m_fullScreen = false;
    bool m_picturesNames = false; ///< the picture asked for is to have names on it
};

} // namespace ringface

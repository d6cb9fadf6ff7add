// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace ringface
{

class FrameView;
class Library;
class NameEntry;
class Playback;
class ScrubBar;

/// Plays one recording with boxes on the picture and marks on the time line; follows its scan while that runs.
/// Its actions (play, steps, faces, mute) are in actions(), with shortcuts that hold within this page.
class PlayerPage : public QWidget
{
    Q_OBJECT

public:
    explicit PlayerPage(Library& library, QWidget* parent = nullptr);
    ~PlayerPage() override;

    /// Shows the recording, paused at \a startMs; -1: at the first face, or at the start if there is none. 0: nothing.
    void setRecording(RecordingId id, qint64 startMs = -1);
    RecordingId recording() const { return m_recording.id; }

Q_SIGNALS:
    /// The user said who the faces of one track are.
    void facesNamed(const QList<qint64>& faces, const QString& name);

private:
    QAction* addAction(const char* icon, const QString& text, const QList<QKeySequence>& keys, const char* name);
    void makeActions();
    QHBoxLayout* makeControls();
    void readTracks();
    void refresh();
    void showPosition(qint64 ms);
    void goToFace(int direction);
    void askName(FaceId bestFace, const QPoint& globalPos);
    void nameTrack(const QString& name);

    Library& m_library;
    Recording m_recording;
    QList<Track> m_tracks;
    Playback* m_playback;
    FrameView* m_frame;
    ScrubBar* m_scrub;
    QLabel* m_title;
    QLabel* m_time;
    NameEntry* m_entry;
    QAction* m_play = nullptr;
    QAction* m_mute = nullptr;
    QList<QAction*> m_faceSteps;
    FaceId m_asked = 0;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QKeySequence>
#include <QWidget>

class QActionGroup;
class QDateTime;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace ringface
{

class Playback;

/// The row under the picture: time, steps, play, speed, repeat, sound. What it does itself it does to the playback.
/// Its actions are in actions(), in the order of a menu. Where there is little room, what is least missed is left out.
class PlayerControls : public QWidget
{
    Q_OBJECT

public:
    explicit PlayerControls(Playback* playback, QWidget* parent = nullptr);

    /// False: there is nothing that could be played.
    void setPlayable(bool playable);
    void setHasFaces(bool hasFaces);
    /// \a at: time of day, if that is known.
    void showPosition(qint64 ms, qint64 lengthMs, const QDateTime& at);
    void setFullScreen(bool on);
    /// In percent.
    int volume() const;
    void setVolume(int percent);

    QAction* playAction() const { return m_play; }
    /// Checkable: the visit is to be played again and again.
    QAction* repeatAction() const { return m_repeat; }

    /// Checkable: a face that was missed is to be marked.
    QAction* drawAction() const { return m_draw; }
    /// Checkable: a clip is to be cut out.
    QAction* clipAction() const { return m_clip; }
    QAction* pictureAction() const { return m_picture; }
    QAction* namedPictureAction() const { return m_namedPicture; }
    QAction* fullScreenAction() const { return m_full; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants to be at the next face (+1) or the previous one (-1).
    void faceStepWanted(int direction);
    /// The same for the next person, and the next visit.
    void personStepWanted(int direction);
    void visitStepWanted(int direction);
    /// So many milliseconds on, or back.
    void jumpWanted(qint64 ms);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QAction* add(const char* icon, const QString& text, const QList<QKeySequence>& keys, const char* name);
    void addSeparator();
    void makeActions();
    QMenu* makeSpeeds();
    void makeRow();
    QToolButton* addButton(QHBoxLayout* row, QAction* action);
    void setSpeed(QAction* speed);
    void stepSpeed(int direction);
    void fit();

    Playback* m_playback;
    QLabel* m_time;
    QSlider* m_volume;
    QAction* m_faceBack = nullptr;
    QAction* m_faceNext = nullptr;
    QAction* m_frameBack = nullptr;
    QAction* m_frameNext = nullptr;
    QAction* m_play = nullptr;
    QAction* m_slower = nullptr;
    QAction* m_faster = nullptr;
    QAction* m_speed = nullptr;
    QActionGroup* m_speeds = nullptr;
    QAction* m_repeat = nullptr;
    QAction* m_draw = nullptr;
    QAction* m_clip = nullptr;
    QAction* m_picture = nullptr;
    QAction* m_namedPicture = nullptr;
    QAction* m_full = nullptr;
    QAction* m_personBack = nullptr;
    QAction* m_personNext = nullptr;
    QAction* m_mute = nullptr;
    QList<QToolButton*> m_buttons;
    QList<QToolButton*> m_spare; ///< of them, what is left out first where there is little room
    QString m_position;
    QString m_length;
    QString m_clock;
    bool m_playable = false;
    bool m_hasFaces = false;
};

} // namespace ringface

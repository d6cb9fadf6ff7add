// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QKeySequence>
#include <QWidget>

class QActionGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace ringface
{

class Playback;

/// The row under the picture: time, steps, play, speed, repeat, sound. What it does itself it does to the playback.
/// Its actions are in actions(), in the order of a menu. Where there is little room, volume, length and time are left
/// out.
class PlayerControls : public QWidget
{
    Q_OBJECT

public:
    explicit PlayerControls(Playback* playback, QWidget* parent = nullptr);

    /// False: there is nothing that could be played.
    void setPlayable(bool playable);
    void setHasFaces(bool hasFaces);
    void showPosition(qint64 ms, qint64 lengthMs);
    /// In percent.
    int volume() const;
    void setVolume(int percent);

    QAction* playAction() const { return m_play; }
    /// Checkable: the visit is to be played again and again.
    QAction* repeatAction() const { return m_repeat; }

    /// Checkable: a face that was missed is to be marked.
    QAction* drawAction() const { return m_draw; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user wants to be at the next face (+1) or the previous one (-1).
    void faceStepWanted(int direction);

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
    QAction* m_mute = nullptr;
    QList<QToolButton*> m_buttons;
    QString m_position;
    QString m_length;
    bool m_playable = false;
    bool m_hasFaces = false;
};

} // namespace ringface

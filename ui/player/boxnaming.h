// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/labelcommand.h"

#include <QObject>

#include <functional>

class QUndoStack;

namespace ringface
{

class FrameView;
class Library;
class NameEntry;

/// What is said of boxes on the picture: through their menu, or in a field for the name that opens at the box.
class BoxNaming : public QObject
{
    Q_OBJECT

public:
    /// \a page: has the frame in it, gets the field, and has the focus when that is done.
    BoxNaming(Library& library, QUndoStack& undo, FrameView* frame, QWidget* page);

    void showMenu(const Track& track, const QPoint& globalPos);
    /// Who is in the box that was drawn on the frame; it is shown there until that is said or dropped.
    void askDrawn(RecordingId recording, const QRect& box, qint64 timeMs);
    /// Nothing is asked any more.
    void giveUp();

Q_SIGNALS:
    void whyWanted(qint64 track);
    void faceDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(const QPoint& globalPos, const std::function<void(const QString&)>& answer);
    QList<FaceId> ignoredLike(const Track& track) const;
    void say(LabelAct::Kind kind, const Track& track, const QString& name);

    Library& m_library;
    QUndoStack& m_undo;
    FrameView* m_frame;
    QWidget* m_page;
    NameEntry* m_entry;
    std::function<void(const QString&)> m_answer; ///< takes the name that the field asks for
};

} // namespace ringface

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
class NameField;
class ThumbnailCache;

/// What is said of boxes on the picture: through their menu, or in a field for the name that opens at the box.
class BoxNaming : public QObject
{
    Q_OBJECT

public:
    /// \a page: has the frame in it, gets the field, and has the focus when that is done.
    BoxNaming(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, FrameView* frame, QWidget* page);

    void showMenu(const Track& track, const QPoint& globalPos);
    /// Who is in the box of this track. \a text: typed already.
    void ask(const Track& track, const QString& text = {});
    /// Who is in the box that was drawn on the frame; it is shown there until that is said or dropped.
    void askDrawn(RecordingId recording, const QRect& box, qint64 timeMs);
    void say(LabelAct::Kind kind, const Track& track, const QString& name);
    /// Nothing is asked any more.
    void giveUp();
    bool isAsking() const;

Q_SIGNALS:
    void whyWanted(qint64 track);
    void findWanted(qint64 face);
    void faceDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(FaceId face, const QString& text, const QRectF& box, const std::function<void(const QString&)>& answer);
    QList<FaceId> ignoredLike(const Track& track) const;

    Library& m_library;
    QUndoStack& m_undo;
    FrameView* m_frame;
    QWidget* m_page;
    NameField* m_field;
    Track m_asked;                                ///< whom it is about; of a drawn box: nothing
    std::function<void(const QString&)> m_answer; ///< takes the name that the field asks for
};

} // namespace ringface

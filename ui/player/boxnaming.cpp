// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/boxnaming.h"

#include "core/library/library.h"
#include "ui/player/boxmenu.h"
#include "ui/player/frameview.h"
#include "ui/player/namefield.h"

#include <QEvent>
#include <QUndoStack>

#include <algorithm>

namespace ringface
{

BoxNaming::BoxNaming(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, FrameView* frame, QWidget* page)
    : QObject(page)
    , m_library(library)
    , m_undo(undo)
    , m_frame(frame)
    , m_page(page)
    , m_field(new NameField(library, thumbnails, page))
{
    m_field->installEventFilter(this);
    connect(m_field, &NameField::named, this, [this](const QString& name) {
        m_page->setFocus();
        m_answer(name);
    });
    connect(m_field, &NameField::ignored, this, [this] {
        m_page->setFocus();
        say(LabelAct::Kind::Ignore, m_asked, {});
    });
    connect(m_field, &NameField::cancelled, this, [this] { m_page->setFocus(); });
}

bool BoxNaming::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide)
        m_frame->clearDrawn(); // what it asked about
    return QObject::eventFilter(watched, event);
}

void BoxNaming::showMenu(const Track& track, const QPoint& globalPos)
{
    const QList<FaceLabel> said = m_library.labels().of(m_library.facesOfTrack(track.id));
    const bool labelled = std::ranges::any_of(said, [](const FaceLabel& l) { return l.kind == LabelKind::Is; });
    auto* menu = new BoxMenu(track, labelled, m_library.peopleNames(), m_page);
    connect(menu, &BoxMenu::said, this,
            [this, track](LabelAct::Kind kind, const QString& name) { say(kind, track, name); });
    connect(menu, &BoxMenu::newNameWanted, this, [this, track] { ask(track); });
    connect(menu, &BoxMenu::whyWanted, this, [this, id = track.id] { Q_EMIT whyWanted(id); });
    connect(menu, &BoxMenu::findWanted, this, [this, face = track.bestFace] { Q_EMIT findWanted(face); });
    menu->popup(globalPos);
}

void BoxNaming::ask(const Track& track, const QString& text)
{
    QRectF box;
    const QList<FrameView::Box> boxes = m_frame->boxes();
    for (const FrameView::Box& b : boxes) {
        if (b.track == track.id)
            box = b.rect;
    }
    m_asked = track;
    ask(track.bestFace, text, box, [this, track](const QString& name) { say(LabelAct::Kind::Say, track, name); });
}

void BoxNaming::askDrawn(RecordingId recording, const QRect& box, qint64 timeMs)
{
    m_asked = {};
    ask(0, {}, m_frame->drawnRect(),
        [this, recording, box, timeMs](const QString& name) { Q_EMIT faceDrawn(recording, timeMs, box, name); });
}

void BoxNaming::giveUp()
{
    m_field->hide();
}

bool BoxNaming::isAsking() const
{
    return m_field->isVisible();
}

void BoxNaming::ask(FaceId face, const QString& text, const QRectF& box,
                    const std::function<void(const QString&)>& answer)
{
    m_answer = answer;
    m_field->ask(face, text);
    const QPoint origin = m_frame->mapTo(m_page, QPoint());
    QList<QRectF> faces;
    const QList<FrameView::Box> boxes = m_frame->boxes();
    for (const FrameView::Box& b : boxes)
        faces.append(b.rect.translated(origin));
    m_field->placeBeside(box.translated(origin), QRect(origin, m_frame->size()), faces);
}

QList<FaceId> BoxNaming::ignoredLike(const Track& track) const
{
    // All that was ignored with it, or that it is like: else it would be hidden again by the next training.
    const QList<FaceLabel> said = m_library.labels().of(m_library.facesOfTrack(track.id));
    const auto is = std::ranges::find(said, LabelKind::Is, &FaceLabel::kind);
    if (is != said.end())
        return m_library.labels().facesOf(is->person);
    const std::optional<Explanation> why = m_library.recognition().explain(track.bestFace);
    return why && !why->nearest.isEmpty() ? m_library.labels().facesOf(why->nearest.first().person) : QList<FaceId>();
}

void BoxNaming::say(LabelAct::Kind kind, const Track& track, const QString& name)
{
    const bool bringBack = kind == LabelAct::Kind::Clear && track.ignored;
    const QList<FaceId> faces = bringBack ? ignoredLike(track) : m_library.facesOfTrack(track.id);
    if (!faces.isEmpty())
        m_undo.push(new LabelCommand(m_library, {kind, faces, name}));
}

} // namespace ringface

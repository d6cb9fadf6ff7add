// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/boxnaming.h"

#include "core/library/library.h"
#include "ui/player/boxmenu.h"
#include "ui/player/frameview.h"
#include "ui/widgets/nameentry.h"

#include <QEvent>
#include <QUndoStack>

#include <algorithm>

namespace ringface
{

BoxNaming::BoxNaming(Library& library, QUndoStack& undo, FrameView* frame, QWidget* page)
    : QObject(page)
    , m_library(library)
    , m_undo(undo)
    , m_frame(frame)
    , m_page(page)
    , m_entry(new NameEntry(page))
{
    m_entry->setFixedWidth(200);
    m_entry->installEventFilter(this);
    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) {
        m_page->setFocus();
        m_answer(name);
    });
    connect(m_entry, &NameEntry::cancelled, this, [this] { m_page->setFocus(); });
    connect(m_entry, &NameEntry::returnPressed, this, [this] {
        if (m_entry->text().simplified().isEmpty() && !m_frame->drawnRect().isNull())
            m_page->setFocus(); // nobody's face: the field goes, and the box with it
    });
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
    const bool labelled = std::ranges::any_of(said, [](const FaceLabel& l) { return !l.isNot; });
    auto* menu = new BoxMenu(track, labelled, m_library.peopleNames(), m_page);
    connect(menu, &BoxMenu::said, this,
            [this, track](LabelAct::Kind kind, const QString& name) { say(kind, track, name); });
    connect(menu, &BoxMenu::newNameWanted, this, [this, track, globalPos] {
        ask(globalPos, [this, track](const QString& name) { say(LabelAct::Kind::Say, track, name); });
    });
    connect(menu, &BoxMenu::whyWanted, this, [this, id = track.id] { Q_EMIT whyWanted(id); });
    menu->popup(globalPos);
}

void BoxNaming::askDrawn(RecordingId recording, const QRect& box, qint64 timeMs)
{
    const QPoint below = m_frame->drawnRect().bottomLeft().toPoint() + QPoint(0, 4);
    ask(m_frame->mapToGlobal(below),
        [this, recording, box, timeMs](const QString& name) { Q_EMIT faceDrawn(recording, timeMs, box, name); });
}

void BoxNaming::giveUp()
{
    m_entry->hide();
}

void BoxNaming::ask(const QPoint& globalPos, const std::function<void(const QString&)>& answer)
{
    m_answer = answer;
    m_entry->ask(m_library.peopleNames());
    m_entry->moveWithin(m_frame->geometry(), m_page->mapFromGlobal(globalPos));
}

QList<FaceId> BoxNaming::ignoredLike(const Track& track) const
{
    // All that was ignored with it, or that it is like: else it would be hidden again by the next training.
    const QList<FaceLabel> said = m_library.labels().of(m_library.facesOfTrack(track.id));
    const auto is = std::ranges::find(said, false, &FaceLabel::isNot);
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

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/playerpage.h"

#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "core/playback/playback.h"
#include "ui/player/boxnaming.h"
#include "ui/player/clipbar.h"
#include "ui/player/frameview.h"
#include "ui/player/playercontrols.h"
#include "ui/player/reasonpanel.h"
#include "ui/player/scrubbar.h"
#include "ui/player/scrubpreview.h"
#include "ui/player/visitloop.h"
#include "ui/widgets/facttexts.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

PlayerPage::PlayerPage(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_playback(new Playback(this))
    , m_frame(new FrameView(this))
    , m_reason(new ReasonPanel(thumbnails, this))
    , m_scrub(new ScrubBar(this))
    , m_preview(new ScrubPreview(m_scrub, this))
    , m_title(new QLabel(this))
    , m_clips(new ClipBar(this))
    , m_controls(new PlayerControls(m_playback, this))
    , m_loop(new VisitLoop(m_playback, this))
    , m_naming(new BoxNaming(library, undo, m_frame, this))
{
    setObjectName(u"playerPage"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(u"playerTitle"_s);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(1); // however long a name is
    addActions(m_controls->actions());
    addActions(m_clips->actions());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_clips);
    column->addLayout(top);
    column->addWidget(m_frame, 1);
    column->addWidget(m_reason);
    column->addWidget(m_scrub);
    column->addWidget(m_controls);

    connect(m_playback, &Playback::frameShown, this, [this](const ShownFrame& frame) {
        m_frame->setFrame(frame);
        showPosition(frame.timeMs);
    });
    connect(m_frame, &FrameView::areaChanged, m_playback, &Playback::setArea);
    connect(m_playback, &Playback::durationChanged, this, [this] {
        m_scrub->setDuration(m_playback->duration());
        showPosition(m_playback->position());
    });
    connect(m_playback, &Playback::ended, this, [this] {
        const RecordingId next = m_clips->clipAt(+1);
        if (!m_loop->goOn() && next != 0)
            showClip(next, 0, true);
    });
    connect(m_clips, &ClipBar::clipWanted, this, [this](qint64 id) { showClip(id, -1, m_playback->isPlaying()); });
    connect(m_controls, &PlayerControls::faceStepWanted, this, &PlayerPage::goToFace);
    connect(m_controls->repeatAction(), &QAction::toggled, m_loop, &VisitLoop::setOn);
    connect(m_playback, &Playback::failed, this, [this](MediaError error) { m_frame->setMessage(errorText(error)); });
    connect(m_scrub, &ScrubBar::seeked, m_playback, &Playback::seek);
    connect(m_frame, &FrameView::boxClicked, this, [this](TrackId track) { select(track == m_selected ? 0 : track); });
    connect(m_frame, &FrameView::boxMenuWanted, this, &PlayerPage::showBoxMenu);
    connect(m_reason, &ReasonPanel::menuWanted, this, [this](const QPoint& pos) { showBoxMenu(m_selected, pos); });
    connect(m_reason, &ReasonPanel::faceActivated, this, &PlayerPage::faceActivated);
    connect(m_frame, &FrameView::clicked, m_controls->playAction(), &QAction::trigger);
    connect(m_naming, &BoxNaming::whyWanted, this, &PlayerPage::select);
    connect(m_naming, &BoxNaming::faceDrawn, this, &PlayerPage::faceDrawn);
    connect(m_controls->drawAction(), &QAction::toggled, this, &PlayerPage::setDrawing);
    connect(m_playback, &Playback::playingChanged, this, [this](bool playing) {
        if (playing)
            endDrawing();
    });
    connect(m_frame, &FrameView::boxDrawn, this, [this](const QRect& box, qint64 timeMs) {
        endDrawing();
        m_naming->askDrawn(m_recording.id, box, timeMs);
    });

    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.any(LibraryChange::Removed))
            removeGone();
        if (change.of(m_recording.id) || change.people)
            refreshSoon();
    });
    setRecording(0);
}

void PlayerPage::removeGone()
{
    if (!m_library.recording(m_recording.id))
        setRecording(0);
    QList<RecordingId> left = m_clips->clips();
    left.removeIf([this](RecordingId id) { return !m_library.recording(id); });
    m_clips->setClips(left);
}

PlayerPage::~PlayerPage()
{
    m_playback->disconnect(this);
}

int PlayerPage::volume() const
{
    return m_controls->volume();
}

void PlayerPage::setVolume(int percent)
{
    m_controls->setVolume(percent);
}

void PlayerPage::setRecording(RecordingId id, qint64 startMs)
{
    if (id != m_recording.id)
        m_clips->setClips({});
    load(id, startMs);
}

void PlayerPage::setClips(const QList<RecordingId>& clips)
{
    m_clips->setClips(clips);
}

void PlayerPage::showClip(RecordingId id, qint64 startMs, bool play)
{
    load(id, startMs);
    if (play && m_frame->message().isEmpty())
        m_playback->play();
    Q_EMIT recordingShown(id);
}

void PlayerPage::load(RecordingId id, qint64 startMs)
{
    const std::optional<Recording> r = m_library.recording(id);
    const bool same = r && r->id == m_recording.id && m_frame->message().isEmpty();
    m_naming->giveUp();
    endDrawing();
    if (same) {
        if (startMs >= 0)
            m_playback->seek(startMs);
        return;
    }
    m_playback->close();
    m_preview->setFile({});
    m_selected = 0;
    m_recording = r.value_or(Recording());
    m_clips->setCurrent(m_recording.id);
    m_frame->setFrame({});
    m_scrub->setDuration(m_recording.durationMs);
    m_frame->setMessage(r ? QString() : tr("Choose a recording on the left to play it."));
    const bool isSafe = r && r->error != MediaError::TookDown; // what ended the scan would end the window
    if (r && !isSafe)
        m_frame->setMessage(errorText(r->error));
    m_controls->setPlayable(isSafe);
    refresh();
    showPosition(0);
    if (!isSafe)
        return;
    if (startMs < 0)
        startMs = m_scrub->marks().isEmpty() ? 0 : m_scrub->marks().first().fromMs;
    m_preview->setFile(r->file.path);
    m_playback->open(r->file.path, startMs);
}

void PlayerPage::refreshSoon()
{
    if (isVisible())
        refresh();
    else
        m_stale = true;
}

void PlayerPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void PlayerPage::refresh()
{
    m_stale = false;
    if (const std::optional<Recording> r = m_library.recording(m_recording.id))
        m_recording = *r;
    readTracks();
    if (m_recording.id == 0)
        return m_title->clear();
    QStringList parts{cameraText(m_recording.file.camera)};
    if (m_recording.file.startedAt.isValid()) {
        const QDateTime start = m_recording.file.startedAt.toLocalTime();
        parts << dayText(start.date(), QDate::currentDate()) << QLocale().toString(start.time(), QLocale::ShortFormat);
    }
    const QString people = peopleText(m_library.presences(m_recording.id));
    if (!people.isEmpty())
        parts.append(people);
    for (QString& part : parts)
        part = part.toHtmlEscaped();
    parts.first() = u"<b>%1</b>"_s.arg(parts.first());
    m_title->setToolTip(factsText(m_recording, m_library.otherFiles(m_recording.id)));
    m_title->setText(parts.join(u" \u00b7 "_s));
}

void PlayerPage::readTracks()
{
    m_tracks = m_recording.id == 0 ? QList<Track>() : m_library.tracks(m_recording.id);
    m_frame->setTracks(m_tracks, m_recording.frameSize);
    QList<ScrubMark> marks;
    for (const Track& t : std::as_const(m_tracks)) {
        if (!t.path.isEmpty() && !t.ignored)
            marks.append({t.path.first().timeMs, t.path.last().timeMs, personColour(t.name, t.colour), t.name});
    }
    m_scrub->setMarks(marks);
    m_loop->setMarks(marks);
    m_controls->setHasFaces(!marks.isEmpty());
    m_reason->setVisible(!m_tracks.isEmpty());
    explain();
}

void PlayerPage::showPosition(qint64 ms)
{
    m_scrub->setPosition(ms);
    m_controls->showPosition(ms, m_scrub->maximum());
}

void PlayerPage::goToFace(int direction)
{
    const qint64 now = m_playback->position();
    qint64 best = -1;
    for (const ScrubMark& mark : m_scrub->marks()) {
        const qint64 from = mark.fromMs;
        if (direction > 0 && from > now && (best < 0 || from < best))
            best = from;
        if (direction < 0 && from < now && from > best)
            best = from;
    }
    if (best >= 0)
        m_playback->seek(best);
}

void PlayerPage::pause()
{
    if (m_playback->isPlaying())
        m_playback->togglePlaying();
}

void PlayerPage::select(TrackId track)
{
    if (track != 0)
        pause(); // before it is gone
    m_selected = track;
    explain();
}

void PlayerPage::explain()
{
    const auto track = std::ranges::find(m_tracks, m_selected, &Track::id);
    const bool there = m_selected != 0 && track != m_tracks.end();
    const std::optional<Explanation> why =
        there ? m_library.recognition().explain(track->bestFace) : std::optional<Explanation>();
    if (!why)
        m_selected = 0;
    m_frame->setSelected(m_selected);
    if (why)
        m_reason->explain(*why, track->isGuess);
    else
        m_reason->clear();
}

void PlayerPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_frame->isDrawing())
        endDrawing();
    else if (event->key() == Qt::Key_Escape && m_selected != 0)
        select(0);
    else
        QWidget::keyPressEvent(event);
}

void PlayerPage::setDrawing(bool on)
{
    if (on && !m_frame->hasPicture())
        return endDrawing();
    if (on) {
        pause();
        select(0);
        setFocus(); // for Escape
    }
    m_frame->setDrawing(on);
}

void PlayerPage::endDrawing()
{
    m_controls->drawAction()->setChecked(false);
}

void PlayerPage::showBoxMenu(TrackId track, const QPoint& globalPos)
{
    const auto found = std::ranges::find(m_tracks, track, &Track::id);
    if (found == m_tracks.end())
        return;
    pause();
    m_naming->showMenu(*found, globalPos);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/playerpage.h"

#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "core/playback/playback.h"
#include "ui/player/boxnaming.h"
#include "ui/player/clipbar.h"
#include "ui/player/fadingpanel.h"
#include "ui/player/frameview.h"
#include "ui/player/playercontrols.h"
#include "ui/player/scrubbar.h"
#include "ui/player/scrubpreview.h"
#include "ui/player/stage.h"
#include "ui/player/visitloop.h"
#include "ui/player/whycard.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/facttexts.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QDrag>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int margin = 16;
constexpr int topMargin = 8;
} // namespace

PlayerPage::PlayerPage(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_thumbnails(thumbnails)
    , m_playback(new Playback(this))
    , m_frame(new FrameView(this))
    , m_why(new WhyCard(thumbnails, this))
    , m_scrub(new ScrubBar(this))
    , m_preview(new ScrubPreview(m_scrub, this))
    , m_portraits(new QLabel(this))
    , m_title(new QLabel(this))
    , m_clips(new ClipBar(this))
    , m_editor(new ClipEditor(this))
    , m_controls(new PlayerControls(m_playback, this))
    , m_loop(new VisitLoop(m_playback, this))
    , m_naming(new BoxNaming(library, undo, thumbnails, m_frame, this))
    , m_top(new FadingPanel(Qt::TopEdge, this))
    , m_bottom(new FadingPanel(Qt::BottomEdge, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"playerPage"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_StyledBackground);
    setPalette(stagePalette());
    setStyleSheet(stageStyle());
    m_portraits->setObjectName(u"playerPortraits"_s);
    m_title->setObjectName(u"playerTitle"_s);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(1); // however long a name is
    addActions(m_controls->actions());
    addActions(m_clips->actions());
    makeLayout();
    connectPlayback();
    connectBoxes();
    connectSaving();
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.any(LibraryChange::Removed))
            removeGone();
        if (change.of(m_recording.id) || change.people)
            refreshSoon();
    });
    setRecording(0);
}

PlayerPage::~PlayerPage()
{
    m_playback->disconnect(this);
}

void PlayerPage::makeLayout()
{
    auto* top = new QHBoxLayout(m_top);
    top->setContentsMargins(margin, topMargin, margin, topMargin);
    top->addWidget(m_portraits);
    top->addWidget(m_title, 1);
    top->addWidget(m_clips);
    auto* bottom = new QVBoxLayout(m_bottom);
    bottom->setContentsMargins(margin, topMargin, margin, topMargin);
    bottom->setSpacing(8);
    bottom->addWidget(m_scrub);
    bottom->addWidget(m_editor);
    bottom->addWidget(m_controls);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_top);
    m_column->addWidget(m_frame, 1);
    m_column->addWidget(m_bottom);
    m_frame->installEventFilter(this);
    connect(m_bottom, &FadingPanel::faded, this, [this] {
        if (m_fullScreen)
            m_frame->setCursor(Qt::BlankCursor);
    });
}

void PlayerPage::connectPlayback()
{
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
    connect(m_playback, &Playback::failed, this, [this](MediaError error) { m_frame->setMessage(errorText(error)); });
    connect(m_playback, &Playback::playingChanged, this, [this](bool playing) {
        m_bottom->setHeld(!playing);
        m_top->setHeld(!playing);
        if (playing) {
            endDrawing();
            select(0);
        }
    });
    connect(m_clips, &ClipBar::clipWanted, this, [this](qint64 id) { showClip(id, -1, m_playback->isPlaying()); });
    connect(m_controls, &PlayerControls::faceStepWanted, this, [this](int way) { goToFace(way, false); });
    connect(m_controls, &PlayerControls::personStepWanted, this, [this](int way) { goToFace(way, true); });
    connect(m_controls, &PlayerControls::visitStepWanted, this, &PlayerPage::goToVisit);
    connect(m_controls, &PlayerControls::jumpWanted, this, &PlayerPage::jump);
    connect(m_controls->repeatAction(), &QAction::toggled, m_loop, &VisitLoop::setOn);
    connect(m_controls->fullScreenAction(), &QAction::triggered, this, &PlayerPage::fullScreenWanted);
    connect(m_scrub, &ScrubBar::seeked, m_playback, &Playback::seek);
    connect(m_scrub, &ScrubBar::scrubbed, m_playback, &Playback::scrub);
    connect(m_frame, &FrameView::clicked, m_controls->playAction(), &QAction::trigger);
    connect(m_frame, &FrameView::doubleClicked, this, [this] { Q_EMIT fullScreenWanted(!m_fullScreen); });
    connect(m_frame, &FrameView::turned, this, [this](int notches) {
        constexpr qint64 aNotch = 1000;
        jump(notches * aNotch);
    });
}

void PlayerPage::connectBoxes()
{
    connect(m_frame, &FrameView::boxClicked, this, &PlayerPage::clickBox);
    connect(m_frame, &FrameView::boxMenuWanted, this, &PlayerPage::showBoxMenu);
    connect(m_frame, &FrameView::boxDragged, this, &PlayerPage::dragBox);
    const auto say = [this](LabelAct::Kind kind) {
        const Track* track = trackOf(m_selected);
        if (!track)
            return;
        const Track said = *track;
        select(0);
        m_naming->say(kind, said, said.name);
    };
    connect(&m_thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& faces) {
        if (std::ranges::any_of(m_scrub->marks(), [&faces](const ScrubMark& m) { return faces.contains(m.face); }))
            showPortraits();
    });
    connect(m_why, &WhyCard::confirmed, this, [say] { say(LabelAct::Kind::Say); });
    connect(m_why, &WhyCard::rejected, this, [say] { say(LabelAct::Kind::SayNot); });
    connect(m_why, &WhyCard::closed, this, [this] { select(0); });
    connect(m_why, &WhyCard::nameWanted, this, [this] {
        if (const Track* track = trackOf(m_selected)) {
            m_why->hide();
            m_naming->ask(*track);
        }
    });
    connect(m_why, &WhyCard::faceActivated, this, &PlayerPage::faceActivated);
    connect(m_why, &WhyCard::findWanted, this, &PlayerPage::findWanted);
    connect(m_naming, &BoxNaming::whyWanted, this, &PlayerPage::select);
    connect(m_naming, &BoxNaming::findWanted, this, &PlayerPage::findWanted);
    connect(m_naming, &BoxNaming::faceDrawn, this, &PlayerPage::faceDrawn);
    connect(m_controls->drawAction(), &QAction::toggled, this, &PlayerPage::setDrawing);
    connect(m_frame, &FrameView::boxDrawn, this, [this](const QRect& box, qint64 timeMs) {
        endDrawing();
        m_naming->askDrawn(m_recording.id, box, timeMs);
    });
}

void PlayerPage::connectSaving()
{
    connect(m_controls->clipAction(), &QAction::toggled, this, &PlayerPage::setClipping);
    connect(m_editor, &ClipEditor::closed, this, [this] { m_controls->clipAction()->setChecked(false); });
    connect(m_editor, &ClipEditor::saveWanted, this, [this] { Q_EMIT clipWanted(m_recording.id, m_editor->wish()); });
    connect(m_scrub, &ScrubBar::spanChanged, m_editor, &ClipEditor::setSpan);
    connect(m_controls->pictureAction(), &QAction::triggered, this, [this] { takePicture(false); });
    connect(m_controls->namedPictureAction(), &QAction::triggered, this, [this] { takePicture(true); });
    connect(m_playback, &Playback::pictureTaken, this, [this](const ShownFrame& frame) {
        QImage picture = frame.image;
        if (m_picturesNames) {
            FrameView painted;
            painted.resize(frame.size);
            painted.setFrame(frame);
            painted.setTracks(m_tracks, m_recording.frameSize);
            painted.render(&picture);
        }
        QString name = cameraText(m_recording.file.camera);
        if (const QDateTime start = m_recording.file.startedAt; start.isValid())
            name += start.addMSecs(frame.timeMs).toLocalTime().toString(u" yyyy-MM-dd HH.mm.ss"_s);
        Q_EMIT pictureWanted(picture, name);
    });
}

void PlayerPage::removeGone()
{
    if (!m_library.recording(m_recording.id))
        setRecording(0);
    QList<RecordingId> left = m_clips->clips();
    left.removeIf([this](RecordingId id) { return !m_library.recording(id); });
    m_clips->setClips(left);
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
    m_controls->clipAction()->setChecked(false);
    m_selected = 0;
    m_recording = r.value_or(Recording());
    m_clips->setCurrent(m_recording.id);
    m_frame->expectOther();
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
    for (QString& part : parts)
        part = part.toHtmlEscaped();
    QString text = parts.join(u" \u00b7 "_s);
    if (!people.isEmpty())
        text =
            u"<b>%1</b><br><span style='color:%2'>%3</span>"_s.arg(people.toHtmlEscaped(), stage::second.name(), text);
    m_title->setToolTip(factsText(m_recording, m_library.otherFiles(m_recording.id)));
    m_title->setText(text);
}

void PlayerPage::readTracks()
{
    m_tracks = m_recording.id == 0 ? QList<Track>() : m_library.tracks(m_recording.id);
    m_frame->setTracks(m_tracks, m_recording.frameSize);
    QList<ScrubMark> marks;
    QStringList names;
    for (const Track& t : std::as_const(m_tracks)) {
        if (t.path.isEmpty() || t.ignored)
            continue;
        marks.append({t.path.first().timeMs, t.path.last().timeMs, personColour(t.colour, true), t.name,
                      t.group != 0 ? t.group : -t.id, t.bestFace, !t.name.isEmpty() && !t.isGuess});
        if (!t.name.isEmpty() && !names.contains(t.name))
            names.append(t.name);
    }
    m_scrub->setMarks(marks);
    showPortraits();
    m_loop->setMarks(marks);
    m_editor->setPeople(names);
    m_controls->setHasFaces(!marks.isEmpty());
    explain();
}

void PlayerPage::showPortraits()
{
    QHash<qint64, QPixmap> portraits;
    for (const ScrubMark& mark : m_scrub->marks())
        portraits.insert(mark.face, m_thumbnails.face(mark.face));
    m_scrub->setPortraits(portraits);
    QList<Portrait> people;
    for (const ScrubMark& person : m_scrub->people())
        people.append({portraits.value(person.face), person.isSure ? person.colour : QColor()});
    m_portraits->setVisible(!people.isEmpty());
    constexpr int side = 44;
    QPixmap picture(QSize(side, side) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawPortraits(painter, people, QRect(0, 0, side, side), stage::ground, stagePalette());
    painter.end();
    m_portraits->setPixmap(picture);
}

void PlayerPage::showPosition(qint64 ms)
{
    m_scrub->setPosition(ms);
    const QDateTime start = m_recording.file.startedAt;
    m_controls->showPosition(ms, m_scrub->maximum(), start.isValid() ? start.addMSecs(ms).toLocalTime() : QDateTime());
}

/// \a ofAnother: of somebody who is not on the picture now.
void PlayerPage::goToFace(int direction, bool ofAnother)
{
    const qint64 now = m_playback->position();
    QStringList here;
    for (const ScrubMark& mark : m_scrub->marks()) {
        if (ofAnother && mark.fromMs <= now && now <= mark.toMs)
            here.append(mark.name);
    }
    qint64 best = -1;
    for (const ScrubMark& mark : m_scrub->marks()) {
        const qint64 from = mark.fromMs;
        if (here.contains(mark.name))
            continue;
        if (direction > 0 && from > now && (best < 0 || from < best))
            best = from;
        if (direction < 0 && from < now && from > best)
            best = from;
    }
    if (best >= 0)
        m_playback->seek(best);
}

void PlayerPage::goToVisit(int direction)
{
    const qint64 now = m_playback->position();
    const QList<VisitSpan> visits = visitSpans(m_scrub->marks());
    qint64 best = -1;
    for (const VisitSpan& visit : visits) {
        if (direction > 0 && visit.fromMs > now && (best < 0 || visit.fromMs < best))
            best = visit.fromMs;
        if (direction < 0 && visit.toMs < now && visit.fromMs > best)
            best = visit.fromMs;
    }
    const RecordingId clip = m_clips->clipAt(direction);
    if (best >= 0)
        m_playback->seek(best);
    else if (clip != 0)
        showClip(clip, -1, m_playback->isPlaying());
}

void PlayerPage::jump(qint64 ms)
{
    m_playback->seek(std::clamp<qint64>(m_scrub->position() + ms, 0, m_scrub->maximum()));
}

void PlayerPage::pause()
{
    m_playback->pause();
}

const Track* PlayerPage::trackOf(TrackId id) const
{
    const auto found = std::ranges::find(m_tracks, id, &Track::id);
    return found == m_tracks.end() ? nullptr : &*found;
}

void PlayerPage::clickBox(TrackId id)
{
    const bool again = id == m_selected;
    select(again ? 0 : id);
    const Track* track = trackOf(m_selected);
    if (track && track->name.isEmpty() && !track->ignored) {
        m_why->hide();
        m_naming->ask(*track);
    }
}

void PlayerPage::select(TrackId track)
{
    if (track != 0) {
        m_naming->giveUp();
        pause(); // before it is gone
        setFocus();
    }
    m_selected = track;
    explain();
}

void PlayerPage::explain()
{
    const Track* track = m_selected != 0 ? trackOf(m_selected) : nullptr;
    const std::optional<Explanation> why =
        track ? m_library.recognition().explain(track->bestFace) : std::optional<Explanation>();
    if (!why)
        m_selected = 0;
    m_frame->setSelected(m_selected);
    if (!why)
        return m_why->hide();
    if (m_naming->isAsking())
        return;
    m_why->explain(*why, *track);
    QRectF own;
    QList<QRectF> faces;
    const QPoint origin = m_frame->mapTo(this, QPoint());
    const QList<FrameView::Box> boxes = m_frame->boxes();
    for (const FrameView::Box& box : boxes) {
        faces.append(box.rect.translated(origin));
        own = box.track == m_selected ? faces.last() : own;
    }
    m_why->placeBeside(own, m_frame->geometry(), faces);
}

/// Whoever types at a box begins with a name; letters are keys of the player elsewhere.
bool PlayerPage::isNameBegun(const QKeyEvent& event) const
{
    const bool isPlain = (event.modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    return trackOf(m_selected) && isPlain && event.text().size() == 1 && event.text().at(0).isLetter();
}

bool PlayerPage::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isNameBegun(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PlayerPage::keyPressEvent(QKeyEvent* event)
{
    const int digit = event->key() - Qt::Key_0;
    constexpr int tenths = 10;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() == Qt::Key_Escape && m_frame->isDrawing())
        endDrawing();
    else if (event->key() == Qt::Key_Escape && m_selected != 0)
        select(0);
    else if (event->key() == Qt::Key_Escape && m_fullScreen)
        Q_EMIT fullScreenWanted(false);
    else if (isNameBegun(*event)) {
        m_why->hide();
        m_naming->ask(*trackOf(m_selected), event->text());
    } else if (isPlain && digit >= 0 && digit < tenths)
        m_playback->seek(m_scrub->maximum() * qint64(digit) / tenths);
    else if (isPlain && event->key() == Qt::Key_Home)
        m_playback->seek(0);
    else if (isPlain && event->key() == Qt::Key_End)
        m_playback->seek(m_scrub->maximum());
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
    const Track* found = trackOf(track);
    if (!found)
        return;
    pause();
    m_naming->showMenu(*found, globalPos);
}

void PlayerPage::dragBox(TrackId id)
{
    const Track* track = trackOf(id);
    const QList<FaceId> faces = track ? m_library.facesOfTrack(id) : QList<FaceId>();
    if (faces.isEmpty())
        return;
    pause();
    const QPixmap face = m_thumbnails.face(track->bestFace);
    auto* drag = new QDrag(this);
    drag->setMimeData(faceMimeData(faces).release());
    drag->setPixmap(dragPixmap(face, int(faces.size()), devicePixelRatioF(), palette()));
    drag->setHotSpot(QPoint(-6, -18));
    drag->exec(Qt::CopyAction);
}

void PlayerPage::setClipping(bool on)
{
    m_editor->setVisible(on);
    if (!on)
        return m_scrub->setSpan({});
    // The visit that is seen, or what is around.
    constexpr qint64 around = 5000;
    const qint64 now = m_playback->position();
    qint64 from = std::max<qint64>(0, now - around);
    qint64 to = std::min<qint64>(m_scrub->maximum(), now + around);
    if (!m_scrub->marks().isEmpty()) {
        const QList<VisitSpan> visits = visitSpans(m_scrub->marks());
        for (const VisitSpan& visit : visits) {
            if (visit.fromMs <= now && now <= visit.toMs) {
                from = visit.fromMs;
                to = std::min<qint64>(visit.toMs, m_scrub->maximum());
            }
        }
    }
    m_scrub->setSpan(std::pair{from, to});
    m_editor->setSpan(from, to);
}

void PlayerPage::takePicture(bool withNames)
{
    if (!m_frame->hasPicture())
        return;
    pause();
    m_picturesNames = withNames;
    m_playback->takePicture();
}

void PlayerPage::setFullScreen(bool on)
{
    m_fullScreen = on;
    m_controls->setFullScreen(on);
    for (FadingPanel* panel : {m_top, m_bottom}) {
        m_column->removeWidget(panel);
        panel->setFloating(on);
        panel->setHeld(!m_playback->isPlaying());
    }
    if (!on) {
        m_column->insertWidget(0, m_top);
        m_column->addWidget(m_bottom);
        m_frame->setCursor(Qt::ArrowCursor);
    }
    placePanels();
    setFocus();
}

void PlayerPage::placePanels()
{
    if (!m_fullScreen)
        return;
    m_top->setGeometry(0, 0, width(), m_top->sizeHint().height());
    const int height = m_bottom->sizeHint().height();
    m_bottom->setGeometry(0, this->height() - height, width(), height);
    m_top->raise();
    m_bottom->raise();
}

void PlayerPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placePanels();
    if (m_selected != 0)
        explain(); // beside the box, which is elsewhere now
}

void PlayerPage::wakeControls()
{
    if (m_frame->cursor().shape() == Qt::BlankCursor)
        m_frame->setCursor(Qt::ArrowCursor);
    m_top->wake();
    m_bottom->wake();
}

bool PlayerPage::eventFilter(QObject* watched, QEvent* event)
{
    if (m_fullScreen && (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress))
        wakeControls();
    return QWidget::eventFilter(watched, event);
}

} // namespace ringface

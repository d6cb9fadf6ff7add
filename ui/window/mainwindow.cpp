// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/mainwindow.h"

#include "core/library/library.h"
#include "core/library/values/utctime.h"
#include "ui/faces/groupmodel.h"
#include "ui/faces/reviewpage.h"
#include "ui/faces/unknownpage.h"
#include "ui/people/foundpeopledialog.h"
#include "ui/people/ignoreddialog.h"
#include "ui/people/peoplepage.h"
#include "ui/people/peoplepanel.h"
#include "ui/people/personactions.h"
#include "ui/people/removalbar.h"
#include "ui/player/drawcommand.h"
#include "ui/player/playerpage.h"
#include "ui/recordings/justnowrow.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/motion.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/style.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tokens.h"
#include "ui/window/access.h"
#include "ui/window/activitybar.h"
#include "ui/window/activitytexts.h"
#include "ui/window/drophint.h"
#include "ui/window/keysdialog.h"
#include "ui/window/mainactions.h"
#include "ui/window/recordingspage.h"
#include "ui/window/scansummary.h"
#include "ui/window/watchoffer.h"
#include "ui/window/welcomepage.h"

#include <QApplication>
#include <QDataStream>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QThread>
#include <QToolBar>
#include <QVBoxLayout>
#include <QVariantAnimation>
#include <QtConcurrentRun>

// In a static library resources are registered by hand; the macro works outside of namespaces only.
static void initUiResources()
{
    Q_INIT_RESOURCE(ui);
}

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Library& library, QWidget* parent)
    : QMainWindow(parent)
    , m_library(library)
    , m_thumbnails(library)
    , m_recordings(new RecordingModel(library, m_thumbnails, this))
    , m_groups(new GroupModel(library, m_thumbnails, this))
    , m_people(new PeopleModel(library, m_thumbnails, this))
    , m_acts(new PersonActs(library, m_undo, this))
    , m_summary(new ScanSummary(library, this))
    , m_folding(new QVariantAnimation(this))
    , m_theme(std::make_unique<QWidget>())
{
    initUiResources();
    installAccess();
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Ringface"));
    setAcceptDrops(true);
    m_theme->installEventFilter(this);
    m_folding->setObjectName(u"foldingMotion"_s);
    m_folding->setEasingCurve(QEasingCurve::OutCubic);
    dress();
    makePages();
    m_actions = new MainActions(m_undo, this);
    m_recordingsPage->setBack(m_actions->back());
    // The player's keys hold on the whole page, so that they work while the list has the focus.
    m_recordingsPage->addActions(m_player->actions());
    m_actions->makeMenus(m_recordingsPage->acts(), m_player->actions());
    connectPages();
    countUnknown();
    countReview();
    constexpr QSize usual(1280, 800);
    resize(usual.boundedTo(screen()->availableSize()));
    showPage(Page::Recordings);
}

MainWindow::~MainWindow()
{
    // Pages that are taken down one by one must not hear of each other.
    m_undo.disconnect(this);
    delete takeCentralWidget();
}

void MainWindow::makePages()
{
    m_player = new PlayerPage(m_library, m_undo, m_thumbnails, this);
    m_recordingsPage = new RecordingsPage(m_library, m_undo, m_recordings, m_player, this);
    m_unknown = new UnknownPage(m_library, m_undo, m_groups, m_people, m_thumbnails, this);
    m_peoplePage = new PeoplePage(m_library, *m_acts, m_people, m_thumbnails, this);
    m_review = new ReviewPage(m_library, m_undo, m_thumbnails, this);
    m_settings = new SettingsPage(m_library, QThread::idealThreadCount(), this);
    m_welcome = new WelcomePage(this);
    m_peoplePanel = new PeoplePanel(m_library, m_undo, *m_acts, m_people, this);

    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(u"pages"_s);
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_recordingsPage, m_unknown, m_peoplePage, m_review, m_settings, m_welcome})
        m_pages->addWidget(page);
    m_split = new QSplitter(this);
    m_split->addWidget(m_pages);
    m_split->addWidget(m_peoplePanel);
    m_split->setStretchFactor(0, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);

    m_models = new MessageBar(this);
    m_models->setObjectName(u"modelsBar"_s);
    m_models->setRichText();
    m_confirm = new RemovalBar(m_library, this);
    m_confirm->setObjectName(u"confirmBar"_s);
    m_about = new MessageBar(this);
    m_about->setObjectName(u"aboutBar"_s);
    m_watch = new WatchOffer(m_settings->watched(), this);
    m_watch->setObjectName(u"watchBar"_s);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_models);
    column->addWidget(m_confirm);
    column->addWidget(m_about);
    column->addWidget(m_watch);
    column->addWidget(m_split, 1);
    setCentralWidget(central);

    m_toast = new Toast(central);
    m_dropHint = new DropHint(central);

    m_activity = new ActivityBar(this);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->setSizeGripEnabled(false);
    showActivity();
}

void MainWindow::connectPages()
{
    connect(m_actions, &MainActions::pageWanted, this, &MainWindow::showPage);
    connect(m_actions, &MainActions::backWanted, this, &MainWindow::goBack);
    connect(m_actions, &MainActions::filesWanted, this, [this] { chooseFiles(false); });
    connect(m_actions, &MainActions::folderWanted, this, [this] { chooseFiles(true); });
    connect(m_actions, &MainActions::diagnosticsWanted, this, &MainWindow::diagnosticsWanted);
    connect(m_actions, &MainActions::aboutWanted, this, &MainWindow::sayAbout);
    connect(m_actions, &MainActions::keysWanted, this, [this] { (new KeysDialog(this))->open(); });
    connect(m_activity, &ActivityBar::neededChanged, this, &MainWindow::showActivity);
    connect(m_actions, &MainActions::activityWanted, this, [this] {
        statusBar()->show();
        m_activity->open();
    });
    connect(m_actions, &MainActions::searchWanted, this, [this] {
        showPage(Page::Recordings);
        m_recordingsPage->focusSearch();
    });
    connect(m_recordingsPage, &RecordingsPage::filesDropped, this, &MainWindow::filesDropped);
    connect(m_recordingsPage, &RecordingsPage::unknownWanted, this, [this] { showPage(Page::Unknown); });
    connect(m_recordingsPage->justNow(), &JustNowRow::playWanted, this, &MainWindow::showRecording);
    connect(m_recordingsPage->justNow(), &JustNowRow::nameWanted, this, [this](GroupId group) {
        showPage(Page::Unknown);
        m_unknown->askNameOf(group);
    });
    const auto countNews = [this] { m_actions->setCount(Page::Recordings, m_recordings->news().visits); };
    connect(m_recordings, &RecordingModel::newsChanged, this, countNews);
    connect(m_recordingsPage, &RecordingsPage::rescanWanted, this, &MainWindow::rescanWanted);
    connect(m_player, &PlayerPage::recordingShown, this, &MainWindow::recordingShown);
    connect(m_player, &PlayerPage::faceDrawn, this, &MainWindow::addDrawnFace);
    connect(m_player, &PlayerPage::fullScreenWanted, this, &MainWindow::setFullScreen);
    connect(m_player, &PlayerPage::pictureWanted, this, &MainWindow::choosePicture);
    connect(m_player, &PlayerPage::clipWanted, this, [this](qint64 recording, const ClipWish& wish) {
        const std::optional<Recording> r = m_library.recording(recording);
        chooseClip(r ? tr("clip of %1").arg(QFileInfo(r->file.path).completeBaseName()) : QString(),
                   [this, recording, wish](const QString& file) { Q_EMIT clipWanted(recording, wish, file); });
    });
    connect(m_player, &PlayerPage::findWanted, this, &MainWindow::findFace);
    connect(m_unknown, &UnknownPage::findWanted, this, &MainWindow::findFace);
    connect(m_peoplePage, &PeoplePage::findWanted, this, &MainWindow::findFace);
    connect(m_player, &PlayerPage::faceActivated, this, &MainWindow::showFace);
    connect(m_unknown, &UnknownPage::faceActivated, this, &MainWindow::showFace);
    connect(m_unknown, &UnknownPage::noticed, m_toast, [this](const QString& text) { m_toast->say(text); });
    connect(m_peoplePanel, &PeoplePanel::named, this, &MainWindow::focusPage);
    connect(m_peoplePanel, &PeoplePanel::foldingChosen, this, [this](bool folded) {
        (m_page == Page::Recordings ? m_isFolded : m_isFoldedElsewhere) = folded;
        foldPeople(folded);
    });
    connect(m_peoplePanel, &PeoplePanel::ignoredWanted, this,
            [this] { (new IgnoredDialog(m_library, m_undo, m_thumbnails, this))->open(); });
    connect(m_peoplePanel, &PeoplePanel::personChosen, this, [this](const QString& name) {
        if (m_page == Page::Recordings)
            m_recordingsPage->filterPerson(name);
    });
    connect(m_peoplePanel, &PeoplePanel::personOpened, this, [this](PersonId person) {
        showPage(Page::People);
        m_peoplePage->showPerson(person);
    });
    connect(m_peoplePanel, &PeoplePanel::newPersonWanted, this, [this] {
        if (m_page == Page::Unknown)
            m_unknown->askName();
    });
    connect(m_peoplePage, &PeoplePage::faceActivated, this, &MainWindow::showFace);
    connect(m_peoplePage, &PeoplePage::exportWanted, this, &MainWindow::chooseExport);
    connect(m_peoplePage, &PeoplePage::playWanted, this, &MainWindow::playVisits);
    connect(m_peoplePage, &PeoplePage::clipWanted, this, [this](const QString& name) {
        chooseClip(tr("visits of %1").arg(name),
                   [this, name](const QString& file) { Q_EMIT visitsClipWanted(name, file); });
    });
    connect(m_peoplePage, &PeoplePage::unknownWanted, this, [this] { showPage(Page::Unknown); });
    connect(m_review, &ReviewPage::faceActivated, this, &MainWindow::showFace);
    connect(m_review, &ReviewPage::findWanted, this, &MainWindow::findFace);
    connect(m_review, &ReviewPage::countChanged, this, &MainWindow::countReview);
    connect(m_acts, &PersonActs::keyWanted, this,
            [this](PersonId person, int key) { m_undo.push(m_people->giveKey(person, key).release()); });
    connect(m_acts, &PersonActs::noticed, m_toast, [this](const QString& text) { m_toast->say(text); });
    connect(m_acts, &PersonActs::removalWanted, m_confirm, &RemovalBar::askPerson);
    connect(m_confirm, &RemovalBar::personRemoved, this, [this](const RemovedPerson& removed) {
        m_undo.clear(); // nothing that was said before can be brought back without that person
        m_toast->say(removedText(removed));
    });
    connect(&m_undo, &QUndoStack::indexChanged, this, &MainWindow::tellAct);
    connect(m_summary, &ScanSummary::told, this, [this](const QString& text, bool anyUnknown) {
        m_toast->say(text, anyUnknown ? tr("Show unknown") : QString(), [this] { showPage(Page::Unknown); });
    });
    connect(m_groups, &GroupModel::rowsInserted, this, &MainWindow::countUnknown);
    connect(m_groups, &GroupModel::rowsRemoved, this, &MainWindow::countUnknown);
    connect(m_groups, &GroupModel::modelReset, this, &MainWindow::countUnknown);
    connect(m_activity, &ActivityBar::cancelScan, this, &MainWindow::cancelScan);
    connect(m_activity, &ActivityBar::pauseWanted, this, &MainWindow::pauseWanted);
    connect(m_activity, &ActivityBar::cancelOne, this, &MainWindow::cancelOne);
    connect(m_activity, &ActivityBar::recordingWanted, this, [this](qint64 id) { showRecording(id); });
    connect(m_welcome, &WelcomePage::filesWanted, this, [this] { chooseFiles(false); });
    connect(m_welcome, &WelcomePage::folderWanted, this, [this] { chooseFiles(true); });
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.any(LibraryChange::Parts(LibraryChange::Added) | LibraryChange::Removed))
            leaveFirstStart();
    });
    connect(m_models, &MessageBar::accepted, this, &MainWindow::fetchModels);
    connect(this, &MainWindow::filesDropped, m_watch, &WatchOffer::offer);
    connect(&m_library, &Library::failed, this,
            [this](const QString& detail) { showError(tr("The library could not be changed: %1").arg(detail)); });
}

void MainWindow::setScan(const ScanProgress& progress)
{
    m_activity->setScan(progress);
    const bool isScanning = progress.done < progress.total;
    m_groups->hold(GroupModel::Hold::Scan, isScanning);
    m_summary->setScanning(isScanning);
}

void MainWindow::setRetraining(bool running)
{
    m_activity->setRetraining(running);
}

void MainWindow::showError(const QString& text)
{
    m_activity->setError(text);
}

void MainWindow::showNotice(const QString& text)
{
    m_activity->setNotice(text);
}

void MainWindow::showTask(const QString& text, int percent, bool canEnd)
{
    m_activity->setTask(text, percent, canEnd);
}

void MainWindow::setDemo()
{
    setWindowTitle(tr("Sample recordings - Ringface"));
    m_welcome->setDemo();
    disconnect(this, nullptr, m_watch, nullptr);
}

void MainWindow::setScanItems(const QList<ScanItem>& items)
{
    QList<ActivityItem> shown;
    for (const ScanItem& item : items.mid(0, ActivityModel::mostRows)) {
        if (const std::optional<Recording> r = m_library.recording(item.recording))
            shown.append({item.recording, recordingTitle(*r), item.running, item.progress});
    }
    m_activity->setItems(shown, int(items.size() - shown.size()));
}

void MainWindow::setModelsMissing(const QString& text)
{
    m_modelsMissing = text;
    if (text.isEmpty())
        return m_models->hide();
    m_models->ask(text, tr("Download"), tr("Not now"));
    m_models->setVisible(m_pages->currentWidget() != m_welcome);
}

void MainWindow::showRecording(RecordingId id, qint64 startMs)
{
    showPage(Page::Recordings);
    m_recordingsPage->showRecording(id, startMs);
}

void MainWindow::showJustNow(const JustNow& visitor)
{
    m_recordingsPage->justNow()->setVisitor(visitor);
}

void MainWindow::showFace(FaceId id)
{
    const std::optional<Face> face = m_library.face(id);
    if (!face)
        return;
    const std::optional<Recording> recording = m_library.recording(face->recording);
    if (recording && recording->file.medium == Medium::Video) {
        comeFrom(m_page);
        showRecording(face->recording, face->timeMs);
    } else {
        m_toast->say(tr("This face is from a photo."));
    }
}

/// There is a way back to this page, until another one is chosen.
void MainWindow::comeFrom(Page page)
{
    if (page == Page::Recordings)
        return;
    m_cameFrom = page;
    m_actions->setBack(tr("Back to %1", "the name of a page").arg(m_actions->page(page)->iconText()));
}

void MainWindow::goBack()
{
    if (m_cameFrom)
        showPage(*m_cameFrom);
}

void MainWindow::findFace(FaceId id)
{
    const std::optional<Face> face = m_library.face(id);
    if (!face)
        return;
    const QString name = face->label.isEmpty() ? face->guess : face->label;
    showFound(tr("When was this face seen?"),
              {{m_library.faceThumbnail(id), name, face->group, visitsOf(m_library.visits(), name, face->group)}});
}

void MainWindow::showFound(const QString& title, const QList<FoundPerson>& people)
{
    auto* dialog = new FoundPeopleDialog(title, people, this);
    connect(dialog, &FoundPeopleDialog::visitWanted, this, &MainWindow::showFace);
    dialog->open();
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    if (page != Page::Recordings) {
        m_cameFrom.reset();
        m_actions->setBack({});
    }
    const bool isFirstStart = page == Page::Recordings && m_recordings->total() == 0;
    QWidget* const widgets[] = {m_recordingsPage, m_unknown, m_peoplePage, m_review, m_settings};
    m_pages->setCurrentWidget(isFirstStart ? m_welcome : widgets[size_t(page)]);
    m_actions->page(page)->setChecked(true);
    m_models->setVisible(!m_modelsMissing.isEmpty() && !isFirstStart);
    m_peoplePanel->setVisible(page != Page::People && page != Page::Settings && !isFirstStart);
    foldPeople(page == Page::Recordings ? m_isFolded : m_isFoldedElsewhere);
    // Not over the buttons of the player, nor over the faces that come next.
    if (page == Page::Recordings)
        m_toast->setPlace(m_player, Qt::AlignTop | Qt::AlignHCenter);
    else
        m_toast->setPlace(m_pages, Qt::AlignBottom | Qt::AlignRight);
    focusPage();
}

void MainWindow::foldPeople(bool on)
{
    const int now = m_split->sizes().value(1);
    const bool isResting = m_folding->state() == QAbstractAnimation::Stopped;
    m_folding->stop();
    if (!m_isNarrow && now > 0 && isResting)
        m_peopleWidth = now;
    const bool changes = std::exchange(m_isNarrow, on) != on;
    if (on || !changes)
        m_peoplePanel->setFolded(on); // else once there is room for names
    const int wide = on ? m_peoplePanel->maximumWidth() : m_peopleWidth;
    const auto settle = [this, wide] {
        m_peoplePanel->setFolded(m_isNarrow); // with its own limits of width
        m_split->setSizes({std::max(1, m_split->width() - wide - m_split->handleWidth()), wide});
    };
    // A width that is fixed on the way must never push the window apart.
    const int room = m_split->width() - m_pages->minimumSizeHint().width() - m_split->handleWidth();
    const int ms = changes && now > 0 && room >= wide ? motionMs(m_peoplePanel) : 0;
    if (ms == 0)
        return settle();
    m_folding->disconnect(this);
    connect(m_folding, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& width) { m_peoplePanel->setFixedWidth(width.toInt()); });
    connect(m_folding, &QVariantAnimation::finished, this, settle);
    m_folding->setDuration(ms);
    m_folding->setStartValue(now);
    m_folding->setEndValue(wide);
    m_folding->start();
}

void MainWindow::focusPage()
{
    if (m_pages->currentWidget() == m_welcome)
        m_welcome->setFocus();
    else if (m_page == Page::Recordings)
        m_recordingsPage->focusList();
    else if (m_page == Page::Unknown)
        m_unknown->focusStacks();
    else if (m_page == Page::People)
        m_peoplePage->focusCards();
    else
        m_pages->currentWidget()->setFocus();
}

void MainWindow::addDrawnFace(RecordingId recording, qint64 timeMs, const QRect& box, const QString& name)
{
    const auto drawn = std::make_shared<DrawnFace>();
    drawn->face.timeMs = qint32(timeMs);
    drawn->face.box = box;
    m_undo.push(new DrawCommand(m_library, recording, drawn, name));
    if (drawn->id != 0)
        Q_EMIT faceDrawn(recording, drawn);
}

int MainWindow::volume() const
{
    return m_player->volume();
}

void MainWindow::setVolume(int percent)
{
    m_player->setVolume(percent);
}

void MainWindow::leaveFirstStart()
{
    if (m_page == Page::Recordings && (m_pages->currentWidget() == m_welcome) != (m_recordings->total() == 0))
        showPage(m_page);
}

void MainWindow::tellAct(int index)
{
    if (index > m_undoIndex && index > 0) {
        m_toast->say(m_undo.command(index - 1)->text(), tr("Undo"), [this] { m_undo.undo(); });
    } else if (index < m_undoIndex && index < m_undo.count()) {
        m_toast->say(tr("Undone: %1").arg(m_undo.command(index)->actionText()), tr("Redo"), [this] { m_undo.redo(); });
    }
    m_undoIndex = index;
}

void MainWindow::countUnknown()
{
    m_actions->setCount(Page::Unknown, m_groups->rowCount());
}

void MainWindow::countReview()
{
    m_actions->setCount(Page::Review, m_review->count());
}

namespace
{
const QString lastFolderKey = u"addFolder"_s;

/// Where recordings were added from the last time, or where they are likely to be.
QString lastFolder()
{
    const QString last = QSettings().value(lastFolderKey).toString();
    return QFileInfo(last).isDir() ? last : QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
}
} // namespace

void MainWindow::chooseFiles(bool folder)
{
    const QString title = folder ? tr("Add a folder of recordings") : tr("Add recordings");
    auto* dialog = new QFileDialog(this, title, lastFolder());
    dialog->setObjectName(u"fileDialog"_s);
    if (!folder)
        dialog->setNameFilters({tr("Recordings and archives (%1)").arg(m_fileNames), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [](const QStringList& files) {
        QSettings().setValue(lastFolderKey, QFileInfo(files.value(0)).absolutePath());
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::filesDropped);
    dialog->open();
}

void MainWindow::chooseExport(const QString& name)
{
    const QString file = name.isEmpty() ? tr("visits.csv") : tr("visits of %1.csv").arg(name);
    connect(saveDialog("exportDialog", tr("Save visits"), {}, tr("Table (*.csv)"), file), &QFileDialog::fileSelected,
            this, [this, name](const QString& chosen) { Q_EMIT exportWanted(name, chosen); });
}

/// Shown already; \a name: what is offered, with its ending.
QFileDialog* MainWindow::saveDialog(const char* objectName, const QString& title, const QString& folder,
                                    const QString& filter, const QString& name)
{
    auto* dialog = new QFileDialog(this, title, folder, filter);
    dialog->setObjectName(QLatin1StringView(objectName));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    dialog->open();
    return dialog;
}

void MainWindow::chooseClip(const QString& name, const std::function<void(const QString&)>& chosen)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    connect(saveDialog("clipDialog", tr("Save clip"), folder, tr("Video (*.mp4)"), name + ".mp4"_L1),
            &QFileDialog::fileSelected, this, chosen);
}

void MainWindow::choosePicture(const QImage& picture, const QString& name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const auto* dialog =
        saveDialog("pictureDialog", tr("Save picture"), folder, tr("Pictures (*.jpg *.png)"), name + ".jpg"_L1);
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString& file) {
        auto* watcher = new QFutureWatcher<bool>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
            if (watcher->result())
                m_toast->say(tr("Picture saved as %1").arg(QFileInfo(file).fileName()));
            else
                showError(tr("%1 could not be written. Choose another name or folder.").arg(file));
            watcher->deleteLater();
        });
        constexpr int quality = 95;
        watcher->setFuture(QtConcurrent::run([picture, file] { return picture.save(file, nullptr, quality); }));
    });
}

void MainWindow::playVisits(const QString& name)
{
    QList<Recording> recordings;
    for (const Presence& presence : m_library.presences()) {
        const std::optional<Recording> r = m_library.recording(presence.recording);
        const bool isNew = std::ranges::find(recordings, presence.recording, &Recording::id) == recordings.end();
        if (presence.name == name && r && isNew && r->file.medium == Medium::Video)
            recordings.append(*r);
    }
    if (recordings.isEmpty())
        return;
    std::ranges::sort(recordings, {}, [](const Recording& r) { return std::pair(r.file.startedAt, r.id); });
    QList<RecordingId> clips;
    for (const Recording& r : std::as_const(recordings))
        clips.append(r.id);
    showRecording(clips.first());
    m_player->setClips(clips);
}

void MainWindow::showActivity()
{
    const bool isSeen = m_activity->isNeeded() && !isFullScreen();
    const bool hadFocus = statusBar()->isAncestorOf(focusWidget());
    statusBar()->setVisible(isSeen);
    if (!isSeen && hadFocus)
        focusPage();
}

void MainWindow::setFullScreen(bool on)
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_peoplePanel, m_recordingsPage->listPane()})
        part->setVisible(!on);
    const QList<QToolBar*> bars = findChildren<QToolBar*>(Qt::FindDirectChildrenOnly);
    for (QToolBar* bar : bars)
        bar->setVisible(!on);
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    m_player->setFullScreen(on);
    showActivity();
}

void MainWindow::sayAbout()
{
    m_about->ask(tr("Ringface %1 says who was at the door. Recordings, faces and names stay on this computer. Free "
                    "software under "
                    "the Apache License 2.0.")
                     .arg(QApplication::applicationVersion()),
                 {}, tr("Close"));
}

void MainWindow::restore(const QByteArray& geometry, const QByteArray& state)
{
    restoreGeometry(geometry);
    QByteArray window;
    QByteArray inner;
    QByteArray outer;
    QDataStream in(state);
    int page = int(Page::Recordings);
    QString query;
    RecordingId recording = 0;
    in >> window >> inner >> outer >> m_isFolded >> m_isFoldedElsewhere >> page >> query >> recording;
    if (in.status() != QDataStream::Ok) { // of an earlier version
        m_isFolded = true;
        m_isFoldedElsewhere = false;
        page = int(Page::Recordings);
    }
    restoreState(window);
    m_recordingsPage->restoreState(inner);
    m_split->restoreState(outer);
    if (m_library.recording(recording))
        m_recordingsPage->showRecording(recording);
    m_recordingsPage->setQuery(query);
    showPage(Page(std::clamp(page, int(Page::Recordings), int(Page::Settings))));
}

QByteArray MainWindow::layoutState() const
{
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream << saveState() << m_recordingsPage->saveState() << m_split->saveState() << m_isFolded << m_isFoldedElsewhere
           << int(m_page) << m_recordingsPage->query() << m_player->recording();
    return out;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(!filesFrom(event->mimeData()).isEmpty());
    m_dropHint->setVisible(event->isAccepted());
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropHint->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_dropHint->hide();
    const QStringList files = filesFrom(event->mimeData());
    event->setAccepted(!files.isEmpty());
    if (!files.isEmpty())
        Q_EMIT filesDropped(files);
}

void MainWindow::dress()
{
    setPalette(windowPalette(m_theme->palette()));
    setStyleSheet(windowStyle(palette()));
}

namespace
{
const QString lookedNote = u"looked_at"_s; // milliseconds since 1970, UTC
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (event->spontaneous()) // it was minimised only
        return;
    const qint64 ms = m_library.note(lookedNote).toLongLong();
    m_recordings->setLookedAt(ms > 0 ? utcTime(ms) : QDateTime());
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    if (!event->spontaneous() && !m_library.isReadOnly())
        m_library.setNote(lookedNote, QString::number(QDateTime::currentMSecsSinceEpoch()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    constexpr int allWords = 1000;
    m_actions->setNarrow(width() < allWords);
    QMainWindow::resizeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    m_altAlone = event->key() == Qt::Key_Alt;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Alt && std::exchange(m_altAlone, false))
        m_actions->openMenu();
    QMainWindow::keyReleaseEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_theme.get() && event->type() == QEvent::PaletteChange)
        dress();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange)
        m_altAlone = false; // it was for the desktop
    QMainWindow::changeEvent(event);
}

} // namespace ringface

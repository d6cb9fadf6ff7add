// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "core/library/library.h"
#include "ui/activitybar.h"
#include "ui/facemime.h"
#include "ui/groupmodel.h"
#include "ui/messagebar.h"
#include "ui/painting.h"
#include "ui/peoplemodel.h"
#include "ui/peoplepanel.h"
#include "ui/playerpage.h"
#include "ui/recordingmodel.h"
#include "ui/recordingview.h"
#include "ui/removalbar.h"
#include "ui/reviewpage.h"
#include "ui/style.h"
#include "ui/texts.h"
#include "ui/unknownpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QDataStream>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

// In a static library resources are registered by hand; the macro works outside of namespaces only.
static void initUiResources()
{
    Q_INIT_RESOURCE(ui);
}

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
{
    initUiResources();
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Ringface"));
    setAcceptDrops(true);
    setStyleSheet(windowStyle(QApplication::palette()));
    makePages();
    makeActions();
    makeToolBar();
    makeMenus();
    connectPages();
    countUnknown();
    countReview();
    resize(1280, 800);
}

MainWindow::~MainWindow()
{
    // Pages that are taken down one by one must not hear of each other.
    m_undo.disconnect(this);
    delete takeCentralWidget();
}

void MainWindow::makePages()
{
    m_list = new RecordingView(m_recordings, this);
    m_player = new PlayerPage(m_library, m_undo, m_thumbnails, this);
    m_unknown = new UnknownPage(m_library, m_undo, m_groups, m_thumbnails, this);
    m_review = new ReviewPage(m_library, m_undo, m_thumbnails, this);
    m_peoplePanel = new PeoplePanel(m_library, m_undo, m_people, this);

    m_recordingsPage = new QSplitter(this);
    m_recordingsPage->setObjectName(u"recordingsPage"_s);
    m_recordingsPage->addWidget(m_list);
    m_recordingsPage->addWidget(m_player);
    m_recordingsPage->setStretchFactor(1, 1);
    m_recordingsPage->setSizes({370, 690});
    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(u"pages"_s);
    m_pages->addWidget(m_recordingsPage);
    m_pages->addWidget(m_unknown);
    m_pages->addWidget(m_review);
    m_split = new QSplitter(this);
    m_split->addWidget(m_pages);
    m_split->addWidget(m_peoplePanel);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({1050, 230});
    for (QSplitter* split : {m_recordingsPage, m_split}) {
        split->setChildrenCollapsible(false);
        split->setHandleWidth(1);
    }

    m_models = new MessageBar(this);
    m_models->setObjectName(u"modelsBar"_s);
    m_models->setRichText();
    m_confirm = new RemovalBar(m_library, this);
    m_confirm->setObjectName(u"confirmBar"_s);
    m_about = new MessageBar(this);
    m_about->setObjectName(u"aboutBar"_s);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_models);
    column->addWidget(m_confirm);
    column->addWidget(m_about);
    column->addWidget(m_split, 1);
    setCentralWidget(central);

    m_activity = new ActivityBar(this);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->setSizeGripEnabled(false);
}

QAction* MainWindow::makeAction(const QString& name, const char* icon, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    if (*icon != 0)
        action->setIcon(themedIcon(icon));
    action->setObjectName(name);
    action->setShortcut(key);
    return action;
}

void MainWindow::makeActions()
{
    m_goRecordings = makeAction(u"recordingsAction"_s, "recordings", tr("Recordings"), Qt::CTRL | Qt::Key_1);
    m_goUnknown = makeAction(u"unknownAction"_s, "faces", {}, Qt::CTRL | Qt::Key_2);
    m_goReview = makeAction(u"reviewAction"_s, "review", {}, Qt::CTRL | Qt::Key_3);
    auto* pages = new QActionGroup(this);
    for (QAction* action : {m_goRecordings, m_goUnknown, m_goReview}) {
        action->setCheckable(true);
        pages->addAction(action);
    }
    m_goRecordings->setChecked(true);
    connect(m_goRecordings, &QAction::triggered, this, [this] { showPage(m_recordingsPage); });
    connect(m_goUnknown, &QAction::triggered, this, [this] { showPage(m_unknown); });
    connect(m_goReview, &QAction::triggered, this, [this] { showPage(m_review); });

    m_addFiles = makeAction(u"addFilesAction"_s, "add", tr("Add recordings..."), QKeySequence::Open);
    m_addFolder = makeAction(u"addFolderAction"_s, "folder", tr("Add folder..."), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    connect(m_addFiles, &QAction::triggered, this, [this] { chooseFiles(false); });
    connect(m_addFolder, &QAction::triggered, this, [this] { chooseFiles(true); });

    m_remove = makeAction(u"removeAction"_s, "remove", tr("Remove from library"), QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    m_remove->setEnabled(false);
    m_list->addAction(m_remove);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_remove, &QAction::triggered, this, [this] { m_confirm->askRecordings(m_list->selectedRecordings()); });

    m_undoAction = m_undo.createUndoAction(this, tr("Undo"));
    m_undoAction->setObjectName(u"undoAction"_s);
    m_undoAction->setIcon(themedIcon("undo"));
    m_undoAction->setShortcut(QKeySequence::Undo);
    m_redoAction = m_undo.createRedoAction(this, tr("Redo"));
    m_redoAction->setObjectName(u"redoAction"_s);
    m_redoAction->setIcon(themedIcon("redo"));
    m_redoAction->setShortcut(QKeySequence::Redo);
}

void MainWindow::makeToolBar()
{
    auto* bar = addToolBar(tr("Pages"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(QSize(20, 20));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({m_goRecordings, m_goUnknown, m_goReview});
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addActions({m_undoAction, m_redoAction, m_addFiles});
    for (QAction* action : {m_undoAction, m_redoAction})
        qobject_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_addFiles, m_addFolder});
    file->addSeparator();
    QAction* quit = makeAction(u"quitAction"_s, "", tr("Quit"), QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    file->addAction(quit);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_undoAction, m_redoAction});
    edit->addSeparator();
    edit->addAction(m_remove);
    menuBar()->addMenu(tr("&View"))->addActions({m_goRecordings, m_goUnknown, m_goReview});

    // The player's keys hold on the whole page, so that they work while the list has the focus.
    const QList<QAction*> playing = m_player->actions();
    menuBar()->addMenu(tr("&Playback"))->addActions(playing);
    m_recordingsPage->addActions(playing);

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* about = makeAction(u"aboutAction"_s, "", tr("About Ringface"));
    connect(about, &QAction::triggered, this, &MainWindow::sayAbout);
    help->addAction(about);
}

void MainWindow::connectPages()
{
    connect(m_list, &RecordingView::filesDropped, this, &MainWindow::filesDropped);
    connect(m_list, &RecordingView::addClicked, m_addFiles, &QAction::trigger);
    connect(m_list, &RecordingView::recordingChosen, this, [this](qint64 id) { m_player->setRecording(id); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_remove->setEnabled(!m_list->selectedRecordings().isEmpty());
        m_confirm->hide(); // it spoke of another selection
    });
    connect(m_recordings, &RecordingModel::rowsRemoved, this,
            [this] { m_remove->setEnabled(!m_list->selectedRecordings().isEmpty()); });
    connect(m_player, &PlayerPage::faceActivated, this, &MainWindow::showFace);
    connect(m_unknown, &UnknownPage::faceActivated, this, &MainWindow::showFace);
    connect(m_unknown, &UnknownPage::noticed, this, &MainWindow::showNotice);
    connect(m_review, &ReviewPage::faceActivated, this, &MainWindow::showFace);
    connect(m_review, &ReviewPage::countChanged, this, &MainWindow::countReview);
    connect(m_peoplePanel, &PeoplePanel::noticed, this, &MainWindow::showNotice);
    connect(m_peoplePanel, &PeoplePanel::removalWanted, m_confirm, &RemovalBar::askPerson);
    connect(m_confirm, &RemovalBar::personRemoved, this, [this](const RemovedPerson& removed) {
        m_undo.clear(); // nothing that was said before can be brought back without that person
        showNotice(removedText(removed));
    });
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] { showNotice({}); }); // it spoke of the act before
    connect(m_groups, &GroupModel::rowsInserted, this, &MainWindow::countUnknown);
    connect(m_groups, &GroupModel::rowsRemoved, this, &MainWindow::countUnknown);
    connect(m_activity, &ActivityBar::cancelScan, this, &MainWindow::cancelScan);
    connect(m_models, &MessageBar::accepted, this, &MainWindow::fetchModels);
    connect(&m_library, &Library::failed, this,
            [this](const QString& detail) { showError(tr("The library could not be changed: %1").arg(detail)); });
}

void MainWindow::setScan(const ScanProgress& progress)
{
    m_activity->setScan(progress);
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

void MainWindow::setModelsMissing(const QString& text)
{
    if (text.isEmpty())
        m_models->hide();
    else
        m_models->ask(text, tr("Download"), tr("Not now"));
}

void MainWindow::showRecording(RecordingId id, qint64 startMs)
{
    showPage(m_recordingsPage);
    m_player->setRecording(id, startMs);
    m_list->select(id);
}

void MainWindow::showFace(FaceId id)
{
    const std::optional<Face> face = m_library.face(id);
    if (!face)
        return;
    if (m_recordings->rowOf(face->recording) >= 0)
        showRecording(face->recording, face->timeMs);
    else
        showNotice(tr("This face is from a photo."));
}

void MainWindow::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    (page == m_unknown ? m_goUnknown : page == m_review ? m_goReview : m_goRecordings)->setChecked(true);
    if (page == m_review)
        m_review->setFocus();
}

void MainWindow::countUnknown()
{
    const int groups = m_groups->rowCount();
    m_goUnknown->setText(groups == 0 ? tr("Unknown faces") : tr("Unknown faces (%1)").arg(groups));
}

void MainWindow::countReview()
{
    const int count = m_review->count();
    m_goReview->setText(count == 0 ? tr("Review") : tr("Review (%1)").arg(count));
}

void MainWindow::chooseFiles(bool folder)
{
    auto* dialog = new QFileDialog(this, folder ? tr("Add a folder of recordings") : tr("Add recordings"));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::filesDropped);
    dialog->open();
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
    in >> window >> inner >> outer;
    restoreState(window);
    m_recordingsPage->restoreState(inner);
    m_split->restoreState(outer);
}

QByteArray MainWindow::layoutState() const
{
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream << saveState() << m_recordingsPage->saveState() << m_split->saveState();
    return out;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(!filesFrom(event->mimeData()).isEmpty());
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = filesFrom(event->mimeData());
    event->setAccepted(!files.isEmpty());
    if (!files.isEmpty())
        Q_EMIT filesDropped(files);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        setStyleSheet(windowStyle(QApplication::palette()));
    QMainWindow::changeEvent(event);
}

} // namespace ringface

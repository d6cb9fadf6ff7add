// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The window as a whole: name faces by keyboard, undo through the menu, remove recordings, what runs in the background.
#include "core/library/values/utctime.h"
#include "tests/support/findchild.h"
#include "tests/support/looks.h"
#include "tests/support/samplelibrary.h"
#include "ui/player/playerpage.h"
#include "ui/recordings/justnowrow.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tokens.h"
#include "ui/window/activitybar.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVariantAnimation>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup();

    void namesAGroupByKeyboard();
    void namesOneFaceOfAGroup();
    void escapeNamesNobody();
    void knownNameKeepsItsSpelling();
    void undoAndRedoThroughTheMenu();
    void pagesAndTheirKeys();
    void doubleClickShowsTheMoment();
    void removalCanBeTakenBack();
    void emptyStatesSayWhatToDo();
    void addingOpensADialog();
    void tellsTheScan();
    void tellsErrorsAndLearning();
    void offersTheModels();
    void refusedChangeIsShown();
    void layoutIsRemembered();
    void placeIsRemembered();
    void menuOpensByKeyboard_data();
    void menuOpensByKeyboard();
    void keysAreShown();
    void activityIsThereWhileSomethingRuns();
    void peopleFoldBesideTheRecordings();
    void clickOnAPersonFilters();
    void justNowCanBeNamed();
    void thereIsAWayBack();
    void draggedFilesAreWelcome();
    void scanEndsWithASummary();
    void newsSinceTheLastLook();
    void newColoursReachTheOpenWindow();
    void nothingIsCutOff();

private:
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(&*m_window, name);
    }
    [[nodiscard]] bool trigger(const QString& action);
    void selectGroup(GroupId group);
    [[nodiscard]] bool typeName(const QString& name);
    QStringList people() const;

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    RecordingId m_first = 0;
    RecordingId m_second = 0;
};

void TestMainWindow::init()
{
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_first = m_library->add(u"a"_s, start);
    m_second = m_library->add(u"b"_s, start.addDays(1), u"Side Gate"_s);
    m_library->scan(m_first, {{1, 0, 500, 4}, {2, 1000, 1500, 2}});
    m_library->scan(m_second, {{1, 0, 500, 2}});
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_library.reset();
}

bool TestMainWindow::trigger(const QString& name)
{
    auto* action = find<QAction>(name);
    if (!action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void TestMainWindow::selectGroup(GroupId group)
{
    auto* view = find<FaceView>(u"groupView"_s);
    for (int i = 0; i < view->model()->rowCount(); ++i) {
        if (view->model()->index(i, 0).data(FaceRole::Id).toLongLong() == group)
            view->setCurrentIndex(view->model()->index(i, 0));
    }
    view->setFocus();
}

bool TestMainWindow::typeName(const QString& name)
{
    auto* entry = find<QWidget>(u"unknownPage"_s)->findChild<NameEntry*>(u"nameEntry"_s);
    if (!entry->isVisible() || !entry->hasFocus())
        return false;
    QTest::keyClicks(entry, name);
    QTest::keyClick(entry, Qt::Key_Return);
    return !entry->isVisible();
}

QStringList TestMainWindow::people() const
{
    QStringList out;
    const QAbstractItemModel* model = find<QAbstractItemView>(u"peopleView"_s)->model();
    for (int i = 0; i < model->rowCount(); ++i)
        out.append(model->index(i, 0).data().toString());
    return out;
}

void TestMainWindow::namesAGroupByKeyboard()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(1);
    QTest::keyClick(find<FaceView>(u"groupView"_s), Qt::Key_Return);
    QVERIFY(typeName(u"Anna"_s));
    QTRY_COMPARE(people(), QStringList({u"Anna"_s}));
    QTRY_COMPARE(find<FaceView>(u"groupView"_s)->model()->rowCount(), 1);
    QCOMPARE(find<QAction>(u"unknownAction"_s)->text(), u"Unknown (1)"_s);
    QTRY_COMPARE(
        find<RecordingView>(u"recordingView"_s)->model()->index(0, 0).data(RecordingModel::PeopleRole).toString(),
        u"Anna"_s);
    // The next group is chosen already.
    QTest::keyClick(find<FaceView>(u"groupView"_s), Qt::Key_Enter);
    QVERIFY(typeName(u"Ben"_s));
    QTRY_COMPARE(people(), QStringList({u"Anna"_s, u"Ben"_s}));
    QTRY_COMPARE(find<QAction>(u"unknownAction"_s)->text(), u"Unknown"_s);
}

void TestMainWindow::namesOneFaceOfAGroup()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(2);
    auto* faces = find<FaceView>(u"faceView"_s);
    QCOMPARE(faces->model()->rowCount(), 2);
    const FaceId second = m_library->facesOf(2)[1];
    faces->setCurrentIndex(faces->model()->index(1, 0));
    faces->setFocus();
    QTest::keyClick(faces, Qt::Key_Return);
    QVERIFY(typeName(u"Anna"_s));
    QCOMPARE((*m_library)->face(second)->label, u"Anna"_s);
    QCOMPARE((*m_library)->people().first().labelled, 1);
}

void TestMainWindow::escapeNamesNobody()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(1);
    QTest::keyClick(find<FaceView>(u"groupView"_s), Qt::Key_Return);
    auto* entry = find<QWidget>(u"unknownPage"_s)->findChild<NameEntry*>(u"nameEntry"_s);
    QTest::keyClicks(entry, u"Anna"_s);
    QTest::keyClick(entry, Qt::Key_Escape);
    QVERIFY(!entry->isVisible());
    QVERIFY((*m_library)->people().isEmpty());
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
}

void TestMainWindow::knownNameKeepsItsSpelling()
{
    (*m_library)->labels().say({m_library->facesOf(2).first()}, u"Anna"_s);
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(1);
    QTest::keyClick(find<FaceView>(u"groupView"_s), Qt::Key_Return);
    QVERIFY(typeName(u"anna"_s));
    QCOMPARE((*m_library)->people().size(), 1);
    QTRY_COMPARE(people(), QStringList({u"Anna"_s}));
}

void TestMainWindow::undoAndRedoThroughTheMenu()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(1);
    QTest::keyClick(find<FaceView>(u"groupView"_s), Qt::Key_Return);
    QVERIFY(typeName(u"Anna"_s));
    QTRY_COMPARE(people().size(), 1);
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"Undo Name 6 faces Anna"_s);
    QVERIFY(trigger(u"undoAction"_s));
    QTRY_COMPARE(people(), QStringList());
    QTRY_COMPARE(find<QAction>(u"unknownAction"_s)->text(), u"Unknown (2)"_s);
    QVERIFY(trigger(u"redoAction"_s));
    QTRY_COMPARE(people(), QStringList({u"Anna"_s}));
    QVERIFY(!find<QAction>(u"redoAction"_s)->isEnabled());
}

void TestMainWindow::pagesAndTheirKeys()
{
    auto* pages = find<QStackedWidget>(u"pages"_s);
    QCOMPARE(find<QAction>(u"unknownAction"_s)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_2));
    QVERIFY(trigger(u"unknownAction"_s));
    QCOMPARE(pages->currentWidget(), find<QWidget>(u"unknownPage"_s));
    QVERIFY(trigger(u"recordingsAction"_s));
    QCOMPARE(pages->currentWidget(), find<QWidget>(u"recordingsPage"_s));
    QVERIFY(find<QWidget>(u"peoplePanel"_s)->isVisible());
}

void TestMainWindow::doubleClickShowsTheMoment()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(2);
    auto* faces = find<FaceView>(u"faceView"_s);
    const QPoint first = faces->visualRect(faces->model()->index(0, 0)).center();
    QTest::mouseClick(faces->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(faces->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(find<QStackedWidget>(u"pages"_s)->currentWidget(), find<QWidget>(u"recordingsPage"_s));
    QCOMPARE(find<PlayerPage>(u"playerPage"_s)->recording(), m_first);
    QCOMPARE(find<RecordingView>(u"recordingView"_s)->selectedRecordings(), QList<RecordingId>({m_first}));
}

void TestMainWindow::removalCanBeTakenBack()
{
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->select(m_first);
    QCOMPARE(find<PlayerPage>(u"playerPage"_s)->recording(), m_first);
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    QVERIFY(trigger(u"removeAction"_s));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE((*m_library)->recordings().first().id, m_second);
    QVERIFY(find<PlayerPage>(u"playerPage"_s)->recording() != m_first);
    auto* toast = find<Toast>(u"toast"_s);
    QVERIFY(toast->isVisible());
    QCOMPARE(toast->text(), u"1 recording removed from the library; its file stays"_s);
    QTest::mouseClick(toast->findChild<QPushButton*>(u"toastButton"_s), Qt::LeftButton);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_COMPARE(list->model()->index(1, 0).data(RecordingModel::PeopleRole).toString(), u"Anna, 1 unknown"_s);
    QCOMPARE(toast->text(), u"Undone: Remove 1 recording"_s);
    QTest::mouseClick(toast->findChild<QPushButton*>(u"toastButton"_s), Qt::LeftButton); // Redo
    QTRY_COMPARE(list->model()->rowCount(), 1);
}

void TestMainWindow::emptyStatesSayWhatToDo()
{
    const auto emptyOf = [this](const QString& view) {
        return find<QAbstractItemView>(view)->viewport()->findChild<QWidget*>(u"emptyState"_s);
    };
    QVERIFY(trigger(u"unknownAction"_s));
    QVERIFY(!emptyOf(u"groupView"_s)->isVisible());
    (*m_library)->labels().say(m_library->facesOf(1) + m_library->facesOf(2), u"Anna"_s);
    QTRY_VERIFY(emptyOf(u"groupView"_s)->isVisible());
    QVERIFY(emptyOf(u"groupView"_s)->findChild<QLabel*>(u"emptyText"_s)->text().startsWith(u"No unknown faces"_s));
    (*m_library)->removeRecordings({m_first, m_second});
    QTRY_VERIFY(emptyOf(u"groupView"_s)->findChild<QLabel*>(u"emptyText"_s)->text().contains(u"Drop recordings"_s));
    QVERIFY(trigger(u"recordingsAction"_s));
    QVERIFY(find<QWidget>(u"welcomePage"_s)->isVisible()); // as at the first start
    QVERIFY(!find<QWidget>(u"peoplePanel"_s)->isVisible());
    m_library->add(u"c"_s, {});
    QTRY_VERIFY(find<QWidget>(u"recordingsPage"_s)->isVisible());
}

void TestMainWindow::addingOpensADialog()
{
    m_window->setFileNames(u"*.mp4 *.zip"_s);
    QSignalSpy files(m_window.get(), &MainWindow::filesDropped);
    for (const QString& action : {u"addFilesAction"_s, u"addFolderAction"_s}) {
        QVERIFY(trigger(action));
        auto* dialog = find<QFileDialog>(u"fileDialog"_s);
        if (dialog->fileMode() == QFileDialog::ExistingFiles)
            QCOMPARE(dialog->nameFilters().first(), u"Recordings and archives (*.mp4 *.zip)"_s);
        QVERIFY(dialog->isVisible());
        Q_EMIT dialog->filesSelected({u"/videos/"_s + action});
        dialog->close();
        QTRY_VERIFY(!m_window->findChild<QFileDialog*>(u"fileDialog"_s));
    }
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[1][0].toStringList(), QStringList({u"/videos/addFolderAction"_s}));
}

void TestMainWindow::tellsTheScan()
{
    auto* text = find<QLabel>(u"scanText"_s);
    auto* cancel = find<QToolButton>(u"cancelButton"_s);
    QVERIFY(!text->isVisible());
    m_window->setScan({2, 26, 4.0, 130'000});
    QVERIFY(text->isVisible());
    QCOMPARE(text->text(), u"Scanning 3 of 26, about 2 min left"_s);
    QCOMPARE(find<QProgressBar>(u"scanBar"_s)->value(), 2);
    m_window->setScan({2, 26, 0, -1});
    QCOMPARE(text->text(), u"Scanning 3 of 26"_s);
    QSignalSpy cancelled(m_window.get(), &MainWindow::cancelScan);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    m_window->setScan({26, 26, 4.0, 0});
    QVERIFY(!text->isVisible() && !cancel->isVisible());
}

void TestMainWindow::tellsErrorsAndLearning()
{
    auto* error = find<QLabel>(u"errorText"_s);
    auto* learning = find<QLabel>(u"retrainingText"_s);
    QVERIFY(!error->isVisible() && !learning->isVisible());
    m_window->setRetraining(true);
    m_window->showError(u"front.mp4 is empty."_s);
    m_window->showNotice(u"Nothing new."_s);
    QVERIFY(learning->isVisible());
    QCOMPARE(error->text(), u"front.mp4 is empty."_s);
    QVERIFY(find<QLabel>(u"noticeText"_s)->isVisible());
    QTest::mouseClick(find<QToolButton>(u"dismissErrorButton"_s), Qt::LeftButton);
    QVERIFY(!error->isVisible());
    m_window->setRetraining(false);
    QVERIFY(!learning->isVisible());
}

void TestMainWindow::offersTheModels()
{
    auto* bar = find<MessageBar>(u"modelsBar"_s);
    QVERIFY(!bar->isVisible());
    m_window->setModelsMissing(u"Files are missing."_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->findChild<QLabel*>(u"messageText"_s)->text(), u"Files are missing."_s);
    QSignalSpy fetch(m_window.get(), &MainWindow::fetchModels);
    QTest::mouseClick(bar->findChild<QPushButton*>(u"acceptButton"_s), Qt::LeftButton);
    QCOMPARE(fetch.size(), 1);
    m_window->setModelsMissing(u"Still missing."_s);
    QVERIFY(bar->isVisible());
    m_window->setModelsMissing({});
    QVERIFY(!bar->isVisible());
}

void TestMainWindow::refusedChangeIsShown()
{
    Q_EMIT(*m_library)->failed(u"disk full"_s);
    QVERIFY(find<QLabel>(u"errorText"_s)->isVisible());
    QVERIFY(find<QLabel>(u"errorText"_s)->text().contains(u"disk full"_s));
}

void TestMainWindow::layoutIsRemembered()
{
    // No larger than it has to be: from Qt 6.8 on, one that is larger than the screen is made smaller.
    m_window->resize(m_window->minimumSizeHint().width(), 700);
    auto* list = find<RecordingView>(u"recordingView"_s);
    auto* page = find<QSplitter>(u"recordingsPage"_s);
    page->setSizes({420, page->width() - 420});
    const int width = list->width();
    const QByteArray geometry = m_window->saveGeometry();
    const QByteArray layout = m_window->layoutState();
    page->setSizes({350, page->width() - 350});
    m_window->resize(1280, 780);
    QVERIFY(list->width() != width);
    m_window->restore(geometry, layout);
    QTRY_COMPARE(list->width(), width);
    m_window->restore({}, {});
    m_window->restore("rubbish", "rubbish");
    QCOMPARE(list->width(), width);
}

void TestMainWindow::placeIsRemembered()
{
    QVERIFY(trigger(u"recordingsAction"_s));
    m_window->showRecording(m_first);
    auto* search = find<QLineEdit>(u"searchQuery"_s);
    search->setText(u"kind:motion"_s);
    QVERIFY(trigger(u"reviewAction"_s) || trigger(u"unknownAction"_s));
    const QString page = find<QStackedWidget>(u"pages"_s)->currentWidget()->objectName();
    const RecordingId shown = m_window->findChild<PlayerPage*>()->recording();
    const QByteArray state = m_window->layoutState();
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->restore({}, state);
    m_window->show();
    QCOMPARE(find<QStackedWidget>(u"pages"_s)->currentWidget()->objectName(), page);
    QCOMPARE(find<QLineEdit>(u"searchQuery"_s)->text(), u"kind:motion"_s);
    QCOMPARE(m_window->findChild<PlayerPage*>()->recording(), shown);
    m_window->restore({}, "of an earlier version"); // changes nothing for the worse
    QVERIFY(m_window->isVisible());
}

void TestMainWindow::menuOpensByKeyboard_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("F10") << Qt::Key_F10;
    QTest::newRow("Alt") << Qt::Key_Alt;
}

void TestMainWindow::menuOpensByKeyboard()
{
    QFETCH(Qt::Key, key);
    QTest::keyClick(m_window.get(), key);
    auto* menu = find<QMenu>(u"mainMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QStringList titles;
    for (const QAction* action : menu->actions())
        titles << action->text();
    QCOMPARE(titles, QStringList({u"&File"_s, u"&Edit"_s, u"&View"_s, u"&Playback"_s, u"&Help"_s}));
    QVERIFY(menu->activeAction() != nullptr); // arrows and Enter go on
    menu->close();
    QVERIFY(!m_window->menuBar()->isVisible());
    // Alt that was for something else
    QTest::keyPress(m_window.get(), Qt::Key_Alt);
    QTest::keyClick(m_window.get(), Qt::Key_X, Qt::AltModifier);
    QTest::keyRelease(m_window.get(), Qt::Key_Alt);
    QVERIFY(!menu->isVisible());
}

void TestMainWindow::keysAreShown()
{
    QVERIFY(trigger(u"unknownAction"_s));
    QTest::keyClick(m_window.get(), Qt::Key_Question);
    auto* dialog = m_window->findChild<QWidget*>(u"keysDialog"_s);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QStringList texts;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.contains(u"type a name"_s) && texts.contains(u"F10"_s));
    QCOMPARE(testing::cutOff(*dialog), QStringList());
    testing::keepPicture(*dialog, u"keys"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<QWidget*>(u"keysDialog"_s) == nullptr);
}

void TestMainWindow::activityIsThereWhileSomethingRuns()
{
    QStatusBar* bar = m_window->statusBar();
    QVERIFY(!bar->isVisible());
    m_window->setRetraining(true); // a second or two: nothing jumps for that
    QVERIFY(!bar->isVisible());
    m_window->setRetraining(false);
    ScanProgress progress;
    progress.done = 1;
    progress.total = 3;
    m_window->setScan(progress);
    QVERIFY(bar->isVisible());
    m_window->setScan({});
    QVERIFY(!bar->isVisible());
    // What went wrong stays until it is dismissed, and can be read later.
    m_window->showError(u"a.mp4 is damaged."_s);
    QVERIFY(bar->isVisible());
    QTest::mouseClick(find<QToolButton>(u"dismissErrorButton"_s), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    QVERIFY(trigger(u"activityAction"_s));
    auto* popover = find<QWidget>(u"activityPopover"_s);
    QVERIFY(popover->isVisible() && bar->isVisible());
    QTest::keyClick(popover, Qt::Key_Escape);
    QVERIFY(!popover->isVisible() && !bar->isVisible());
}

void TestMainWindow::peopleFoldBesideTheRecordings()
{
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    constexpr int folded = 72;
    QVERIFY(trigger(u"recordingsAction"_s));
    auto* panel = find<QWidget>(u"peoplePanel"_s);
    QTRY_COMPARE(panel->width(), folded);
    QVERIFY(trigger(u"unknownAction"_s)); // names and keys are wanted here
    QTRY_VERIFY(panel->width() >= 200);
    QVERIFY(trigger(u"recordingsAction"_s));
    QTRY_COMPARE(panel->width(), folded);
    QTest::mouseClick(find<QToolButton>(u"foldPeopleButton"_s), Qt::LeftButton);
    QTRY_VERIFY(panel->width() >= 200);
    QVERIFY(trigger(u"unknownAction"_s) && trigger(u"recordingsAction"_s));
    QTRY_VERIFY(panel->width() >= 200);
    const QByteArray state = m_window->layoutState();
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->restore({}, state);
    m_window->show();
    QTRY_VERIFY(find<QWidget>(u"peoplePanel"_s)->width() >= 200);
}

void TestMainWindow::clickOnAPersonFilters()
{
    (*m_library)->labels().say(m_library->facesOf(2), u"Anna Maria"_s);
    QVERIFY(trigger(u"recordingsAction"_s));
    auto* view = find<QAbstractItemView>(u"peopleView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    auto* list = find<RecordingView>(u"recordingView"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    const QPoint anna = view->visualRect(view->model()->index(0, 0)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, anna);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, anna);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, anna);
    QTRY_VERIFY(find<QWidget>(u"personPage"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"personName"_s)->text(), u"Anna Maria"_s);
}

void TestMainWindow::justNowCanBeNamed()
{
    auto* row = find<QWidget>(u"justNowRow"_s);
    QVERIFY(!row->isVisible());
    m_window->showJustNow({m_first, 1000, {}, 2, u"Front Door"_s, QDateTime::currentDateTimeUtc(), {}});
    QVERIFY(row->isVisible());
    QCOMPARE(find<QLabel>(u"justNowWho"_s)->text(), u"Somebody unknown"_s);
    QTest::mouseClick(find<QToolButton>(u"justNowName"_s), Qt::LeftButton);
    QVERIFY(typeName(u"Carla"_s));
    QTRY_COMPARE(people(), QStringList{u"Carla"_s});
    QCOMPARE((*m_library)->presences(m_first).last().name, u"Carla"_s);
    m_window->showJustNow({m_first, 1000, u"Carla"_s, 0, u"Front Door"_s, {}, {}});
    QVERIFY(!find<QToolButton>(u"justNowName"_s)->isVisible()); // she has one
}

void TestMainWindow::thereIsAWayBack()
{
    QVERIFY(trigger(u"unknownAction"_s));
    selectGroup(1);
    auto* button = find<QToolButton>(u"backToPageButton"_s);
    QVERIFY(trigger(u"showMomentAction"_s));
    QVERIFY(find<QWidget>(u"recordingsPage"_s)->isVisible());
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Back to Unknown"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(find<QWidget>(u"unknownPage"_s)->isVisible());
    QVERIFY(find<QAction>(u"recordingsAction"_s)->isEnabled());
    QVERIFY(trigger(u"recordingsAction"_s));
    QVERIFY(!button->isVisible()); // nobody jumped
}

void TestMainWindow::draggedFilesAreWelcome()
{
    auto* hint = find<QWidget>(u"dropHint"_s);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QDir::tempPath())});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(hint->isVisible());
    QCOMPARE(hint->size(), m_window->centralWidget()->size());
    QDragLeaveEvent leave;
    QApplication::sendEvent(m_window.get(), &leave);
    QVERIFY(!hint->isVisible());
}

void TestMainWindow::scanEndsWithASummary()
{
    const auto* toast = find<QLabel>(u"toastText"_s);
    ScanProgress progress;
    progress.total = 1;
    m_window->setScan(progress);
    const RecordingId id = m_library->add(u"c"_s, utcTime(QDate(2024, 5, 3), QTime(10, 0)));
    m_library->scan(id, {{7, 0, 500, 2}, {8, 600, 900, 1}, {9, 1000, 1200, 1}});
    QVERIFY((*m_library)->labels().say(m_library->facesOf(8), u"Anna"_s));
    QTRY_COMPARE(find<RecordingView>(u"recordingView"_s)->model()->rowCount(), 3);
    progress.done = 1;
    m_window->setScan(progress);
    QVERIFY(!toast->text().contains(u"looked through"_s)); // nobody has a name yet
    m_library->guess(7, u"Anna"_s);
    QTRY_COMPARE(toast->text(), u"1 recording looked through: Anna 1, 1 unknown"_s);
    auto* show = find<QPushButton>(u"toastButton"_s);
    QCOMPARE(show->text(), u"Show unknown"_s);
    QTest::mouseClick(show, Qt::LeftButton);
    QVERIFY(find<QWidget>(u"unknownPage"_s)->isVisible());
}

void TestMainWindow::newsSinceTheLastLook()
{
    const auto open = [this] {
        m_window = std::make_unique<MainWindow>(**m_library);
        m_window->show();
        m_window->activateWindow();
        return QTest::qWaitForWindowActive(m_window.get());
    };
    m_window.reset(); // it has been looked at now, and before that between the two recordings
    QVERIFY(
        (*m_library)
            ->setNote(u"looked_at"_s, QString::number(utcTime(QDate(2024, 5, 1), QTime(12, 0)).toMSecsSinceEpoch())));
    (*m_library)->labels().say(m_library->facesOf(2), u"Anna"_s);
    QVERIFY(open());
    auto* list = find<RecordingView>(u"recordingView"_s);
    QVERIFY(list->model()->index(0, 0).data(RecordingModel::NewRole).toBool());
    QVERIFY(!list->model()->index(1, 0).data(RecordingModel::NewRole).toBool());
    QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"new, "_s));
    QCOMPARE(find<QAction>(u"recordingsAction"_s)->text(), u"Recordings (1)"_s);
    auto* row = find<QWidget>(u"newsRow"_s);
    QVERIFY(row->isVisible());
    auto* text = find<QLabel>(u"newsText"_s);
    QVERIFY2(text->text().startsWith(u"1 visit since 1 May 2024: <a"_s), qPrintable(text->text()));
    Q_EMIT text->linkActivated(u"unknown"_s);
    QVERIFY(find<QWidget>(u"unknownPage"_s)->isVisible());
    QVERIFY(trigger(u"recordingsAction"_s));
    // Whatever is opened is seen.
    list->setFocus();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QVERIFY(row->isVisible());
    const QRect first = list->visualRect(list->model()->index(0, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, first.bottomLeft() + QPoint(60, -20));
    QTRY_VERIFY(!row->isVisible());
    QVERIFY(!list->model()->index(0, 0).data(RecordingModel::NewRole).toBool());
    QCOMPARE(find<QAction>(u"recordingsAction"_s)->text(), u"Recordings"_s);
    m_window->close();
    QVERIFY(open());
    QVERIFY(!find<QWidget>(u"newsRow"_s)->isVisible());
}

void TestMainWindow::newColoursReachTheOpenWindow()
{
    const QPalette before = QApplication::palette();
    QPalette dark = before;
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    dark.setColor(QPalette::Text, Qt::white);
    QApplication::setPalette(dark);
    QCoreApplication::processEvents();
    const QWidget* list = find<RecordingView>(u"recordingView"_s);
    const QColor base = list->palette().color(QPalette::Base);
    const QColor drawn = m_window->grab().toImage().pixelColor(m_window->width() / 2, 2);
    QApplication::setPalette(before);
    QCOMPARE(base, tokensOf(dark).ground);
    QVERIFY(tokensOf(dark).isDark);
    QVERIFY2(drawn.lightness() < 100, qPrintable(drawn.name()));
    QCoreApplication::processEvents();
    QVERIFY(list->palette().color(QPalette::Base).lightness() > 128);
}

void TestMainWindow::nothingIsCutOff()
{
    m_window->setModelsMissing(
        u"The files that find and compare faces are not on this computer yet. Recordings can be played."_s);
    m_window->showError(u"The file is damaged and ends early. Download the recording again to see all of it."_s);
    m_window->setScan({2, 26, 4.0, 130'000});
    m_window->setRetraining(true);
    m_window->resize(1280, 800);
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), QSize(1280, 800)); // its contents do not need more
    for (const QString& page : {u"recordingsAction"_s, u"unknownAction"_s, u"peopleAction"_s, u"reviewAction"_s}) {
        QVERIFY(trigger(page));
        QTRY_COMPARE(find<QVariantAnimation>(u"foldingMotion"_s)->state(), QAbstractAnimation::Stopped);
        QCoreApplication::processEvents();
        const QList<QLabel*> labels = m_window->findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(label->height() >= needed, qPrintable(label->text()));
            QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        const QList<QAbstractButton*> buttons = m_window->findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons)
            QVERIFY2(qobject_cast<QLineEdit*>(button->parent()) || !button->isVisible() ||
                         button->width() >= button->sizeHint().width(),
                     qPrintable(button->text()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What runs in the background and what went wrong: the bar at the bottom and the panel above it.
#include "tests/support/icons.h"
#include "ui/widgets/style.h"
#include "ui/window/activitybar.h"
#include "ui/window/activitymodel.h"
#include "ui/window/activitypopover.h"
#include "ui/window/activitytexts.h"
#include "ui/window/activityview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initIcons(); }
    void init();
    void cleanup();

    void words_data();
    void words();
    void titles();
    void barSaysHowFarItIs();
    void barPauses();
    void pausedWithNothingTakenIn();
    void taskIsApartFromNotices();
    void panelOpensAboveTheBar();
    void panelOpensAndClosesByKeyboard();
    void panelStaysWithTheWindow();
    void panelSaysHowFarItIs();
    void panelPausesAndCancels();
    void queueInOrder();
    void longQueueIsCounted();
    void hugeQueueIsQuick();
    void rowsKeepTheirPlace();
    void crossCancels();
    void rowShowsTheRecording();
    void queueByKeyboard();
    void rightToLeft();
    void errorsAreKept();
    void errorsAreCleared();
    void sameErrorCountsOnce();
    void noMoreThanAHundredErrors();
    void learningNames();
    void everythingHasAName();
    void narrowWindow();

private:
    template <class T>
    T* find(const char* name) const
    {
        return m_window->findChild<T*>(QLatin1StringView(name));
    }
    QString text(const char* label) const { return find<QLabel>(label)->text(); }
    void press(const char* button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    ActivityPopover* open() const
    {
        press("activityButton");
        return panel();
    }
    ActivityPopover* panel() const { return m_window->findChild<ActivityPopover*>(); }
    ActivityView* queue() const { return m_window->findChild<ActivityView*>(); }
    static ScanProgress scanning(int done, int total, double rate = 0, qint64 leftMs = -1)
    {
        ScanProgress p;
        p.done = done;
        p.total = total;
        p.rate = rate;
        p.leftMs = leftMs;
        return p;
    }
    static ScanProgress paused(int done, int total)
    {
        ScanProgress p = scanning(done, total, 4, 60'000);
        p.paused = true;
        return p;
    }
    static QList<ActivityItem> items(int count, int running = 2)
    {
        QList<ActivityItem> out;
        for (int i = 1; i <= count; ++i)
            out.append({i, u"Front Door %1"_s.arg(i), i <= running, i <= running ? 0.25 * i : 0});
        return out;
    }
    QStringList titles(const ActivityView& view) const
    {
        QStringList out;
        for (int i = 0; i < view.model()->rowCount(); ++i)
            out << view.model()->index(i, 0).data().toString();
        return out;
    }
    QPoint crossOf(int row) const
    {
        const QRect rect = queue()->visualRect(queue()->model()->index(row, 0));
        return ActivityDelegate::crossIn(rect, queue()->layoutDirection()).center();
    }

    std::unique_ptr<QMainWindow> m_window;
    ActivityBar* m_bar = nullptr;
};

void TestActivity::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_window->setStyleSheet(windowStyle(QApplication::palette()));
    auto* page = new QTextEdit(m_window.get());
    page->setTabChangesFocus(true);
    m_window->setCentralWidget(page);
    m_bar = new ActivityBar(m_window.get());
    m_window->statusBar()->addWidget(m_bar, 1);
    m_window->statusBar()->setSizeGripEnabled(false);
    m_window->resize(1000, 700);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void TestActivity::cleanup()
{
    m_window.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestActivity::words_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    QTest::newRow("rate unknown") << rateText(0) << QString();
    QTest::newRow("slow") << rateText(0.4) << u"slower than real time"_s;
    QTest::newRow("as fast") << rateText(1.2) << u"about as fast as real time"_s;
    QTest::newRow("twice") << rateText(1.6) << u"2 times faster than real time"_s;
    QTest::newRow("fast") << rateText(12.3) << u"12 times faster than real time"_s;
    QTest::newRow("left unknown") << leftText(-1) << QString();
    QTest::newRow("soon") << leftText(59'999) << u"less than a minute left"_s;
    QTest::newRow("a minute") << leftText(60'000) << u"about 1 min left"_s;
    QTest::newRow("minutes") << leftText(630'000) << u"about 11 min left"_s;
    QTest::newRow("hours") << leftText(7'200'000) << u"about 2 h left"_s;
    QTest::newRow("no scan") << scanText(scanning(0, 0)) << QString();
    QTest::newRow("done") << scanText(scanning(3, 3)) << QString();
    QTest::newRow("scan") << scanText(scanning(3, 26)) << u"Scanning 4 of 26"_s;
    QTest::newRow("paused") << scanText(paused(3, 26)) << u"Paused, 3 of 26 done"_s;
    QTest::newRow("paused at once") << scanText(paused(0, 0)) << u"Paused"_s;
    QTest::newRow("no errors") << errorsText(0) << QString();
    QTest::newRow("an error") << errorsText(1) << u"1 error"_s;
    QTest::newRow("errors") << errorsText(7) << u"7 errors"_s;
}

void TestActivity::words()
{
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(said, expected);
}

void TestActivity::titles()
{
    Recording recording;
    QCOMPARE(recordingTitle(recording), u"Unknown camera \u00b7 Date unknown"_s);
    recording.file.camera = u"Garden"_s;
    recording.file.startedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(recordingTitle(recording).startsWith(u"Garden \u00b7 Today, "_s));
}

void TestActivity::barSaysHowFarItIs()
{
    auto* bar = find<QProgressBar>("scanBar");
    QVERIFY(!bar->isVisible());
    QVERIFY(!find<QToolButton>("pauseButton")->isVisible());
    m_bar->setScan(scanning(3, 26, 4, 150'000));
    QCOMPARE(text("scanText"), u"Scanning 4 of 26, about 3 min left"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), 3);
    QCOMPARE(bar->maximum(), 26);
    QVERIFY(find<QToolButton>("pauseButton")->isVisible());
    QVERIFY(find<QToolButton>("cancelButton")->isVisible());
    m_bar->setScan(scanning(26, 26));
    for (const char* name : {"scanText", "scanBar", "pauseButton", "cancelButton"})
        QVERIFY(!find<QWidget>(name)->isVisible());
}

void TestActivity::barPauses()
{
    QSignalSpy wanted(m_bar, &ActivityBar::pauseWanted);
    auto* button = find<QToolButton>("pauseButton");
    m_bar->setScan(scanning(3, 26));
    QCOMPARE(button->text(), u"Pause"_s);
    press("pauseButton");
    QCOMPARE(wanted.takeFirst().first().toBool(), true);
    QCOMPARE(button->text(), u"Pause"_s); // until it is so
    m_bar->setScan(paused(3, 26));
    QCOMPARE(text("scanText"), u"Paused, 3 of 26 done"_s);
    QCOMPARE(button->text(), u"Resume"_s);
    press("pauseButton");
    QCOMPARE(wanted.takeFirst().first().toBool(), false);
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelScan);
    press("cancelButton");
    QCOMPARE(cancelled.size(), 1);
}

void TestActivity::pausedWithNothingTakenIn()
{
    // Files were dropped into a pause: there must be a way out of it.
    m_bar->setScan(paused(0, 0));
    QCOMPARE(text("scanText"), u"Paused"_s);
    QVERIFY(find<QToolButton>("pauseButton")->isVisible());
    QVERIFY(!find<QProgressBar>("scanBar")->isVisible());
}

void TestActivity::taskIsApartFromNotices()
{
    auto* bar = find<QProgressBar>("taskBar");
    QVERIFY(!bar->isVisible());
    m_bar->setTask(u"Downloading <sface>"_s, 40);
    m_bar->setNotice(u"Anna was added"_s);
    m_bar->setNotice({});
    QVERIFY(find<QLabel>("taskText")->isVisible());
    QCOMPARE(text("taskText"), u"Downloading <sface>"_s);
    QCOMPARE(find<QLabel>("taskText")->textFormat(), Qt::PlainText);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), 40);
    QCOMPARE(bar->maximum(), 100);
    m_bar->setTask(u"Downloading"_s, -1); // busy
    QCOMPARE(bar->maximum(), 0);
    m_bar->setTask(u"Downloading"_s, 60);
    QCOMPARE(bar->value(), 60);
    m_bar->setTask({}, 0);
    QVERIFY(!bar->isVisible());
    QVERIFY(!find<QLabel>("taskText")->isVisible());
}

void TestActivity::panelOpensAboveTheBar()
{
    QVERIFY(!panel()->isVisible());
    open();
    QVERIFY(panel()->isVisible());
    QCOMPARE(panel()->window(), m_window.get());
    QVERIFY(!QApplication::activeModalWidget() && !QApplication::activePopupWidget());
    const QPoint bar = m_bar->mapTo(m_window.get(), QPoint());
    QVERIFY(panel()->geometry().bottom() < bar.y());
    QVERIFY(m_window->rect().contains(panel()->geometry()));
    press("activityButton");
    QVERIFY(!panel()->isVisible());
    open();
    press("closeActivityButton");
    QVERIFY(!panel()->isVisible());
}

void TestActivity::panelOpensAndClosesByKeyboard()
{
    auto* button = find<QToolButton>("activityButton");
    m_bar->setScan(scanning(3, 26));
    m_bar->setItems(items(3));
    m_bar->setError(u"The disk is full."_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->isAncestorOf(QApplication::focusWidget()));
    // All of it can be reached.
    QSet<QString> reached;
    for (int i = 0; i < 20; ++i) {
        reached.insert(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* name : {"closeActivityButton", "activityPauseButton", "cancelAllButton", "activityQueue",
                             "errorHistory", "clearErrorsButton"})
        QVERIFY2(reached.contains(QLatin1StringView(name)), name);
    for (const char* name : {"activityQueue", "errorHistory", "cancelAllButton"}) {
        if (!panel()->isVisible())
            QTest::keyClick(button, Qt::Key_Space);
        auto* widget = find<QWidget>(name);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Escape);
        QVERIFY2(!panel()->isVisible(), name);
        QCOMPARE(QApplication::focusWidget(), button);
    }
}

void TestActivity::panelStaysWithTheWindow()
{
    open();
    m_bar->setItems(items(20));
    for (const QSize size : {QSize(1300, 900), QSize(700, 350), QSize(420, 300)}) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QTRY_VERIFY(m_window->rect().contains(panel()->geometry()));
        QTRY_VERIFY(panel()->geometry().bottom() < m_bar->mapTo(m_window.get(), QPoint()).y());
        QVERIFY(panel()->height() > 100);
    }
}

void TestActivity::panelSaysHowFarItIs()
{
    QCOMPARE(text("activityScanText"), u"Nothing is being scanned."_s);
    m_bar->setScan(scanning(3, 26, 4, 150'000));
    QCOMPARE(text("activityScanText"),
             u"Scanning 4 of 26 \u00b7 4 times faster than real time \u00b7 about 3 min left"_s);
    m_bar->setScan(scanning(3, 26));
    QCOMPARE(text("activityScanText"), u"Scanning 4 of 26"_s);
    m_bar->setScan(paused(3, 26));
    QCOMPARE(text("activityScanText"), u"Paused, 3 of 26 done"_s);
    m_bar->setScan(scanning(26, 26));
    QCOMPARE(text("activityScanText"), u"Nothing is being scanned."_s);
}

void TestActivity::panelPausesAndCancels()
{
    open();
    QVERIFY(!find<QToolButton>("activityPauseButton")->isVisible());
    QVERIFY(!find<QToolButton>("cancelAllButton")->isVisible());
    QSignalSpy wanted(m_bar, &ActivityBar::pauseWanted);
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelScan);
    m_bar->setScan(scanning(3, 26));
    press("activityPauseButton");
    QCOMPARE(wanted.takeFirst().first().toBool(), true);
    m_bar->setScan(paused(3, 26));
    QCOMPARE(find<QToolButton>("activityPauseButton")->text(), u"Resume"_s);
    press("activityPauseButton");
    QCOMPARE(wanted.takeFirst().first().toBool(), false);
    press("cancelAllButton");
    QCOMPARE(cancelled.size(), 1);
}

void TestActivity::queueInOrder()
{
    open();
    QVERIFY(!queue()->isVisible());
    m_bar->setItems(items(3, 1));
    QVERIFY(queue()->isVisible());
    QCOMPARE(titles(*queue()), (QStringList{u"Front Door 1"_s, u"Front Door 2"_s, u"Front Door 3"_s}));
    const QModelIndex running = queue()->model()->index(0, 0);
    QCOMPARE(running.data(ActivityModel::ProgressRole).toDouble(), 0.25);
    QCOMPARE(running.data(Qt::AccessibleTextRole).toString(), u"Front Door 1, 25 % scanned"_s);
    QCOMPARE(running.siblingAtRow(1).data(Qt::AccessibleTextRole).toString(), u"Front Door 2, waiting"_s);
    m_bar->setItems({});
    QVERIFY(!queue()->isVisible());
}

void TestActivity::longQueueIsCounted()
{
    m_bar->setItems(items(50));
    QCOMPARE(queue()->model()->rowCount(), 50);
    m_bar->setItems(items(1000));
    QCOMPARE(queue()->model()->rowCount(), 51);
    QCOMPARE(titles(*queue())[49], u"Front Door 50"_s);
    QCOMPARE(titles(*queue())[50], u"and 950 more"_s);
    m_bar->setItems(items(50), 950);
    QCOMPARE(titles(*queue())[50], u"and 950 more"_s);
    m_bar->setItems(items(51), 1);
    QCOMPARE(titles(*queue())[50], u"and 2 more"_s);
    m_bar->setItems(items(3));
    QCOMPARE(queue()->model()->rowCount(), 3);
}

void TestActivity::hugeQueueIsQuick()
{
    open();
    const QList<ActivityItem> many = items(10'000);
    QElapsedTimer clock;
    clock.start();
    constexpr int updates = 100;
    for (int i = 0; i < updates; ++i) {
        m_bar->setItems(many.mid(i));
        QApplication::processEvents();
    }
    QVERIFY2(clock.elapsed() < updates * 50, qPrintable(QString::number(clock.elapsed()))); // a tenth of what there is
}

void TestActivity::rowsKeepTheirPlace()
{
    open();
    m_bar->setItems(items(5));
    queue()->setCurrentIndex(queue()->model()->index(3, 0));
    m_bar->setItems(items(5).mid(1)); // the first is done
    QCOMPARE(queue()->currentIndex().data().toString(), u"Front Door 4"_s);
    QCOMPARE(queue()->currentIndex().row(), 2);
}

void TestActivity::crossCancels()
{
    open();
    m_bar->setItems(items(60));
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelOne);
    QSignalSpy shown(m_bar, &ActivityBar::recordingWanted);
    QTest::mouseClick(queue()->viewport(), Qt::LeftButton, {}, crossOf(1));
    QCOMPARE(cancelled.takeFirst().first().toLongLong(), 2);
    QCOMPARE(shown.size(), 0);
    // Thought better of, and another button.
    QTest::mousePress(queue()->viewport(), Qt::LeftButton, {}, crossOf(1));
    QTest::mouseRelease(queue()->viewport(), Qt::LeftButton, {}, crossOf(2));
    QTest::mouseClick(queue()->viewport(), Qt::RightButton, {}, crossOf(1));
    // What is only counted has no cross.
    queue()->scrollToBottom();
    QTest::mouseClick(queue()->viewport(), Qt::LeftButton, {}, crossOf(50));
    QCOMPARE(cancelled.size(), 0);
    QCOMPARE(shown.size(), 0);
}

void TestActivity::rowShowsTheRecording()
{
    open();
    m_bar->setItems(items(3));
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelOne);
    QSignalSpy shown(m_bar, &ActivityBar::recordingWanted);
    QTest::mouseClick(queue()->viewport(), Qt::LeftButton, {},
                      queue()->visualRect(queue()->model()->index(2, 0)).topLeft() + QPoint(20, 10));
    QCOMPARE(shown.takeFirst().first().toLongLong(), 3);
    QCOMPARE(cancelled.size(), 0);
}

void TestActivity::queueByKeyboard()
{
    open();
    m_bar->setItems(items(3));
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelOne);
    QSignalSpy shown(m_bar, &ActivityBar::recordingWanted);
    queue()->setFocus();
    queue()->setCurrentIndex(queue()->model()->index(0, 0));
    QTest::keyClick(queue(), Qt::Key_Down);
    QTest::keyClick(queue(), Qt::Key_Return);
    QCOMPARE(shown.takeFirst().first().toLongLong(), 2);
    QTest::keyClick(queue(), Qt::Key_Delete);
    QCOMPARE(cancelled.takeFirst().first().toLongLong(), 2);
}

void TestActivity::rightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    open();
    QList<ActivityItem> one = items(1);
    one[0].title = u"\u05d4\u05d3\u05dc\u05ea "_s.repeated(30);
    m_bar->setItems(one);
    QVERIFY(m_window->rect().contains(panel()->geometry()));
    QVERIFY(crossOf(0).x() < queue()->width() / 2);
    QSignalSpy cancelled(m_bar, &ActivityBar::cancelOne);
    QTest::mouseClick(queue()->viewport(), Qt::LeftButton, {}, crossOf(0));
    QCOMPARE(cancelled.size(), 1);
}

void TestActivity::errorsAreKept()
{
    auto* history = find<QPlainTextEdit>("errorHistory");
    open();
    QVERIFY(find<QLabel>("noErrorsText")->isVisible());
    QCOMPARE(text("noErrorsText"), u"Nothing went wrong."_s);
    QVERIFY(!history->isVisible());
    QCOMPARE(find<QToolButton>("activityButton")->text(), u"Activity"_s);
    m_bar->setError(u"<b>first</b>"_s);
    m_bar->setError(u"second"_s);
    m_bar->setError({});
    QVERIFY(!find<QLabel>("errorText")->isVisible());
    QVERIFY(!find<QLabel>("noErrorsText")->isVisible());
    QVERIFY(history->isVisible());
    const QStringList lines = history->toPlainText().split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith(u"Today, "_s));
    QCOMPARE(lines[1], u"second"_s);
    QCOMPARE(lines[4], u"<b>first</b>"_s);
    QCOMPARE(find<QToolButton>("activityButton")->text(), u"Activity (2)"_s);
    QCOMPARE(find<QToolButton>("activityButton")->accessibleName(), u"Activity, 2 errors"_s);
}

void TestActivity::errorsAreCleared()
{
    open();
    QVERIFY(!find<QToolButton>("clearErrorsButton")->isVisible());
    m_bar->setError(u"first"_s);
    press("clearErrorsButton");
    QVERIFY(find<QLabel>("noErrorsText")->isVisible());
    QVERIFY(!find<QToolButton>("clearErrorsButton")->isVisible());
    QCOMPARE(find<QToolButton>("activityButton")->text(), u"Activity"_s);
    QVERIFY(panel()->isAncestorOf(QApplication::focusWidget()));
}

void TestActivity::sameErrorCountsOnce()
{
    for (const QString& error : {u"first"_s, u"disk full"_s, u"disk full"_s, u"disk full"_s})
        m_bar->setError(error);
    QCOMPARE(panel()->errors(), 2);
}

void TestActivity::noMoreThanAHundredErrors()
{
    for (int i = 0; i < 150; ++i)
        m_bar->setError(QString::number(i));
    QCOMPARE(panel()->errors(), 100);
    const QString all = find<QPlainTextEdit>("errorHistory")->toPlainText();
    QVERIFY(all.contains(u"\n149\n"_s) && all.endsWith(u"\n50"_s));
}

void TestActivity::learningNames()
{
    open();
    QVERIFY(!find<QLabel>("activityRetrainingText")->isVisible());
    m_bar->setRetraining(true);
    QVERIFY(find<QLabel>("activityRetrainingText")->isVisible());
    QVERIFY(find<QLabel>("retrainingText")->isVisible());
    m_bar->setRetraining(false);
    QVERIFY(!find<QLabel>("activityRetrainingText")->isVisible());
}

void TestActivity::everythingHasAName()
{
    m_bar->setScan(scanning(1, 3));
    m_bar->setError(u"first"_s);
    open();
    QVERIFY(!panel()->accessibleName().isEmpty());
    QVERIFY(!queue()->accessibleName().isEmpty());
    QVERIFY(!find<QPlainTextEdit>("errorHistory")->accessibleName().isEmpty());
    for (const auto* button : m_window->findChildren<QToolButton*>())
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
    for (const auto* bar : m_bar->findChildren<QProgressBar*>())
        QVERIFY(!bar->accessibleName().isEmpty());
}

void TestActivity::narrowWindow()
{
    m_bar->setScan(scanning(9999, 12'345, 4, 5'000'000));
    m_bar->setRetraining(true);
    m_bar->setTask(u"Getting faces ready for the new engine: 12345 of 67890"_s, 20);
    m_bar->setNotice(u"A very long name that somebody has given to a person "_s.repeated(5));
    m_bar->setError(u"The library could not be changed: the disk is full. "_s.repeated(3));
    QTRY_VERIFY(m_bar->minimumSizeHint().width() <= 960);
    m_window->resize(960, 600);
    QTRY_COMPARE(m_window->size(), QSize(960, 600));
    QVERIFY(m_bar->height() < 60); // two lines at most
    for (const char* name : {"scanBar", "pauseButton", "cancelButton", "activityButton", "dismissErrorButton"}) {
        auto* widget = find<QWidget>(name);
        QVERIFY2(m_window->rect().contains(QRect(widget->mapTo(m_window.get(), QPoint()), widget->size())), name);
    }
}

QTEST_MAIN(TestActivity)
#include "tst_activity.moc"

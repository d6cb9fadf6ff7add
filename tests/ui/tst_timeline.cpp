// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The timeline: one card a visit, what the search understands, and what can be done with a card.
#include "tests/support/findchild.h"
#include "tests/support/samplelibrary.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/recordings/searchfield.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/thumbnailcache.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
const QDateTime noon(QDate(2024, 5, 1), QTime(12, 0));
}

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void oneVisitIsOneCard();
    void linesStayLines();
    void strangersApartAreTwoCards();
    void cardsFollowNames();
    void finds_data();
    void finds();
    void menuWritesTheQuery_data();
    void menuWritesTheQuery();
    void nothingFoundSaysSo();
    void dayStaysInSight();
    void severalTimesAreCorrectedTogether();
    void camerasAreCorrectedTogether();
    void whereFactsComeFrom();
    void uncertainTimes();
    void scansAgain();
    void searchByKeyboard();

private:
    QStringList cards() const;
    [[nodiscard]] bool openWindow();
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(&*m_window, name);
    }
    void search(const QString& query) { find<QLineEdit>(u"searchQuery"_s)->setText(query); }

    std::unique_ptr<MainWindow> m_window; // before the library it looks at
    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    std::unique_ptr<RecordingModel> m_model;
    QList<RecordingId> m_ids;
};

/// Two clips of one visit at two cameras, a motion of somebody else at night, a day without anybody.
void TestTimeline::init()
{
    m_window.reset();
    m_model.reset();
    m_library = std::make_unique<SampleLibrary>();
    const auto add = [this](const QString& name, const QDateTime& at, const QString& camera, const QString& kind) {
        RecordingFile file;
        file.path = u"/videos/"_s + name;
        file.camera = camera;
        file.kind = kind;
        file.startedAt = at.toUTC();
        file.timeSource = TimeSource::FileName;
        m_ids.append(m_library->add(file));
    };
    m_ids.clear();
    add(u"door.mp4"_s, noon, u"Front Door"_s, u"ding"_s);
    add(u"gate.mp4"_s, noon.addSecs(60), u"Side Gate"_s, u"motion"_s);
    add(u"night.mp4"_s, noon.addDays(-1).addSecs(11 * 3600), u"Side Gate"_s, u"motion"_s);
    add(u"empty.mp4"_s, noon.addDays(-2), u"Front Door"_s, u"motion"_s);
    m_library->scan(m_ids[0], {{1, 0, 2000}});
    m_library->scan(m_ids[1], {{1, 0, 2000}, {2, 1000, 3000}});
    m_library->scan(m_ids[2], {{3, 0, 2000}});
    m_library->scan(m_ids[3], {});
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna Maria"_s);
    m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
    m_model = std::make_unique<RecordingModel>(**m_library, *m_thumbnails);
}

QStringList TestTimeline::cards() const
{
    QStringList out;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QModelIndex row = m_model->index(i);
        out.append(u"%1: %2"_s.arg(row.data(RecordingModel::CameraRole).toString(),
                                   row.data(RecordingModel::PeopleRole).toString()));
    }
    return out;
}

bool TestTimeline::openWindow()
{
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->show();
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

void TestTimeline::oneVisitIsOneCard()
{
    const QAbstractItemModelTester tester(m_model.get());
    QCOMPARE(cards(), QStringList({u"Front Door, Side Gate: Anna Maria, 1 unknown"_s, u"Side Gate: 1 unknown"_s,
                                   u"Front Door: "_s}));
    QCOMPARE(m_model->rowOf(m_ids[1]), 0);
    QCOMPARE(m_model->index(0).data(RecordingModel::ClipsRole).value<QList<qint64>>(),
             QList<qint64>({m_ids[0], m_ids[1]}));
    QCOMPARE(m_model->index(0).data(RecordingModel::StartRole).toDateTime(), noon);
    QCOMPARE(m_model->index(0).data(RecordingModel::KindRole).toString(), u"Doorbell, Motion"_s);
    QCOMPARE(m_model->total(), 4);
}

void TestTimeline::linesStayLines()
{
    const auto height = [](const QString& text) { return wrappedText(text, QFont(), 300).size().height(); };
    QCOMPARE(height(u"Anna\nDamaged"_s), 2 * height(u"Anna"_s)); // who was seen, and what is wrong
}

void TestTimeline::strangersApartAreTwoCards()
{
    // Anna again, but after the longest absence within one visit.
    RecordingFile file;
    file.path = u"/videos/later.mp4"_s;
    file.camera = u"Front Door"_s;
    file.startedAt = noon.addSecs(60).addMSecs(2000 + visitGapMs + 1).toUTC();
    const RecordingId later = m_library->add(file);
    m_library->scan(later, {{1, 0, 1000}});
    QTRY_COMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowOf(later), 0);
}

void TestTimeline::cardsFollowNames()
{
    const QAbstractItemModelTester tester(m_model.get());
    // Without her name nothing joins the two clips any more: two groups, two cards.
    Library& library = **m_library;
    library.labels().clear(library.facesOfTrack(library.tracks(m_ids[0]).first().id));
    library.labels().sayNot(library.facesOfTrack(library.tracks(m_ids[0]).first().id), u"Anna Maria"_s);
    library.labels().say(library.facesOfTrack(library.tracks(m_ids[0]).first().id), u"Ben"_s);
    QTRY_COMPARE(cards(), QStringList({u"Side Gate: Anna Maria, 1 unknown"_s, u"Front Door: Ben"_s,
                                       u"Side Gate: 1 unknown"_s, u"Front Door: "_s}));
}

void TestTimeline::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<int>>("rows"); // of the three cards
    QTest::newRow("nothing asked") << u"  "_s << QList<int>({0, 1, 2});
    QTest::newRow("part of a name") << u"maria"_s << QList<int>({0});
    QTest::newRow("two words") << u"anna gate"_s << QList<int>({0});
    QTest::newRow("person, whole") << u"person:\"Anna Maria\""_s << QList<int>({0});
    QTest::newRow("person, part") << u"person:Anna"_s << QList<int>();
    QTest::newRow("unknown") << u"Unknown"_s << QList<int>({0, 1});
    QTest::newRow("nobody") << u"nobody"_s << QList<int>({2});
    QTest::newRow("camera") << u"camera:front"_s << QList<int>({0, 2});
    QTest::newRow("camera with a space") << u"camera:\"side gate\" night"_s << QList<int>({1});
    QTest::newRow("kind, as stored") << u"kind:ding"_s << QList<int>({0});
    QTest::newRow("kind, as shown") << u"kind:doorb"_s << QList<int>({0});
    QTest::newRow("night") << u"night"_s << QList<int>({1});
    QTest::newRow("day") << u"day"_s << QList<int>({0, 2});
    QTest::newRow("after") << u"after:2024-04-30"_s << QList<int>({0, 1});
    QTest::newRow("before") << u"before:2024-04-30"_s << QList<int>({2});
    QTest::newRow("on") << u"on:2024-04-30"_s << QList<int>({1});
    QTest::newRow("today") << u"on:yesterday"_s << QList<int>({1});
    QTest::newRow("range") << u"after:2024-04-30 before:2024-05-01"_s << QList<int>({1});
    QTest::newRow("a date still being typed") << u"after:2024-0"_s << QList<int>({0, 1, 2});
    QTest::newRow("a key still being typed") << u"camera:"_s << QList<int>({0, 1, 2});
    QTest::newRow("nonsense") << u"foo:bar"_s << QList<int>();
}

void TestTimeline::finds()
{
    QFETCH(QString, query);
    QFETCH(QList<int>, rows);
    const QStringList all = cards();
    QStringList expected;
    for (const int row : rows)
        expected.append(all[row]);
    m_model->setFilter(RecordingFilter(query, noon.date()));
    QCOMPARE(cards(), expected);
    m_model->setFilter({});
    QCOMPARE(cards(), all);
}

void TestTimeline::menuWritesTheQuery_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("after");
    QTest::newRow("person") << u""_s << u"filter_person_Anna Maria"_s << u"person:\"Anna Maria\""_s;
    QTest::newRow("camera instead of another")
        << u"camera:front unknown"_s << u"filter_camera_Side Gate"_s << u"unknown camera:\"Side Gate\""_s;
    QTest::newRow("day instead of night") << u"night"_s << u"filter_day_day"_s << u"day"_s;
    QTest::newRow("no longer") << u"maria unknown"_s << u"filter_unknown_unknown"_s << u"maria"_s;
    QTest::newRow("all") << u"maria unknown"_s << u"showAllAction"_s << u""_s;
}

void TestTimeline::menuWritesTheQuery()
{
    QFETCH(QString, before);
    QFETCH(QString, choice);
    QVERIFY(openWindow());
    search(before);
    QTest::mouseClick(find<QToolButton>(u"filterButton"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QMenu>(u"filterMenu"_s)->isVisible());
    find<QAction>(choice)->trigger();
    find<QMenu>(u"filterMenu"_s)->close();
    QTEST(find<QLineEdit>(u"searchQuery"_s)->text(), "after");
}

void TestTimeline::nothingFoundSaysSo()
{
    QVERIFY(openWindow());
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->select(m_ids[2]);
    search(u"Zoe"_s);
    QCOMPARE(list->model()->rowCount(), 0);
    auto* text = find<QLabel>(u"emptyText"_s);
    for (auto* label : list->findChildren<QLabel*>(u"emptyText"_s))
        text = label;
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(u"Zoe"_s));
    search(u"side"_s);
    QCOMPARE(find<QLabel>(u"recordingCount"_s)->text(), u"2 visits found"_s);
    search(u""_s);
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(!find<QLabel>(u"recordingCount"_s)->isVisible());
}

void TestTimeline::dayStaysInSight()
{
    for (int i = 0; i < 30; ++i)
        m_library->add(QString::number(i), noon.addDays(-3).addSecs(i).toUTC());
    QVERIFY(openWindow());
    auto* list = find<RecordingView>(u"recordingView"_s);
    QTRY_VERIFY(list->verticalScrollBar()->maximum() > 0);
    list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
    const QImage bottom = list->viewport()->grab().toImage();
    list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum() - 40);
    const QImage above = list->viewport()->grab().toImage();
    const QRect header(0, 0, bottom.width(), 24);
    QCOMPARE(above.copy(header), bottom.copy(header)); // though everything below it has moved
    QVERIFY(above != bottom);
}

void TestTimeline::severalTimesAreCorrectedTogether()
{
    QVERIFY(openWindow());
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->select(m_ids[0]); // the card of two clips
    find<QAction>(u"correctTimeAction"_s)->trigger();
    auto* edit = find<QDateTimeEdit>(u"timeEdit"_s);
    QVERIFY(edit->isVisible());
    QCOMPARE(edit->dateTime(), noon);
    edit->setDateTime(noon.addDays(3));
    QTest::keyClick(edit, Qt::Key_Return);
    Library& library = **m_library;
    QTRY_COMPARE(library.recording(m_ids[0])->file.startedAt, noon.addDays(3).toUTC());
    QCOMPARE(library.recording(m_ids[1])->file.startedAt, noon.addDays(3).addSecs(60).toUTC());
    QCOMPARE(library.recording(m_ids[0])->file.timeSource, TimeSource::User);
    QVERIFY(!edit->isVisible());
    find<QAction>(u"undoAction"_s)->trigger();
    QCOMPARE(library.recording(m_ids[1])->file.startedAt, noon.addSecs(60).toUTC());
    QCOMPARE(library.recording(m_ids[1])->file.timeSource, TimeSource::FileName);
}

void TestTimeline::camerasAreCorrectedTogether()
{
    QVERIFY(openWindow());
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->select(m_ids[0]); // the card of two clips
    find<QAction>(u"correctTimeAction"_s)->trigger();
    find<QAction>(u"correctCameraAction"_s)->trigger();
    QVERIFY(!find<QDateTimeEdit>(u"timeEdit"_s)->isVisible()); // one question at a time
    auto* edit = find<QComboBox>(u"cameraEdit"_s);
    QVERIFY(edit->isVisible());
    QCOMPARE(edit->currentText(), u"Front Door"_s);
    QCOMPARE(edit->count(), 2);
    // A scan that brings other recordings does not take the question away.
    m_library->add(u"meanwhile"_s, noon.addDays(-20).toUTC());
    (*m_library)->tellChanges();
    QVERIFY(edit->isVisible());
    // Nothing is no name.
    edit->setEditText(u"  "_s);
    QTest::keyClick(edit->lineEdit(), Qt::Key_Return);
    QVERIFY(edit->isVisible());
    edit->setEditText(u" Garden  Path"_s);
    QTest::keyClick(edit->lineEdit(), Qt::Key_Return);
    QVERIFY(!edit->isVisible());
    Library& library = **m_library;
    for (const RecordingId id : {m_ids[0], m_ids[1]}) {
        QCOMPARE(library.recording(id)->file.camera, u"Garden Path"_s);
        QCOMPARE(library.recording(id)->file.cameraSource, CameraSource::User);
    }
    QTRY_COMPARE(list->model()->index(0, 0).data(RecordingModel::CameraRole).toString(), u"Garden Path"_s);
    find<QAction>(u"undoAction"_s)->trigger();
    QCOMPARE(library.recording(m_ids[1])->file.camera, u"Side Gate"_s);
    QCOMPARE(library.recording(m_ids[1])->file.cameraSource, CameraSource::Unknown);
    find<QAction>(u"correctCameraAction"_s)->trigger();
    QTest::keyClick(edit->lineEdit(), Qt::Key_Escape);
    QVERIFY(!edit->isVisible());
}

void TestTimeline::whereFactsComeFrom()
{
    RecordingFile file;
    file.path = u"/videos/7323267080901445808.mp4"_s;
    file.hash = "one";
    file.eventId = u"7323267080901445808"_s;
    file.startedAt = noon.addDays(3).toUTC();
    file.timeSource = TimeSource::EventId;
    file.camera = u"12345678"_s;
    file.cameraSource = CameraSource::Device;
    file.answered = false;
    Library& library = **m_library;
    const RecordingId id = library.addRecording(file).id;
    file.path = u"/videos/other.mp4"_s;
    file.hash = "two";
    QCOMPARE(library.addRecording(file).id, id);
    QVERIFY(openWindow());
    find<RecordingView>(u"recordingView"_s)->select(id);
    QCOMPARE(find<QLabel>(u"playerTitle"_s)->toolTip().split(u'\n'),
             QStringList({u"/videos/7323267080901445808.mp4"_s, u"Time: from the event's number"_s,
                          u"Camera: only its number is known"_s, u"Not answered"_s,
                          u"The same event, not used: /videos/other.mp4"_s}));
}

void TestTimeline::uncertainTimes()
{
    Library& library = **m_library;
    const auto isSureWith = [&](TimeSource source) {
        library.setStartedAt({{m_ids[3], noon, source}});
        return m_model->index(m_model->rowOf(m_ids[3])).data(RecordingModel::TimeIsSureRole).toBool();
    };
    for (const TimeSource source : {TimeSource::FileTime, TimeSource::NameSaved, TimeSource::Unknown})
        QTRY_VERIFY(!isSureWith(source));
    for (const TimeSource source :
         {TimeSource::NameSaving, TimeSource::NameMinute, TimeSource::Sidecar, TimeSource::User})
        QTRY_VERIFY(isSureWith(source));
}

void TestTimeline::scansAgain()
{
    QVERIFY(openWindow());
    QSignalSpy wanted(m_window.get(), &MainWindow::rescanWanted);
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->select(m_ids[0]);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F5);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<QList<qint64>>(), QList<qint64>({m_ids[0], m_ids[1]}));
}

void TestTimeline::searchByKeyboard()
{
    QVERIFY(openWindow());
    find<QAction>(u"unknownAction"_s)->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* query = find<QLineEdit>(u"searchQuery"_s);
    QVERIFY(query->hasFocus());
    QTest::keyClicks(query, u"maria"_s);
    QCOMPARE(find<RecordingView>(u"recordingView"_s)->model()->rowCount(), 1);
    QTest::keyClick(query, Qt::Key_Down);
    QVERIFY(find<RecordingView>(u"recordingView"_s)->hasFocus());
    QCOMPARE(find<RecordingView>(u"recordingView"_s)->selectedRecordings(), QList<RecordingId>({m_ids[0], m_ids[1]}));
    query->setFocus();
    QTest::keyClick(query, Qt::Key_Escape);
    QVERIFY(query->text().isEmpty());
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"

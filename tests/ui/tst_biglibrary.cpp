// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The window on a library of years: what it gives its user, and that SQLite has no more to do in it than in one of a
// quarter of its size. How long things take on a machine is told by ringface-bench (busy, library).
#include "core/jobs/scanqueue.h"
#include "core/library/library.h"
#include "tests/support/biglibrary.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/findchild.h"
#include "tests/support/longform.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/sqlwork.h"
#include "ui/people/peopleview.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QDir>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString aunt = u"Aunt Ruth"_s;

BigLibrary::Numbers numbers()
{
    return {sampleOr(1'500, 10'000), sampleOr(30'000, 200'000), 300, false};
}

BigLibrary::Numbers quarter()
{
    const BigLibrary::Numbers all = numbers();
    return {all.recordings / 4, all.faces / 4, all.people / 4, false};
}
} // namespace

class TestBigLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isThere();
    void scrolls_data();
    void scrolls();
    void searches_data();
    void searches();
    void unknownGroupGetsAName();
    void newRecordingsAreScanned();
    void timeIsCorrected();
    void cameraIsCorrected();
    void recordingsGoAndComeBack();
    void workDoesNotGrow_data();
    void workDoesNotGrow();

private:
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(&*m_window, name);
    }
    [[nodiscard]] bool open();
    void trigger(const char* action) const { find<QAction>(QString::fromLatin1(action))->trigger(); }
    RecordingModel* timeline() const
    {
        return qobject_cast<RecordingModel*>(find<RecordingView>(u"recordingView"_s)->model());
    }
    /// Of the card with this recording; invalid if it is not shown.
    QModelIndex card(RecordingId id) const { return timeline()->index(timeline()->rowOf(id), 0); }
    /// Selects its card, and asks what the action asks for.
    void askFor(RecordingId id, const char* action) const;
    [[nodiscard]] bool undoes(const std::function<bool()>& isUndone) const
    {
        trigger("undoAction");
        return QTest::qWaitFor(isUndone, patience);
    }

    QTemporaryDir m_dir;
    QTemporaryDir m_videos;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestBigLibrary::initTestCase()
{
    QVERIFY(QDir().mkpath(m_dir.filePath(u"years"_s)) && QDir().mkpath(m_dir.filePath(u"quarter"_s)));
    QVERIFY(BigLibrary(numbers()).write(m_dir.filePath(u"years"_s)));
    QVERIFY(BigLibrary(quarter()).write(m_dir.filePath(u"quarter"_s)));
    for (int i = 0; i < 3; ++i)
        QVERIFY(writeVideo(m_videos.filePath(u"Front Door %1.mp4"_s.arg(i)), oneVisitor(i, 100 + 10 * i)));
    QVERIFY(open());
}

bool TestBigLibrary::open()
{
    m_window.reset();
    m_library = Library::open(m_dir.filePath(u"years"_s)).library;
    if (!m_library)
        return false;
    m_window = std::make_unique<MainWindow>(*m_library);
    m_window->show();
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

void TestBigLibrary::isThere()
{
    QVERIFY(open());
    QCOMPARE(m_library->recordings().size(), numbers().recordings);
    QVERIFY(timeline()->rowCount() > numbers().recordings / 2); // visits
    QVERIFY(m_library->groups().size() > numbers().people);     // and unknown ones
    QVERIFY(m_library->people().size() > numbers().people / 2);
}

void TestBigLibrary::scrolls_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("view");
    QTest::newRow("recordings") << QByteArray("recordingsAction") << u"recordingView"_s;
    QTest::newRow("unknown faces") << QByteArray("unknownAction") << u"groupView"_s;
    QTest::newRow("people") << QByteArray("peopleAction") << u"peopleGrid"_s;
}

void TestBigLibrary::scrolls()
{
    QFETCH(QByteArray, page);
    QFETCH(QString, view);
    QVERIFY(open()); // with nothing in its caches
    trigger(page.constData());
    auto* list = find<QAbstractItemView>(view);
    QScrollBar* bar = list->verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible() && bar->maximum() > 0, patience);
    constexpr int steps = 30;
    for (int i = 0; i <= steps; ++i) {
        bar->setValue(int(qint64(bar->maximum()) * i / steps));
        QCoreApplication::processEvents();
    }
    // The end is reached, and painted.
    const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
    QVERIFY(list->viewport()->rect().intersects(list->visualRect(last)));
}

void TestBigLibrary::searches_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a name") << m_library->peopleNames().value(7);
    QTest::newRow("unknown") << u"unknown"_s;
    QTest::newRow("a month") << u"after:2024-03-01 before:2024-04-01"_s;
    QTest::newRow("nothing") << u"nobody has this name"_s;
}

void TestBigLibrary::searches()
{
    QFETCH(QString, query);
    trigger("recordingsAction");
    auto* field = find<QLineEdit>(u"searchQuery"_s);
    const int all = timeline()->rowCount();
    field->setText(query);
    QTRY_VERIFY_WITH_TIMEOUT(timeline()->rowCount() < all, patience);
    QCOMPARE(timeline()->rowCount() == 0, query.startsWith("nobody"_L1));
    field->clear();
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->rowCount(), all, patience);
}

void TestBigLibrary::unknownGroupGetsAName()
{
    trigger("unknownAction");
    auto* stacks = find<FaceView>(u"groupView"_s);
    stacks->setCurrentIndex(stacks->model()->index(3, 0));
    stacks->setFocus();
    const GroupId group = stacks->currentIndex().data(FaceRole::Id).toLongLong();
    const auto faces = stacks->currentIndex().data(FaceRole::Faces).value<QList<qint64>>();
    QVERIFY(faces.size() > 20); // somebody who came often
    const qsizetype groups = m_library->groups().size();
    const int rows = stacks->model()->rowCount();
    const RecordingId seenIn = m_library->face(faces.first())->recording;
    const auto shows = [&](bool named) { // asks the models only, as what takes long here would count
        return stacks->model()->rowCount() == (named ? rows - 1 : rows) &&
               card(seenIn).data(RecordingModel::PeopleRole).toString().contains(aunt) == named;
    };
    QTest::keyClick(stacks, Qt::Key_N);
    auto* entry = find<QWidget>(u"unknownPage"_s)->findChild<QLineEdit*>(u"nameEntry"_s);
    QTest::keyClicks(entry, aunt);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shows(true), patience);
    QCOMPARE(m_library->groups().size(), groups - 1);
    QCOMPARE(m_library->facesOfPerson(*m_library->labels().person(aunt)).size(), faces.size());
    QVERIFY(undoes([&] { return shows(false); }));
    QVERIFY(!m_library->peopleNames().contains(aunt));
    const QList<Group> back = m_library->groups();
    const auto same = std::ranges::find(back, group, &Group::id);
    QVERIFY(same != back.end());
    QCOMPARE(QSet<FaceId>(same->faces.begin(), same->faces.end()), QSet<FaceId>(faces.begin(), faces.end()));
}

void TestBigLibrary::newRecordingsAreScanned()
{
    trigger("recordingsAction");
    const int before = timeline()->total();
    ScanQueue queue(*m_library, fakeEngineFactory(), u"fake+colour"_s, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({m_videos.path()});
    QVERIFY(finished.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->total(), before + 3, patience);
    QCOMPARE(queue.takenIn().size(), 3);
    for (const RecordingId id : queue.takenIn()) {
        QCOMPARE(m_library->recording(id)->state, ScanState::Done);
        QCOMPARE(m_library->tracks(id).size(), 1);
        QVERIFY(!m_library->faceThumbnail(m_library->faces(id).first().id).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(card(id).data(RecordingModel::StateRole).toInt(), int(ScanState::Done), patience);
        QTRY_COMPARE_WITH_TIMEOUT(card(id).data(RecordingModel::PeopleRole).toString(), u"1 unknown"_s, patience);
    }
    // The same files again are no other recordings.
    queue.addPaths({m_videos.path()});
    QVERIFY(finished.wait(patience));
    QCOMPARE(timeline()->total(), before + 3);
}

void TestBigLibrary::askFor(RecordingId id, const char* action) const
{
    trigger("recordingsAction");
    auto* list = find<RecordingView>(u"recordingView"_s);
    list->setCurrentIndex(card(id));
    list->setFocus();
    trigger(action);
}

void TestBigLibrary::timeIsCorrected()
{
    const RecordingId id = 1 + numbers().recordings / 2;
    const QDateTime was = m_library->recording(id)->file.startedAt;
    const QDateTime is = was.addDays(-90);
    const auto clips = card(id).data(RecordingModel::ClipsRole).value<QList<qint64>>();
    const int row = card(id).row();
    askFor(id, "correctTimeAction");
    auto* edit = find<QDateTimeEdit>(u"timeEdit"_s);
    QVERIFY(edit->isVisible());
    edit->setDateTime(m_library->recording(clips.first())->file.startedAt.addDays(-90).toLocalTime());
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_library->recording(id)->file.startedAt, is, patience);
    QTRY_VERIFY_WITH_TIMEOUT(card(id).row() > row + 100, patience); // its place is among older ones
    QCOMPARE(card(id).data(RecordingModel::DayRole).toDate(), is.toLocalTime().date());
    QVERIFY(undoes([&] { return card(id).row() == row; }));
    QCOMPARE(m_library->recording(id)->file.startedAt, was);
}

void TestBigLibrary::cameraIsCorrected()
{
    const RecordingId id = numbers().recordings / 3;
    const QString was = card(id).data(RecordingModel::CameraRole).toString();
    askFor(id, "correctCameraAction");
    auto* bar = find<QWidget>(u"cameraBar"_s);
    QVERIFY(bar->isVisible());
    auto* edit = bar->findChild<QLineEdit*>();
    edit->setText(u"Roof"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(card(id).data(RecordingModel::CameraRole).toString(), u"Roof"_s, patience);
    QVERIFY(undoes([&] { return card(id).data(RecordingModel::CameraRole).toString() == was; }));
}

void TestBigLibrary::recordingsGoAndComeBack()
{
    trigger("recordingsAction");
    auto* list = find<RecordingView>(u"recordingView"_s);
    const int total = timeline()->total();
    const int rows = timeline()->rowCount();
    const qsizetype faces = m_library->faces().size();
    list->setFocus();
    list->selectionModel()->select(QItemSelection(timeline()->index(10, 0), timeline()->index(59, 0)),
                                   QItemSelectionModel::ClearAndSelect);
    trigger("removeAction");
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->rowCount(), rows - 50, patience);
    QVERIFY(timeline()->total() <= total - 50 && m_library->faces().size() < faces);
    QVERIFY(undoes([&] { return timeline()->rowCount() == rows; }));
    QCOMPARE(timeline()->total(), total);
    QCOMPARE(m_library->faces().size(), faces);
}

void TestBigLibrary::workDoesNotGrow_data()
{
    using Act = std::function<bool(Library&)>;
    QTest::addColumn<Act>("act");
    QTest::addColumn<bool>("readsAll"); ///< what it looks at grows with the library
    const auto row = [](const char* name, bool readsAll, const Act& act) { QTest::newRow(name) << act << readsAll; };
    row("all recordings", true, [](Library& l) { return !l.recordings().isEmpty(); });
    row("all people", true, [](Library& l) { return !l.people().isEmpty(); });
    row("all groups", true, [](Library& l) { return !l.groups().isEmpty(); });
    row("all visits", true, [](Library& l) { return !l.visits().isEmpty(); });
    row("all presences", true, [](Library& l) { return !l.presences().isEmpty(); });
    row("faces of a person", true, [](Library& l) { return !l.facesOfPerson(1).isEmpty(); });
    constexpr RecordingId one = 100;
    row("one recording", false,
        [](Library& l) { return l.recording(one) && !l.tracks(one).isEmpty() && !l.faces(one).isEmpty(); });
    row("a name", false, [](Library& l) {
        return l.labels().say(l.facesOfTrack(1), u"Person 7"_s) && l.labels().clear(l.facesOfTrack(1));
    });
    row("a time", false, [](Library& l) { return l.setStartedAt({{one, QDateTime::currentDateTimeUtc()}}); });
    row("a camera", false, [](Library& l) { return l.setCamera({{one, u"Roof"_s}}); });
    row("a new recording", false, [](Library& l) {
        RecordingFile file;
        file.path = u"/recordings/new.mp4"_s;
        file.hash = "new";
        return l.addRecording(file).isNew;
    });
    row("a scan", false, [](Library& l) {
        return l.beginScan(one, u"fake+colour"_s) && l.endScan(one, ScanState::Done, MediaError::None);
    });
    row("away and back", false, [](Library& l) { return l.removeRecordings({one}) && l.restoreRecordings({one}); });
}

void TestBigLibrary::workDoesNotGrow()
{
    using Act = std::function<bool(Library&)>;
    QFETCH(Act, act);
    QFETCH(bool, readsAll);
    SqlWork work;
    std::vector<qint64> steps;
    for (const QString& folder : {u"quarter"_s, u"years"_s}) {
        const std::unique_ptr<Library> library = Library::open(m_dir.filePath(folder)).library;
        QVERIFY(library);
        if (!readsAll) { // what is kept in memory is read already
            QVERIFY(!library->groups().isEmpty() && !library->visits().isEmpty());
        }
        work.steps();
        QVERIFY(act(*library));
        steps.push_back(work.steps());
    }
    qInfo("%lld steps, then %lld", steps[0], steps[1]);
    QCOMPARE(work.ownIndexes(), 0);
    const qint64 most = readsAll ? 5 * steps[0] : 2 * steps[0] + 1000;
    QVERIFY2(steps[1] <= most, qPrintable(u"%1 steps, and %2 in a quarter of it"_s.arg(steps[1]).arg(steps[0])));
}

QTEST_MAIN(TestBigLibrary)
#include "tst_biglibrary.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What learning changed in older recordings: the list of it, and what accepting and rejecting do.
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/faces/proposaldelegate.h"
#include "ui/faces/proposalmodel.h"
#include "ui/people/foundpeopledialog.h"
#include "ui/player/playerpage.h"
#include "ui/widgets/acceptchoice.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/thumbnailcache.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup();

    void rowsUnderHeadings();
    void rowsFollowTheLibrary();
    void buttonCounts();
    void yesNamesTheTrack();
    void noIsRemembered();
    void noLongerShown();
    void headingStandsForAll();
    void leavesAsItIs();
    void goesOnWithTheNextProposal();
    void enterShowsTheMoment();
    void asksWhenTheFaceWasSeen();
    void answersByMouse();
    void acceptsByItself();
    void acceptanceCanAlwaysBeTurnedOff();

private:
    /// What a training says: who each track is (empty: nobody), distance 0.5 of at most 1.
    [[nodiscard]] bool learn(const QHash<TrackId, QString>& names);
    /// Anna in two older recordings, and one that is Ben no longer.
    [[nodiscard]] bool change();
    TrackId trackOf(int recording) const { return (*m_library)->tracks(m_recordings[recording]).first().id; }
    FaceId faceOf(int recording) const { return (*m_library)->tracks(m_recordings[recording]).first().bestFace; }
    QStringList rows(const QAbstractItemModel& model) const;
    [[nodiscard]] bool openPage();
    void press(Qt::Key key) { QTest::keyClick(m_view, key); }
    QAction* action(const char* name) const { return m_window->findChild<QAction*>(QLatin1StringView(name)); }

    mutable std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    QListView* m_view = nullptr;
    QList<RecordingId> m_recordings;
};

void TestReview::init()
{
    // Recordings 0 to 2 are not named by anybody, 3 and 4 are Anna and Ben.
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_recordings.clear();
    for (int i = 0; i < 5; ++i) {
        m_recordings.append(m_library->add(QString::number(i), start.addDays(-i), i == 2 ? QString() : u"Gate"_s));
        m_library->scan(m_recordings.last(), {{i + 1, 0, 500, 2}});
    }
    (*m_library)->labels().say(m_library->facesOf(4), u"Anna"_s);
    (*m_library)->labels().say(m_library->facesOf(5), u"Ben"_s);
    QVERIFY(learn({{trackOf(0), {}}, {trackOf(1), {}}, {trackOf(2), u"Ben"_s}}));
    QVERIFY((*m_library)->recognition().proposals().isEmpty());
}

void TestReview::cleanup()
{
    m_window.reset();
    m_library.reset();
}

bool TestReview::learn(const QHash<TrackId, QString>& names)
{
    RecognitionResult result;
    for (auto it = names.begin(); it != names.end(); ++it) {
        Guess guess;
        guess.track = it.key();
        guess.person = it->isEmpty() ? 0 : *(*m_library)->labels().person(*it);
        guess.distance = it->isEmpty() ? 2 : 0.5F;
        guess.limit = 1;
        guess.reason = it->isEmpty() ? Reason::TooFar : Reason::Near;
        result.guesses.push_back(guess);
    }
    return (*m_library)->recognition().set(result);
}

bool TestReview::change()
{
    return learn({{trackOf(0), u"Anna"_s}, {trackOf(1), u"Anna"_s}, {trackOf(2), {}}}) &&
           (*m_library)->recognition().proposals().size() == 3;
}

QStringList TestReview::rows(const QAbstractItemModel& model) const
{
    QStringList out;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i, 0);
        const QString change = index.data(FaceRole::Subtitle).toString();
        out.append(change);
    }
    return out;
}

bool TestReview::openPage()
{
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()) || !action("reviewAction")->isVisible())
        return false;
    action("reviewAction")->trigger();
    m_view = m_window->findChild<QListView*>(u"proposalView"_s);
    return m_view->isVisible() && m_view->hasFocus();
}

void TestReview::rowsUnderHeadings()
{
    QVERIFY(change());
    ThumbnailCache cache(**m_library);
    ProposalModel model(**m_library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(rows(model),
             QStringList({u"2 older recordings would now show Anna"_s, u"Until now unknown, now Anna?"_s,
                          u"Until now unknown, now Anna?"_s, u"1 older recording would no longer show Ben"_s,
                          u"Until now Ben, now unknown"_s}));
    QCOMPARE(model.count(), 3);
    QVERIFY(model.isHeading(model.index(0)) && !model.isHeading(model.index(1)));
    QCOMPARE(model.proposalsOf(model.index(0)).size(), 2);
    QVERIFY(model.index(1).data().toString().startsWith(u"Gate"_s));
    QVERIFY(model.index(1).data().toString().contains(u"2024"_s));
    QVERIFY(model.index(4).data().toString().startsWith(u"Unknown camera"_s));
    QTRY_COMPARE(model.index(1).data(Qt::DecorationRole).value<QPixmap>().size(), QSize(48, 48));
    QCOMPARE(model.index(1).data(FaceRole::Faces).value<QList<qint64>>(), QList<qint64>({faceOf(0)}));
}

void TestReview::rowsFollowTheLibrary()
{
    ThumbnailCache cache(**m_library);
    ProposalModel model(**m_library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(change());
    QTRY_COMPARE(model.rowCount(), 5);
    QSignalSpy reset(&model, &ProposalModel::modelReset);
    const QPersistentModelIndex heading = model.index(0);
    (*m_library)->recognition().settle({trackOf(0)});
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(heading.data().toString(), u"Is this Anna?"_s);
    QCOMPARE(heading.data(FaceRole::Subtitle).toString(), u"1 older recording would now show Anna"_s);
    (*m_library)->removeRecordings({m_recordings[2]});
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(reset.size(), 0);
    QVERIFY(heading.isValid());
}

void TestReview::buttonCounts()
{
    // It is always there: what is accepted unasked is chosen on that page, and must be chosen otherwise again.
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->show();
    QVERIFY(action("reviewAction")->isVisible());
    QCOMPARE(action("reviewAction")->text(), u"Review"_s);
    QVERIFY(change());
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (3)"_s);
    action("reviewAction")->trigger();
    auto* view = m_window->findChild<QListView*>(u"proposalView"_s);
    QVERIFY(view->isVisible());
    auto* empty = view->viewport()->findChild<QWidget*>(u"emptyState"_s);
    QVERIFY(!empty->isVisible());
    (*m_library)->recognition().settle({trackOf(0), trackOf(1), trackOf(2)});
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->findChild<QLabel*>(u"emptyText"_s)->text().startsWith(u"Nothing is left"_s));
    QCOMPARE(action("reviewAction")->text(), u"Review"_s);
    action("recordingsAction")->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(view->isVisible());
    QVERIFY(m_window->findChild<AcceptChoice*>()->isEnabled());
}

void TestReview::yesNamesTheTrack()
{
    QVERIFY(change());
    QVERIFY(openPage());
    QCOMPARE(action("acceptProposalAction")->text(), u"Yes, Anna"_s);
    press(Qt::Key_Y);
    for (const Face& face : (*m_library)->faces(m_recordings[0]))
        QCOMPARE(face.label, u"Anna"_s);
    QCOMPARE(action("undoAction")->text(), u"Undo Name 2 faces Anna"_s);
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (2)"_s);
    action("undoAction")->trigger();
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (3)"_s);
}

void TestReview::noIsRemembered()
{
    QVERIFY(change());
    QVERIFY(openPage());
    QCOMPARE(action("rejectProposalAction")->text(), u"No, not Anna"_s);
    press(Qt::Key_X);
    for (const Face& face : (*m_library)->faces(m_recordings[0]))
        QCOMPARE(face.notPeople, QStringList({u"Anna"_s}));
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (2)"_s);
    action("undoAction")->trigger();
    QVERIFY((*m_library)->faces(m_recordings[0]).first().notPeople.isEmpty());
}

void TestReview::noLongerShown()
{
    QVERIFY(change());
    QVERIFY(openPage());
    m_view->setCurrentIndex(m_view->model()->index(4, 0));
    QCOMPARE(action("acceptProposalAction")->text(), u"Yes, not Ben"_s);
    QCOMPARE(action("rejectProposalAction")->text(), u"No, it is Ben"_s);
    press(Qt::Key_X);
    QCOMPARE((*m_library)->faces(m_recordings[2]).first().label, u"Ben"_s);
    action("undoAction")->trigger();
    QTRY_COMPARE(m_view->model()->rowCount(), 5);
    m_view->setCurrentIndex(m_view->model()->index(4, 0));
    press(Qt::Key_Y);
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (2)"_s);
    QCOMPARE(m_view->model()->index(4, 0).data(FaceRole::Answer).toString(), u"Not Ben"_s);
    // Which is a person's word, so that he is never suggested again; and it can be taken back.
    QVERIFY((*m_library)->faces(m_recordings[2]).first().label.isEmpty());
    QCOMPARE((*m_library)->faces(m_recordings[2]).first().notPeople, QStringList{u"Ben"_s});
    action("undoAction")->trigger();
    QTRY_COMPARE(m_view->model()->rowCount(), 5);
    QVERIFY((*m_library)->faces(m_recordings[2]).first().notPeople.isEmpty());
}

void TestReview::headingStandsForAll()
{
    QVERIFY(change());
    QVERIFY(openPage());
    m_view->setCurrentIndex(m_view->model()->index(0, 0));
    QCOMPARE(action("acceptProposalAction")->text(), u"Yes to all 2"_s);
    QVERIFY(!action("showProposalAction")->isEnabled());
    press(Qt::Key_Y);
    QCOMPARE(action("undoAction")->text(), u"Undo Name 4 faces Anna"_s); // in one step
    QCOMPARE((*m_library)->faces(m_recordings[0]).first().label, u"Anna"_s);
    QCOMPARE((*m_library)->faces(m_recordings[1]).first().label, u"Anna"_s);
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (1)"_s);
}

void TestReview::leavesAsItIs()
{
    QVERIFY(change());
    QVERIFY(openPage());
    press(Qt::Key_L);
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (2)"_s);
    QVERIFY((*m_library)->faces(m_recordings[0]).first().label.isEmpty());
    QCOMPARE((*m_library)->faces(m_recordings[0]).first().guess, u"Anna"_s);
    QVERIFY(!action("undoAction")->isEnabled());
}

void TestReview::goesOnWithTheNextProposal()
{
    QVERIFY(change());
    QVERIFY(openPage());
    // A key that is pressed again and again never means a whole heading.
    const QStringList expected{u"Until now unknown, now Anna?"_s, u"Until now unknown, now Anna?"_s,
                               u"Until now Ben, now unknown"_s};
    for (int left = 3; left > 0; --left) {
        QTRY_COMPARE(m_window->findChild<ProposalModel*>()->count(), left);
        QCOMPARE(m_view->selectionModel()->selectedIndexes().size(), 1);
        QCOMPARE(m_view->currentIndex().data(FaceRole::Subtitle).toString(), expected[3 - left]);
        press(Qt::Key_L);
    }
    QTRY_COMPARE(m_view->model()->rowCount(), 0);
    QVERIFY(!action("acceptProposalAction")->isEnabled());
}

void TestReview::enterShowsTheMoment()
{
    QVERIFY(change());
    QVERIFY(openPage());
    press(Qt::Key_Return);
    QCOMPARE(m_window->findChild<QStackedWidget*>(u"pages"_s)->currentWidget()->objectName(), u"recordingsPage"_s);
    QCOMPARE(m_window->findChild<PlayerPage*>()->recording(), m_recordings[0]);
}

void TestReview::asksWhenTheFaceWasSeen()
{
    QVERIFY(change());
    QVERIFY(openPage());
    press(Qt::Key_F);
    const auto* dialog = m_window->findChild<FoundPeopleDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLabel*>(u"foundName"_s)->text(), u"Anna"_s);
}

void TestReview::answersByMouse()
{
    QVERIFY(change());
    QVERIFY(openPage());
    const auto answer = [this](int row, bool yes) {
        const QModelIndex index = m_view->model()->index(row, 0);
        const QRect cell = m_view->visualRect(index);
        const QRect where = yes ? ProposalDelegate::yesRect(cell, index, m_view->font())
                                : ProposalDelegate::noRect(cell, index, m_view->font());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, where.center());
    };
    QCOMPARE(m_view->model()->index(0, 0).data().toString(), u"Is this Anna?"_s);
    answer(1, false);
    QCOMPARE((*m_library)->faces(m_recordings[0]).first().notPeople, QStringList{u"Anna"_s});
    // The answer stays to be seen, and is taken back by undo only.
    QTRY_COMPARE(m_view->model()->index(1, 0).data(FaceRole::Answer).toString(), u"Not Anna"_s);
    QCOMPARE(action("reviewAction")->text(), u"Review (2)"_s);
    QCOMPARE(m_view->currentIndex().row(), 2); // the next question
    answer(1, true);
    QVERIFY((*m_library)->faces(m_recordings[0]).first().label.isEmpty());
    action("undoAction")->trigger();
    QTRY_COMPARE(m_view->model()->index(1, 0).data(FaceRole::Answer).toString(), QString());
    answer(1, false);
    QTRY_COMPARE(m_view->model()->index(1, 0).data(FaceRole::Answer).toString(), u"Not Anna"_s);
    QCOMPARE(m_view->model()->index(3, 0).data().toString(), u"Still Ben?"_s);
    answer(0, true); // of all that is left
    QCOMPARE((*m_library)->faces(m_recordings[1]).first().label, u"Anna"_s);
    QVERIFY((*m_library)->faces(m_recordings[0]).first().label.isEmpty());
    QTRY_COMPARE(m_view->model()->index(2, 0).data(FaceRole::Answer).toString(), u"Anna"_s);
    // Whoever comes back to the page finds what is left.
    action("recordingsAction")->trigger();
    action("reviewAction")->trigger();
    QCOMPARE(m_view->model()->rowCount(), 2);
}

void TestReview::acceptsByItself()
{
    QVERIFY(change());
    QVERIFY(openPage());
    auto* choice = m_window->findChild<AcceptChoice*>();
    QVERIFY(choice->isEnabled());
    QCOMPARE(choice->currentText(), u"never"_s);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down); // 0.7 of the limit, the guesses are at 0.5
    QCOMPARE(choice->currentText(), u"when very sure"_s);
    QCOMPARE((*m_library)->recognition().acceptShare(), 0.7F);
    QTRY_COMPARE(action("reviewAction")->text(), u"Review (1)"_s);
    QCOMPARE(choice->currentText(), u"when very sure"_s);
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE((*m_library)->recognition().acceptShare(), 0.85F);
    AcceptChoice again(**m_library);
    QCOMPARE(again.currentText(), u"when sure"_s);
}

void TestReview::acceptanceCanAlwaysBeTurnedOff()
{
    SampleLibrary empty;
    empty->recognition().setAcceptShare(0.7F);
    AcceptChoice none(*empty);
    QTest::keyClick(&none, Qt::Key_Home);
    QCOMPARE(empty->recognition().acceptShare(), 0.0F);
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"

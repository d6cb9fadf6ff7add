// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The gallery of unknown faces by keyboard and context menu.
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/faces/groupmodel.h"
#include "ui/faces/unknownpage.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestUnknownPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void yesNamesAsSuggested();
    void yesIsNotAboutSomebodyElse();
    void noIsRemembered();
    void clickedFaceIsMeantThen();
    void heldKeyActsOnce();
    void ampersandsAreShown();
    void answersNeedOneSuggestion();
    void ignoreTakesGroupsAway();
    void groupsBecomeOnePerson();
    void splitsFacesOff();
    void nameIsAskedUnderWhatIsSelected();
    void oneMomentCannotBeSplit();
    void singleFaceIsMeant();
    void keysNeedTheViews();
    void menuHasAllActs();

private:
    QAction* action(const char* name) const { return m_page->findChild<QAction*>(QLatin1StringView(name)); }
    void select(const QList<GroupId>& groups);
    [[nodiscard]] bool selectFace(FaceId face);
    Labels& labels() { return (*m_library)->labels(); }

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    std::unique_ptr<GroupModel> m_model;
    std::unique_ptr<PeopleModel> m_people;
    QUndoStack m_undo;
    std::unique_ptr<UnknownPage> m_page;
    FaceView* m_groups = nullptr;
    FaceView* m_faces = nullptr;
};

void TestUnknownPage::init()
{
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_library->scan(m_library->add(u"a"_s, start), {{1, 0, 500, 3}, {2, 1000, 1500, 2}, {9, 2000, 2500, 1}});
    m_library->scan(m_library->add(u"b"_s, start.addDays(1)), {{1, 0, 500, 2}, {3, 1000, 1500, 2}});
    labels().say(m_library->facesOf(9), u"Anna"_s);
    m_library->guess(1, u"Anna"_s);
    m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
    m_people = std::make_unique<PeopleModel>(**m_library, *m_thumbnails);
    m_model = std::make_unique<GroupModel>(**m_library, *m_thumbnails);
    m_page = std::make_unique<UnknownPage>(**m_library, m_undo, m_model.get(), m_people.get(), *m_thumbnails);
    m_groups = m_page->findChild<FaceView*>(u"groupView"_s);
    m_faces = m_page->findChild<FaceView*>(u"faceView"_s);
    m_page->resize(900, 700);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

void TestUnknownPage::cleanup()
{
    m_undo.clear();
    m_page.reset();
    m_model.reset();
    m_thumbnails.reset();
    m_library.reset();
}

void TestUnknownPage::select(const QList<GroupId>& groups)
{
    m_groups->clearSelection();
    for (const GroupId group : groups) {
        const QModelIndex index = m_model->index(m_model->rowOf(group));
        m_groups->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select);
    }
    m_groups->setFocus();
}

bool TestUnknownPage::selectFace(FaceId face)
{
    for (int i = 0; i < m_faces->model()->rowCount(); ++i) {
        const QModelIndex index = m_faces->model()->index(i, 0);
        if (index.data(FaceRole::Id).toLongLong() == face)
            m_faces->setCurrentIndex(index);
    }
    m_faces->setFocus();
    return m_faces->selectedFaces() == QList<qint64>({face});
}

void TestUnknownPage::yesNamesAsSuggested()
{
    const QList<FaceId> faces = m_library->facesOf(1);
    QCOMPARE(m_model->index(m_model->rowOf(1)).data().toString(), u"Anna?"_s);
    select({1});
    QCOMPARE(action("confirmAction")->text(), u"Yes, this is Anna"_s);
    QTest::keyClick(m_groups, Qt::Key_Y);
    QCOMPARE(m_undo.undoText(), u"Name 5 faces Anna"_s);
    for (const FaceId face : faces)
        QCOMPARE((*m_library)->face(face)->label, u"Anna"_s);
    QTRY_COMPARE(m_model->rowOf(1), -1);
    m_undo.undo();
    QTRY_VERIFY(m_model->rowOf(1) >= 0);
}

void TestUnknownPage::yesIsNotAboutSomebodyElse()
{
    // One track of the group is thought to be Bert: "Anna? yes" says nothing of him.
    Library& library = **m_library;
    library.labels().say(m_library->facesOf(3), u"Bert"_s);
    const QList<FaceId> faces = m_library->facesOf(1);
    QHash<TrackId, QList<FaceId>> tracks;
    for (const FaceId face : faces)
        tracks[library.face(face)->track].append(face);
    QCOMPARE(tracks.size(), 2);
    const auto larger = std::ranges::max_element(tracks, {}, [](const auto& t) { return t.size(); });
    RecognitionResult result;
    for (auto it = tracks.cbegin(); it != tracks.cend(); ++it)
        result.guesses.push_back(
            {it.key(), *library.labels().person(it.value() == *larger ? u"Anna"_s : u"Bert"_s), 0.5F});
    QVERIFY(library.recognition().set(result));
    const auto suggested = [this] { return m_model->index(m_model->rowOf(1)).data(FaceRole::Suggested); };
    QTRY_COMPARE(suggested().value<QList<qint64>>().size(), larger->size());
    select({1});
    QCOMPARE(action("confirmAction")->text(), u"Yes, this is Anna"_s); // most of its faces are
    QTest::keyClick(m_groups, Qt::Key_Y);
    for (const QList<FaceId>& those : std::as_const(tracks))
        QCOMPARE(library.labels().of(those).size(), those == *larger ? those.size() : 0);
}

void TestUnknownPage::noIsRemembered()
{
    const QList<FaceId> faces = m_library->facesOf(1);
    select({1});
    QCOMPARE(action("rejectAction")->text(), u"No, not Anna"_s);
    QTest::keyClick(m_groups, Qt::Key_X);
    QCOMPARE(m_undo.undoText(), u"Say that 5 faces are not Anna"_s);
    QCOMPARE((*m_library)->face(faces.first())->notPeople, QStringList({u"Anna"_s}));
    QTRY_COMPARE(m_model->index(m_model->rowOf(1)).data().toString(), u"Unknown"_s);
    QTRY_VERIFY(!action("rejectAction")->isEnabled());
    m_undo.undo();
    QTRY_COMPARE(m_model->index(m_model->rowOf(1)).data().toString(), u"Anna?"_s);
}

void TestUnknownPage::clickedFaceIsMeantThen()
{
    // A name is asked for the group, then one of its faces is clicked instead: the keys are about that face.
    select({1});
    QTest::keyClick(m_groups, Qt::Key_Return);
    QVERIFY(m_page->findChild<NameEntry*>()->isVisible());
    const QRect tile = m_faces->visualRect(m_faces->model()->index(0, 0));
    QTest::mouseClick(m_faces->viewport(), Qt::LeftButton, {}, tile.center());
    QVERIFY(!m_page->findChild<NameEntry*>()->isVisible());
    QVERIFY(m_faces->hasFocus());
    QTest::keyClick(m_faces, Qt::Key_I);
    QCOMPARE(m_undo.undoText(), u"Ignore 1 face"_s);
}

void TestUnknownPage::heldKeyActsOnce()
{
    select({1});
    for (const char* name : {"confirmAction", "rejectAction", "ignoreAction", "togetherAction", "splitAction"})
        QVERIFY(!action(name)->autoRepeat());
}

void TestUnknownPage::ampersandsAreShown()
{
    (*m_library)->labels().rename((*m_library)->people().first().id, u"Ben & Co"_s);
    select({1});
    QTRY_COMPARE(action("confirmAction")->text(), u"Yes, this is Ben && Co"_s);
    QTest::keyClick(m_groups, Qt::Key_Y);
    QCOMPARE(m_undo.undoText(), u"Name 5 faces Ben && Co"_s);
}

void TestUnknownPage::answersNeedOneSuggestion()
{
    select({2});
    QVERIFY(!action("confirmAction")->isEnabled() && !action("rejectAction")->isEnabled());
    QTest::keyClick(m_groups, Qt::Key_Y);
    QTest::keyClick(m_groups, Qt::Key_X);
    select({1, 2}); // only one of them is thought to be somebody
    QTest::keyClick(m_groups, Qt::Key_Y);
    QCOMPARE(m_undo.count(), 0);
    QCOMPARE(m_groups->selectionModel()->selectedIndexes().size(), 2);
}

void TestUnknownPage::ignoreTakesGroupsAway()
{
    select({2, 3});
    QTest::keyClick(m_groups, Qt::Key_I);
    QCOMPARE(m_undo.undoText(), u"Ignore 4 faces"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->rowOf(1), 0);
    m_undo.undo();
    QTRY_COMPARE(m_model->rowCount(), 3);
}

void TestUnknownPage::groupsBecomeOnePerson()
{
    const QList<FaceId> faces = m_library->facesOf(2) + m_library->facesOf(3);
    select({2});
    QVERIFY(!action("togetherAction")->isEnabled());
    select({2, 3});
    QTest::keyClick(m_groups, Qt::Key_M);
    QCOMPARE(m_undo.undoText(), u"Make 4 faces one person"_s);
    const QList<FaceLabel> said = labels().of(faces);
    QCOMPARE(said.size(), 4);
    QCOMPARE(said.first().person, said.last().person);
    m_undo.undo();
    QVERIFY(labels().of(faces).isEmpty());
}

void TestUnknownPage::splitsFacesOff()
{
    const QList<FaceId> all = m_library->facesOf(1);
    select({1});
    QVERIFY(!action("splitAction")->isEnabled());
    QVERIFY(selectFace(all.first()));
    QTest::keyClick(m_faces, Qt::Key_S);
    // The track of the face goes, and it says so; the track in the other recording stays behind as somebody else.
    const QList<FaceId> track = (*m_library)->facesOfTrack(*labels().tracksOf({all.first()}).cbegin());
    QVERIFY(track.size() > 1 && track.size() < all.size());
    QCOMPARE(m_undo.undoText(), u"Split off %1 faces"_s.arg(track.size()));
    const PersonId gone = labels().of({all.first()}).value(0).person;
    QVERIFY(gone != 0);
    QSet<PersonId> others;
    const QList<FaceLabel> said = labels().of(all);
    for (const FaceLabel& label : said) {
        if (!track.contains(label.face))
            others.insert(label.person);
    }
    QCOMPARE(others.size(), 1);
    QVERIFY(!others.contains(gone));
    m_undo.undo();
    QVERIFY(labels().of(all).isEmpty());
}

void TestUnknownPage::nameIsAskedUnderWhatIsSelected()
{
    // The keyboard is at another stack than the one that is selected.
    const QModelIndex other = m_model->index(0);
    const QModelIndex chosen = m_model->index(1);
    m_groups->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    m_groups->selectionModel()->setCurrentIndex(other, QItemSelectionModel::NoUpdate);
    m_page->askName();
    const auto* entry = m_page->findChild<QWidget*>(u"nameEntry"_s);
    QVERIFY(entry->isVisible());
    const int middle = m_groups->viewport()->mapTo(m_page.get(), m_groups->visualRect(chosen).center()).x();
    QVERIFY2(qAbs(entry->geometry().center().x() - middle) < 20, qPrintable(QString::number(middle)));
}

void TestUnknownPage::oneMomentCannotBeSplit()
{
    QSignalSpy noticed(m_page.get(), &UnknownPage::noticed);
    select({2}); // all of one track
    QVERIFY(selectFace(m_library->facesOf(2).first()));
    QTest::keyClick(m_faces, Qt::Key_S);
    QCOMPARE(m_undo.count(), 0);
    QCOMPARE(noticed.size(), 1);
}

void TestUnknownPage::singleFaceIsMeant()
{
    const QList<FaceId> all = m_library->facesOf(1);
    select({1});
    QVERIFY(selectFace(all[1]));
    QTest::keyClick(m_faces, Qt::Key_Y);
    QCOMPARE(m_undo.undoText(), u"Name 1 face Anna"_s);
    QCOMPARE((*m_library)->face(all[1])->label, u"Anna"_s);
    m_undo.undo();
    QTRY_VERIFY(m_model->rowOf(1) >= 0);
    select({1});
    QVERIFY(selectFace(all[1]));
    QTest::keyClick(m_faces, Qt::Key_I);
    QCOMPARE(m_undo.undoText(), u"Ignore 1 face"_s);
}

void TestUnknownPage::keysNeedTheViews()
{
    select({1});
    QTest::keyClick(m_groups, Qt::Key_Return);
    auto* entry = m_page->findChild<QLineEdit*>(u"nameEntry"_s);
    QVERIFY(entry->isVisible());
    QTest::keyClicks(entry, u"Yin"_s);
    QCOMPARE(m_undo.count(), 0);
    QCOMPARE(entry->text(), u"Yin"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(m_undo.undoText(), u"Name 5 faces Yin"_s);
}

void TestUnknownPage::menuHasAllActs()
{
    for (const FaceView* view : {m_groups, m_faces}) {
        QCOMPARE(view->contextMenuPolicy(), Qt::CustomContextMenu);
        for (const char* name :
             {"nameAction", "confirmAction", "rejectAction", "ignoreAction", "togetherAction", "splitAction"}) {
            QVERIFY2(view->actions().contains(action(name)), name);
            QVERIFY2(action(name)->isShortcutVisibleInContextMenu() && !action(name)->shortcut().isEmpty(), name);
            QVERIFY2(!action(name)->isEnabled(), name); // nothing is selected
        }
    }
}

QTEST_MAIN(TestUnknownPage)
#include "tst_unknownpage.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The page of the known people: cards, merging by drag, and everything about one person.
#include "tests/support/drags.h"
#include "tests/support/findchild.h"
#include "tests/support/samplelibrary.h"
#include "ui/people/peoplegrid.h"
#include "ui/people/peoplepage.h"
#include "ui/people/personpage.h"
#include "ui/player/playerpage.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/nameentry.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
const QDateTime wednesday(QDate(2024, 5, 1), QTime(10, 0));
}

class TestPeoplePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void cardsTellCounts();
    void emptyPageShowsTheWay();
    void cardOnCardMerges();
    void cardOnItselfDoesNothing();
    void personIsOpenedByKey();
    void personTellsEverything();
    void facesCanBeChosen();
    void renamesHere();
    void renamesACard();
    void removedPersonGoesBack();
    void faceLeadsToItsMoment();
    void visitsCanBeSaved();
    void peopleAreSearchedAndSorted();
    void visitsAreListed();
    void hourFiltersVisitsAndFaces();
    void wrongFaceIsCorrected();
    void faceBecomesThePortrait();
    void facesAreLeftOut();

private:
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(&*m_window, name);
    }
    QStringList cards() const;
    QModelIndex card(const QString& name) const;
    [[nodiscard]] bool open(const QString& name);

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    PeopleGrid* m_grid = nullptr;
    RecordingId m_first = 0;
};

void TestPeoplePage::init()
{
    m_library = std::make_unique<SampleLibrary>();
    m_first = m_library->add(u"a"_s, wednesday.toUTC());
    m_library->scan(m_first, {{1, 0, 500, 3}, {2, 1000, 1500, 2}});
    m_library->scan(m_library->add(u"b"_s, wednesday.addDays(1).toUTC()), {{1, 0, 500, 2}, {3, 900, 1000, 1}});
    (*m_library)->labels().say({m_library->facesOf(1).first()}, u"Anna"_s);
    (*m_library)->labels().say(m_library->facesOf(2), u"Ben"_s);
    m_library->guess(1, u"Anna"_s);
    m_window = std::make_unique<MainWindow>(**m_library);
    m_grid = find<PeopleGrid>(u"peopleGrid"_s);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    find<QAction>(u"peopleAction"_s)->trigger();
    QVERIFY(m_grid->isVisible());
}

void TestPeoplePage::cleanup()
{
    m_window.reset();
    m_library.reset();
}

QStringList TestPeoplePage::cards() const
{
    QStringList out;
    for (int i = 0; i < m_grid->model()->rowCount(); ++i)
        out.append(m_grid->model()->index(i, 0).data().toString());
    return out;
}

QModelIndex TestPeoplePage::card(const QString& name) const
{
    return m_grid->model()->index(int(cards().indexOf(name)), 0);
}

bool TestPeoplePage::open(const QString& name)
{
    m_grid->setCurrentIndex(card(name));
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Return);
    return find<PersonPage>(u"personPage"_s)->isVisible();
}

void TestPeoplePage::cardsTellCounts()
{
    QCOMPARE(cards(), QStringList({u"Anna"_s, u"Ben"_s})); // no "New person" here
    const QString text = card(u"Anna"_s).data(FaceRole::Subtitle).toString();
    QCOMPARE(text, u"2 visits, last 2 May 2024"_s);
    QVERIFY(!find<QWidget>(u"peoplePanel"_s)->isVisible());
}

void TestPeoplePage::emptyPageShowsTheWay()
{
    (*m_library)->labels().clear(m_library->facesOf(2));
    for (const Person& person : (*m_library)->people())
        QVERIFY((*m_library)->labels().removePerson(person.id));
    QTRY_COMPARE(m_grid->model()->rowCount(), 0);
    auto* button = m_grid->viewport()->findChild<QPushButton*>(u"emptyButton"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(find<QWidget>(u"unknownPage"_s)->isVisible());
}

void TestPeoplePage::cardOnCardMerges()
{
    const std::unique_ptr<QMimeData> ben(m_grid->model()->mimeData({card(u"Ben"_s)}));
    QVERIFY(dragAndDrop(m_grid->viewport(), m_grid->visualRect(card(u"Anna"_s)).center(), *ben));
    QTRY_COMPARE(cards(), QStringList({u"Anna"_s}));
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"Undo Merge Ben into Anna"_s);
    find<QAction>(u"undoAction"_s)->trigger();
    QTRY_COMPARE(cards(), QStringList({u"Anna"_s, u"Ben"_s}));
}

void TestPeoplePage::cardOnItselfDoesNothing()
{
    const std::unique_ptr<QMimeData> ben(m_grid->model()->mimeData({card(u"Ben"_s)}));
    QVERIFY(!dragAndDrop(m_grid->viewport(), m_grid->visualRect(card(u"Ben"_s)).center(), *ben));
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
}

void TestPeoplePage::personIsOpenedByKey()
{
    QVERIFY(open(u"Ben"_s));
    QCOMPARE(find<QLabel>(u"personName"_s)->text(), u"Ben"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_grid->isVisible() && m_grid->hasFocus());
}

void TestPeoplePage::personTellsEverything()
{
    QVERIFY(open(u"Anna"_s));
    const QString facts = find<QLabel>(u"personFacts"_s)->text();
    QVERIFY2(facts.startsWith(u"Visitor \u00b7 2 visits \u00b7 5 faces\n"_s), qPrintable(facts));
    QVERIFY(facts.contains(u"First seen: "_s) && facts.contains(u"Last seen: "_s));
    // Wednesday and Thursday at ten, nothing else.
    const QAbstractItemModel* chart = find<QTableView>(u"visitChart"_s)->model();
    QStringList visits;
    for (int row = 0; row < chart->rowCount(); ++row) {
        for (int hour = 0; hour < chart->columnCount(); ++hour) {
            const QString text = chart->index(row, hour).data(Qt::AccessibleTextRole).toString();
            if (text.endsWith(u"1 visit"_s))
                visits.append(text);
        }
    }
    QCOMPARE(visits, QStringList({u"Wednesday, 10:00: 1 visit"_s, u"Thursday, 10:00: 1 visit"_s}));
}

void TestPeoplePage::facesCanBeChosen()
{
    QVERIFY(open(u"Anna"_s));
    auto* faces = find<FaceView>(u"personFaces"_s);
    auto* which = find<QComboBox>(u"whichFaces"_s);
    QCOMPARE(faces->model()->rowCount(), 5);
    which->setFocus();
    QTest::keyClick(which, Qt::Key_Down);
    QTRY_COMPARE(faces->model()->rowCount(), 1); // the one that was named
}

void TestPeoplePage::renamesHere()
{
    QVERIFY(open(u"Ben"_s));
    QTest::mouseClick(find<QToolButton>(u"renameButton"_s), Qt::LeftButton);
    auto* entry = find<NameEntry>(u"renameEntry"_s);
    QCOMPARE(entry->selectedText(), u"Ben"_s);
    QTest::keyClicks(entry, u"Benno"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_COMPARE(find<QLabel>(u"personName"_s)->text(), u"Benno"_s);
}

void TestPeoplePage::renamesACard()
{
    m_grid->setCurrentIndex(card(u"Ben"_s));
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_F2);
    auto* entry = m_grid->findChild<NameEntry*>();
    QVERIFY(entry->isVisible());
    QCOMPARE(entry->selectedText(), u"Ben"_s);
    QVERIFY(m_grid->visualRect(card(u"Ben"_s)).intersects(entry->geometry()));
    QTest::keyClicks(entry, u"Arno"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_COMPARE(cards(), (QStringList{u"Anna"_s, u"Arno"_s}));
    QVERIFY(m_grid->hasFocus());
    find<QAction>(u"undoAction"_s)->trigger();
    QTRY_COMPARE(cards(), (QStringList{u"Anna"_s, u"Ben"_s}));
    QTest::keyClick(m_grid, Qt::Key_F2);
    QTest::keyClick(entry, Qt::Key_Escape);
    QVERIFY(!entry->isVisible());
    QVERIFY(m_grid->hasFocus());
    QCOMPARE(cards(), (QStringList{u"Anna"_s, u"Ben"_s}));
}

void TestPeoplePage::removedPersonGoesBack()
{
    QVERIFY(open(u"Ben"_s));
    QTest::mouseClick(find<QToolButton>(u"moreButton"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QMenu>(u"personMenu"_s)->isVisible());
    find<QMenu>(u"personMenu"_s)->findChild<QAction*>(u"removePersonAction"_s)->trigger();
    find<QMenu>(u"personMenu"_s)->close();
    auto* bar = find<QWidget>(u"confirmBar"_s);
    QVERIFY(bar->isVisible());
    QTest::mouseClick(bar->findChild<QPushButton*>(u"acceptButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_grid->isVisible());
    QTRY_COMPARE(cards(), QStringList({u"Anna"_s}));
}

void TestPeoplePage::faceLeadsToItsMoment()
{
    QVERIFY(open(u"Ben"_s));
    auto* faces = find<FaceView>(u"personFaces"_s);
    const QPoint first = faces->visualRect(faces->model()->index(0, 0)).center();
    QTest::mouseClick(faces->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(faces->viewport(), Qt::LeftButton, {}, first);
    QVERIFY(find<QWidget>(u"recordingsPage"_s)->isVisible());
    QCOMPARE(find<PlayerPage>(u"playerPage"_s)->recording(), m_first);
}

void TestPeoplePage::visitsCanBeSaved()
{
    QSignalSpy wanted(m_window.get(), &MainWindow::exportWanted);
    QVERIFY(open(u"Anna"_s));
    QTest::mouseClick(find<QToolButton>(u"exportButton"_s), Qt::LeftButton);
    auto* dialog = find<QFileDialog>(u"exportDialog"_s);
    QVERIFY(dialog->isVisible());
    Q_EMIT dialog->fileSelected(u"/tmp/anna.csv"_s);
    dialog->close();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"Anna"_s);
    QCOMPARE(wanted[0][1].toString(), u"/tmp/anna.csv"_s);
}

void TestPeoplePage::peopleAreSearchedAndSorted()
{
    auto* order = find<QComboBox>(u"peopleOrder"_s);
    auto* search = find<QLineEdit>(u"peopleSearch"_s);
    (*m_library)->labels().say(m_library->facesOf(3), u"Carla"_s);
    QTRY_COMPARE(cards(), QStringList({u"Anna"_s, u"Ben"_s, u"Carla"_s})); // two visits, one, one
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down); // last seen
    QCOMPARE(cards(), QStringList({u"Carla"_s, u"Anna"_s, u"Ben"_s}));
    QTest::keyClick(order, Qt::Key_Down);
    QCOMPARE(cards(), QStringList({u"Anna"_s, u"Ben"_s, u"Carla"_s}));
    QCOMPARE(find<QLabel>(u"peopleTitle"_s)->text(), u"3 people"_s);
    QTest::mouseClick(search, Qt::LeftButton);
    QTest::keyClicks(search, u"AR"_s);
    QCOMPARE(cards(), QStringList({u"Carla"_s}));
    QCOMPARE(find<QLabel>(u"peopleTitle"_s)->text(), u"1 of 3 people"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_grid->hasFocus());
    QTest::keyClick(m_grid, Qt::Key_Return);
    QCOMPARE(find<QLabel>(u"personName"_s)->text(), u"Carla"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    search->clear();
    (*m_library)->labels().setRole((*m_library)->labels().person(u"Ben"_s).value_or(0), Role::Neighbour);
    QTest::mouseClick(find<QToolButton>(u"roleFilter%1"_s.arg(int(Role::Neighbour))), Qt::LeftButton);
    QTRY_COMPARE(cards(), QStringList({u"Ben"_s}));
    QTest::mouseClick(find<QToolButton>(u"roleFilter%1"_s.arg(int(Role::Delivery))), Qt::LeftButton);
    QCOMPARE(cards(), QStringList());
    QVERIFY(!m_grid->viewport()->findChild<QPushButton*>(u"emptyButton"_s)->isVisible());
}

void TestPeoplePage::visitsAreListed()
{
    QVERIFY(open(u"Anna"_s));
    auto* visits = find<QListView>(u"visitList"_s);
    QCOMPARE(visits->model()->rowCount(), 2);
    const auto facts = [visits](int row) {
        return visits->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(facts(1).contains(u"Front Door \u00b7 0:0"_s), qPrintable(facts(1)));
    QVERIFY2(facts(0).endsWith(u"with somebody unknown"_s), qPrintable(facts(0))); // newest first
    QVERIFY2(facts(1).endsWith(u"with Ben"_s), qPrintable(facts(1)));
    // A click shows its faces, Enter the moment.
    auto* faces = find<FaceView>(u"personFaces"_s);
    QTest::mouseClick(visits->viewport(), Qt::LeftButton, {},
                      visits->visualRect(visits->model()->index(1, 0)).center());
    QCOMPARE((*m_library)->face(faces->currentFace())->recording, m_first);
    QTest::keyClick(visits, Qt::Key_Return);
    QVERIFY(find<QWidget>(u"recordingsPage"_s)->isVisible());
    QCOMPARE(find<PlayerPage>(u"playerPage"_s)->recording(), m_first);
}

void TestPeoplePage::hourFiltersVisitsAndFaces()
{
    m_window->resize(1280, 800);
    QVERIFY(open(u"Anna"_s));
    auto* chart = find<QTableView>(u"visitChart"_s);
    auto* visits = find<QListView>(u"visitList"_s);
    auto* faces = find<FaceView>(u"personFaces"_s);
    auto* chip = find<QToolButton>(u"visitHourChip"_s);
    QTRY_VERIFY(chart->isVisible());
    QModelIndex thursday;
    for (int row = 0; row < chart->model()->rowCount(); ++row) {
        if (chart->model()->headerData(row, Qt::Vertical).toString() == QLocale().dayName(4, QLocale::ShortFormat))
            thursday = chart->model()->index(row, 10);
    }
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->visualRect(thursday).center());
    QTRY_COMPARE(visits->model()->rowCount(), 1);
    QCOMPARE(faces->model()->rowCount(), 2);
    QCOMPARE(chip->text(), u"Thursday, 10:00"_s);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(visits->model()->rowCount(), 2);
    QCOMPARE(faces->model()->rowCount(), 5);
    QVERIFY(!chip->isVisible());
}

void TestPeoplePage::wrongFaceIsCorrected()
{
    QVERIFY(open(u"Anna"_s));
    auto* faces = find<FaceView>(u"personFaces"_s);
    const QPoint first = faces->visualRect(faces->model()->index(0, 0)).center();
    QTest::mouseClick(faces->viewport(), Qt::LeftButton, {}, first);
    const qint64 wrong = faces->currentFace();
    for (const QAction* act : faces->actions()) // a key that is held down acts once
        QVERIFY(act->isSeparator() || !act->autoRepeat());
    // "Somebody else" by key, with the whole visit.
    QTest::keyClick(faces, Qt::Key_N);
    auto* entry = qobject_cast<NameEntry*>(QApplication::focusWidget());
    QVERIFY(entry != nullptr);
    QVERIFY(entry->geometry().intersects(QRect(faces->mapTo(entry->parentWidget(), QPoint()), faces->size())));
    QTest::keyClicks(entry, u"Carla"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_COMPARE(faces->model()->rowCount(), 3);
    QCOMPARE((*m_library)->face(wrong)->label, u"Carla"_s);
    QVERIFY(faces->hasFocus());
    QVERIFY(faces->selectionModel()->hasSelection()); // on with the next one
    find<QAction>(u"undoAction"_s)->trigger();
    QTRY_COMPARE(faces->model()->rowCount(), 5);
    QVERIFY(faces->selectedFaces().contains(wrong)); // what came back
    // Not this person.
    QTest::keyClick(faces, Qt::Key_X);
    QTRY_COMPARE(faces->model()->rowCount(), 3);
    QCOMPARE((*m_library)->face(wrong)->notPeople, QStringList{u"Anna"_s});
}

void TestPeoplePage::faceBecomesThePortrait()
{
    QVERIFY(open(u"Anna"_s));
    auto* faces = find<FaceView>(u"personFaces"_s);
    faces->setFocus();
    faces->setCurrentIndex(faces->model()->index(0, 0));
    const qint64 chosen = faces->currentFace();
    QCOMPARE(faces->currentIndex().data(FaceRole::Icon).toString(), QString());
    QTest::keyClick(faces, Qt::Key_P);
    QTRY_COMPARE(faces->model()->index(0, 0).data(FaceRole::Icon).toString(), u"star"_s);
    QCOMPARE((*m_library)->people().first().bestFace, chosen);
    QVERIFY(!find<QAction>(u"portraitAction"_s)->isEnabled());
    find<QAction>(u"undoAction"_s)->trigger();
    QTRY_VERIFY((*m_library)->people().first().bestFace != chosen);
}

void TestPeoplePage::facesAreLeftOut()
{
    QVERIFY(open(u"Anna"_s));
    auto* faces = find<FaceView>(u"personFaces"_s);
    faces->setFocus();
    faces->selectAll();
    QCOMPARE(find<QLabel>(u"faceCount"_s)->text(), u"5 faces, 5 selected"_s);
    QTest::keyClick(faces, Qt::Key_L);
    QTRY_COMPARE(faces->model()->index(0, 0).data(FaceRole::Icon).toString(), u"eye-off"_s);
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"Undo Do not learn from 5 faces"_s);
    QTest::keyClick(faces, Qt::Key_L);
    QTRY_COMPARE(faces->model()->index(0, 0).data(FaceRole::Icon).toString(), QString());
    // The same by the menu, with its keys.
    const QPoint first = faces->visualRect(faces->model()->index(0, 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, first, faces->viewport()->mapToGlobal(first));
    QApplication::sendEvent(faces->viewport(), &event);
    auto* menu = find<QMenu>(u"actsMenu"_s);
    QVERIFY(menu->isVisible() && menu->actions().contains(find<QAction>(u"leaveOutAction"_s)));
    menu->close();
}

QTEST_MAIN(TestPeoplePage)
#include "tst_peoplepage.moc"

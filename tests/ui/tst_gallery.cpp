// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The gallery by one key or one gesture: people's keys, questions answered by a click, stacks split and joined by drag.
#include "core/library/values/utctime.h"
#include "tests/support/drags.h"
#include "tests/support/samplelibrary.h"
#include "ui/faces/groupmodel.h"
#include "ui/people/peopleview.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/tiledelegate.h"
#include "ui/widgets/toast.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void mostFrequentPeopleHaveKeys();
    void keyNamesTheSelection();
    void keysStayTheSame();
    void newPersonByDragLeavesTheFocusHere();
    void peopleAreFiltered();
    void lettersAndWheelWhileDragging();
    void toastIsBesideTheWork();
    void newNameByKey();
    void spaceOpensAndClosesAStack();
    void questionIsAnsweredByAClick_data();
    void questionIsAnsweredByAClick();
    void facesDraggedOutAreSplitOff();
    void stackOnStackIsOnePerson();
    void ownStackTakesNothing();
    void facesGrow();
    void actCanBeTakenBackFromTheToast();

private:
    QModelIndex group(GroupId id) const { return m_groups->model()->index(rowOf(id), 0); }
    int rowOf(GroupId id) const;
    void select(GroupId id);
    QStringList namesIn(RecordingId id) const;

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    FaceView* m_groups = nullptr;
    FaceView* m_faces = nullptr;
    RecordingId m_first = 0;
    RecordingId m_second = 0;
};

void TestGallery::init()
{
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_first = m_library->add(u"a"_s, start);
    m_second = m_library->add(u"b"_s, start.addDays(1));
    m_library->scan(m_first, {{1, 0, 500, 3}, {2, 1000, 1500, 2}, {3, 2000, 2500, 2}, {7, 3000, 3100, 1}});
    m_library->scan(m_second, {{1, 0, 500, 2}, {8, 1000, 1500, 1}});
    m_library->scan(m_library->add(u"c"_s, start.addDays(2)), {{8, 0, 500, 1}});
    (*m_library)->labels().say(m_library->facesOf(7), u"Anna"_s);
    (*m_library)->labels().say(m_library->facesOf(8), u"Ben"_s); // in more recordings
    m_library->guess(3, u"Anna"_s);
    m_window = std::make_unique<MainWindow>(**m_library);
    m_groups = m_window->findChild<FaceView*>(u"groupView"_s);
    m_faces = m_window->findChild<FaceView*>(u"faceView"_s);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    m_window->findChild<QAction*>(u"unknownAction"_s)->trigger();
    QVERIFY(m_groups->isVisible());
}

void TestGallery::cleanup()
{
    m_window.reset();
    m_library.reset();
}

int TestGallery::rowOf(GroupId id) const
{
    for (int i = 0; i < m_groups->model()->rowCount(); ++i) {
        if (m_groups->model()->index(i, 0).data(FaceRole::Id).toLongLong() == id)
            return i;
    }
    return -1;
}

void TestGallery::select(GroupId id)
{
    m_groups->setCurrentIndex(group(id));
    m_groups->setFocus();
}

QStringList TestGallery::namesIn(RecordingId id) const
{
    QStringList out;
    for (const Presence& p : (*m_library)->presences(id))
        out.append(p.name.isEmpty() ? QString::number(p.group) : p.name);
    return out;
}

void TestGallery::mostFrequentPeopleHaveKeys()
{
    auto* people = m_window->findChild<PeopleView*>(u"peopleView"_s);
    QCOMPARE(people->model()->index(0, 0).data().toString(), u"Anna"_s);
    QCOMPARE(people->model()->index(0, 0).data(FaceRole::Key).toInt(), 2);
    QCOMPARE(people->model()->index(1, 0).data(FaceRole::Key).toInt(), 1);
}

void TestGallery::keyNamesTheSelection()
{
    select(1);
    QTest::keyClick(m_groups, Qt::Key_1);
    QCOMPARE(namesIn(m_second), QStringList({u"Ben"_s}));
    QTRY_COMPARE(rowOf(1), -1);
    select(2);
    QTest::keyClick(m_groups, Qt::Key_5); // nobody's
    QCOMPARE(namesIn(m_first).count(u"2"_s), 1);
}

void TestGallery::keysStayTheSame()
{
    // Anna is named more often than Ben from now on: 2 is her key all the same, also after the next start.
    const QDateTime start = utcTime(QDate(2024, 6, 1), QTime(10, 0));
    const auto name = [&](int group, const QString& who) {
        m_library->scan(m_library->add(u"more %1"_s.arg(group), start.addDays(group)), {{group, 0, 500, 1}});
        return (*m_library)->labels().say(m_library->facesOf(group), who);
    };
    QVERIFY(name(20, u"Anna"_s) && name(21, u"Anna"_s) && name(22, u"Anna"_s));
    auto* people = m_window->findChild<PeopleView*>(u"peopleView"_s)->model();
    const auto keyOf = [](QAbstractItemModel* model, const QString& who) {
        const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, who, 1, Qt::MatchExactly);
        return found.isEmpty() ? -1 : found[0].data(FaceRole::Key).toInt();
    };
    QTRY_VERIFY(people->index(0, 0).data(FaceRole::Subtitle).toString().contains(u'4'));
    QCOMPARE(keyOf(people, u"Anna"_s), 2);
    QCOMPARE(keyOf(people, u"Ben"_s), 1);
    QVERIFY(name(30, u"Carla"_s));
    QTRY_COMPARE(keyOf(people, u"Carla"_s), 3);
    m_window = std::make_unique<MainWindow>(**m_library);
    people = m_window->findChild<PeopleView*>(u"peopleView"_s)->model();
    QCOMPARE(keyOf(people, u"Anna"_s), 2);
    QCOMPARE(keyOf(people, u"Carla"_s), 3);
}

void TestGallery::newPersonByDragLeavesTheFocusHere()
{
    select(1);
    auto* fresh = m_window->findChild<PeopleView*>(u"newPersonView"_s);
    const auto data = faceMimeData(m_groups->selectedFaces());
    QVERIFY(dragAndDrop(fresh->viewport(), fresh->viewport()->rect().center(), *data));
    auto* entry = m_window->findChild<QWidget*>(u"peoplePanel"_s)->findChild<NameEntry*>();
    QVERIFY(entry->isVisible());
    QTest::keyClicks(entry, u"Carla"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_COMPARE(rowOf(1), -1);
    QVERIFY(m_groups->hasFocus()); // the keys go on with the next stack
    QTRY_VERIFY(m_groups->selectionModel()->hasSelection());
}

void TestGallery::peopleAreFiltered()
{
    const auto* filter = m_window->findChild<QLineEdit*>(u"peopleFilter"_s);
    QVERIFY(!filter->isVisible()); // two people are found without
    const QDateTime start = utcTime(QDate(2024, 6, 1), QTime(10, 0));
    for (int i = 0; i < 8; ++i) {
        m_library->scan(m_library->add(u"more %1"_s.arg(i), start.addDays(i)), {{40 + i, 0, 500, 1}});
        QVERIFY((*m_library)->labels().say(m_library->facesOf(40 + i), u"Person %1"_s.arg(i)));
    }
    QTRY_VERIFY(filter->isVisible());
    auto* people = m_window->findChild<PeopleView*>(u"peopleView"_s);
    QTRY_COMPARE(people->model()->rowCount(), 10);
    QTest::keyClicks(m_window->findChild<QLineEdit*>(u"peopleFilter"_s), u"BEN"_s);
    QCOMPARE(people->model()->rowCount(), 1);
    // Whoever is left takes faces, and "New person" is there all the time.
    select(1);
    QVERIFY(dragAndDrop(people->viewport(), people->visualRect(people->model()->index(0, 0)).center(),
                        *faceMimeData(m_groups->selectedFaces())));
    QCOMPARE(namesIn(m_second), QStringList({u"Ben"_s}));
    QVERIFY(m_window->findChild<PeopleView*>(u"newPersonView"_s)->isVisible());
}

void TestGallery::lettersAndWheelWhileDragging()
{
    const QDateTime start = utcTime(QDate(2024, 6, 1), QTime(10, 0));
    for (int i = 0; i < 30; ++i) {
        m_library->scan(m_library->add(u"more %1"_s.arg(i), start.addDays(i)), {{40 + i, 0, 500, 1}});
        QVERIFY((*m_library)->labels().say(m_library->facesOf(40 + i), u"Person %1"_s.arg(i)));
    }
    auto* people = m_window->findChild<PeopleView*>(u"peopleView"_s);
    QTRY_COMPARE(people->model()->rowCount(), 32);
    select(1);
    const auto faces = faceMimeData(m_groups->selectedFaces());
    const QPoint middle = people->viewport()->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, faces.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(people->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    // What the drag would take for itself: the wheel scrolls, letters filter.
    QWheelEvent wheel(middle, people->viewport()->mapToGlobal(middle), {}, {0, -240}, Qt::LeftButton, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_groups->viewport(), &wheel);
    QVERIFY(people->verticalScrollBar()->value() > 0);
    QTest::keyClicks(m_groups, u"bex"_s);
    QTest::keyClick(m_groups, Qt::Key_Backspace);
    auto* filter = m_window->findChild<QLineEdit*>(u"peopleFilter"_s);
    QCOMPARE(filter->text(), u"be"_s);
    QCOMPARE(people->model()->rowCount(), 1);
    QVERIFY(dragAndDrop(people->viewport(), people->visualRect(people->model()->index(0, 0)).center(), *faces));
    QCOMPARE(namesIn(m_second), QStringList({u"Ben"_s}));
    QVERIFY(filter->text().isEmpty()); // it was for this drag
    QTRY_COMPARE(people->model()->rowCount(), 32);
    m_groups->setFocus();
    QTest::keyClick(m_groups, Qt::Key_N); // keys are what they were
    QVERIFY(filter->text().isEmpty());
}

void TestGallery::toastIsBesideTheWork()
{
    auto* toast = m_window->findChild<Toast*>();
    toast->say(u"Something was done"_s, u"Undo"_s);
    const auto place = [&] { return QRect(toast->mapTo(m_window.get(), QPoint()), toast->size()); };
    const auto of = [&](const QString& name) {
        const auto* widget = m_window->findChild<QWidget*>(name);
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    QVERIFY(of(u"unknownPage"_s).contains(place()));
    QVERIFY(place().right() > of(u"unknownPage"_s).right() - 40);
    m_window->findChild<QAction*>(u"recordingsAction"_s)->trigger();
    QCoreApplication::processEvents();
    QVERIFY(of(u"playerPage"_s).contains(place()));
    QVERIFY(!place().intersects(of(u"playerControls"_s)));
}

void TestGallery::newNameByKey()
{
    select(2);
    QTest::keyClick(m_groups, Qt::Key_N);
    auto* entry = m_window->findChild<QWidget*>(u"unknownPage"_s)->findChild<NameEntry*>();
    QVERIFY(entry->isVisible());
    QTest::keyClicks(entry, u"Carla"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QVERIFY(namesIn(m_first).contains(u"Carla"_s));
}

void TestGallery::spaceOpensAndClosesAStack()
{
    select(1);
    QTest::keyClick(m_groups, Qt::Key_Space);
    QVERIFY(m_faces->hasFocus());
    QCOMPARE(m_faces->selectedFaces().size(), 1);
    QTest::keyClick(m_faces, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_faces->selectedFaces().size(), 2);
    QTest::keyClick(m_faces, Qt::Key_Space);
    QVERIFY(m_groups->hasFocus());
}

void TestGallery::questionIsAnsweredByAClick_data()
{
    QTest::addColumn<bool>("yes");
    QTest::newRow("yes") << true;
    QTest::newRow("no") << false;
}

void TestGallery::questionIsAnsweredByAClick()
{
    QFETCH(bool, yes);
    const QList<FaceId> faces = m_library->facesOf(3);
    const QRect cell = m_groups->visualRect(group(3));
    const QRect answer = yes ? m_groups->tiles()->yesRect(cell) : m_groups->tiles()->noRect(cell);
    QTest::mouseClick(m_groups->viewport(), Qt::LeftButton, {}, answer.center());
    const std::optional<Face> face = (*m_library)->face(faces.first());
    QCOMPARE(face->label, yes ? u"Anna"_s : QString());
    QCOMPARE(face->notPeople, yes ? QStringList() : QStringList({u"Anna"_s}));
    // Elsewhere on the picture a click only selects.
    const QRect other = m_groups->visualRect(group(2));
    QTest::mouseClick(m_groups->viewport(), Qt::LeftButton, {}, m_groups->tiles()->yesRect(other).center());
    QCOMPARE(m_window->findChild<QAction*>(u"undoAction"_s)->text(),
             yes ? u"Undo Name 2 faces Anna"_s : u"Undo Say that 2 faces are not Anna"_s);
}

void TestGallery::facesDraggedOutAreSplitOff()
{
    select(1);
    QTest::keyClick(m_groups, Qt::Key_Space);
    const QList<FaceId> second = (*m_library)->facesOfTrack((*m_library)->tracks(m_second).first().id);
    for (int i = 0; i < m_faces->model()->rowCount(); ++i) {
        if (m_faces->model()->index(i, 0).data(FaceRole::Id).toLongLong() == second.first())
            m_faces->setCurrentIndex(m_faces->model()->index(i, 0));
    }
    const QPoint beside(m_groups->viewport()->width() - 5, m_groups->viewport()->height() - 5);
    QVERIFY(!m_groups->indexAt(beside).isValid());
    QVERIFY(dragAndDrop(m_groups->viewport(), beside, *faceMimeData({second.first()})));
    QCOMPARE(m_window->findChild<QAction*>(u"undoAction"_s)->text(),
             u"Undo Split off %1 faces"_s.arg(second.size())); // of its track
}

void TestGallery::stackOnStackIsOnePerson()
{
    QVERIFY(dragAndDrop(m_groups->viewport(), m_groups->visualRect(group(1)).center(),
                        *faceMimeData(m_library->facesOf(2))));
    QCOMPARE(m_window->findChild<QAction*>(u"undoAction"_s)->text(), u"Undo Make 7 faces one person"_s);
}

void TestGallery::ownStackTakesNothing()
{
    select(1);
    QVERIFY(dragAndDrop(m_groups->viewport(), m_groups->visualRect(group(1)).center(),
                        *faceMimeData({m_library->facesOf(1).first()})));
    QVERIFY(!m_window->findChild<QAction*>(u"undoAction"_s)->isEnabled());
}

void TestGallery::facesGrow()
{
    auto* slider = m_window->findChild<QSlider*>(u"sizeSlider"_s);
    const int before = m_groups->visualRect(group(1)).width();
    slider->setValue(slider->maximum());
    QTRY_VERIFY(m_groups->visualRect(group(1)).width() > before);
}

void TestGallery::actCanBeTakenBackFromTheToast()
{
    select(2);
    QTest::keyClick(m_groups, Qt::Key_I);
    auto* toast = m_window->findChild<Toast*>(u"toast"_s);
    QVERIFY(toast->isVisible());
    QCOMPARE(toast->text(), u"2 faces ignored from now on"_s);
    QVERIFY(m_groups->hasFocus()); // the next one can be answered at once
    QTest::mouseClick(toast->findChild<QPushButton*>(u"toastButton"_s), Qt::LeftButton);
    QVERIFY(namesIn(m_first).contains(u"2"_s));
    QCOMPARE(toast->text(), u"Undone: Ignore 2 faces"_s);
}

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// "When was this face seen?", asked of any face.
#include "core/library/library.h"
#include "tests/support/findchild.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/looks.h"
#include "ui/people/foundpeopledialog.h"
#include "ui/widgets/faceview.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestFoundPeople : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void keyOfAnyFace();
    void nobodyOnThePhoto();
    void severalPeople();
};

void TestFoundPeople::keyOfAnyFace()
{
    const RecordingId first = addTwo("door");
    const RecordingId second = addTwo("gate");
    QVERIFY(say(facesAt(first, left) + facesAt(second, left), "Anna"));
    QVERIFY(train({guess(trackAt(first, right), 0), guess(trackAt(second, right), 0)},
                  {{trackAt(first, right), 3}, {trackAt(second, right), 3}}));
    MainWindow window(library());
    window.resize(1200, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* action = window.findChild<QAction*>(u"unknownAction"_s);
    action->trigger();
    auto* groups = testing::findChild<FaceView>(&window, u"groupView"_s);
    QTRY_VERIFY(groups->model()->rowCount() > 0);
    groups->setFocus();
    groups->setCurrentIndex(groups->model()->index(0, 0));
    QTest::keyClick(groups, Qt::Key_F);
    const QPointer<FoundPeopleDialog> dialog = window.findChild<FoundPeopleDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(cutOff(*dialog), QStringList());
    keepPicture(*dialog, u"found-people"_s);
    QCOMPARE(testing::findChild<QLabel>(dialog, u"foundName"_s)->text(), u"Somebody unknown"_s);
    auto* visits = testing::findChild<QListWidget>(dialog, u"foundVisits"_s);
    QVERIFY(visits->count() >= 1);
    // Enter shows the moment.
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(QApplication::focusWidget(), visits);
    QTest::keyClick(visits, Qt::Key_Return);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(window.findChild<QWidget*>(u"recordingsPage"_s)->isVisible());
}

void TestFoundPeople::nobodyOnThePhoto()
{
    QWidget parent;
    parent.resize(800, 600);
    auto* dialog = new FoundPeopleDialog(u"photo.jpg"_s, {}, &parent);
    dialog->show();
    QVERIFY(testing::findChild<QLabel>(dialog, u"nobodyFound"_s)->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestFoundPeople::severalPeople()
{
    QWidget parent;
    parent.resize(800, 600);
    Visit visit;
    visit.from = QDateTime::currentDateTimeUtc();
    visit.cameras = {u"Front Door"_s, QString()};
    visit.bestFace = 7;
    auto* dialog =
        new FoundPeopleDialog(u"photo.jpg"_s, {{{}, u"Anna"_s, 0, {visit, visit}}, {{}, {}, 0, {}}}, &parent);
    QSignalSpy wanted(dialog, &FoundPeopleDialog::visitWanted);
    dialog->show();
    QStringList facts;
    for (const QLabel* label : dialog->findChildren<QLabel*>(u"foundFacts"_s))
        facts << label->text();
    QCOMPARE(facts, (QStringList{u"2 visits"_s, u"Never seen before"_s}));
    auto* visits = testing::findChild<QListWidget>(dialog, u"foundVisits"_s);
    QVERIFY(visits->item(0)->text().contains(u"Front Door"_s));
    Q_EMIT visits->itemActivated(visits->item(1));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toLongLong(), 7);
}

QTEST_MAIN(TestFoundPeople)
#include "tst_foundpeople.moc"

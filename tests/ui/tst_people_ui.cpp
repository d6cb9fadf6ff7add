// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The people beside the pages: renamed, given roles, merged, separated and removed through their menu.
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/people/peopleview.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/personcolour.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestPeopleUi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup();

    void renamesInPlace();
    void refusedNameSaysWhy();
    void escapeKeepsTheName();
    void rolesAreShown();
    void coloursAreShown();
    void keysAreGivenByHand();
    void ignoredPeopleComeBack();
    void mergesAndSeparates();
    void removalAsksFirst();
    void removalNamesWhole();
    void removalCanBeCancelled();
    void besideEverybodyThereIsNoMenu();
    void sameNameInOtherLetters();

private:
    QMenu* menuOf(const QString& name);
    [[nodiscard]] bool trigger(const QString& person, const QString& action);
    QString askedFor(const QString& person);
    QStringList people() const;
    QString notice() const { return m_window->findChild<QLabel*>(u"toastText"_s)->text(); }
    QAction* undo() const { return m_window->findChild<QAction*>(u"undoAction"_s); }
    QModelIndex rowOf(const QString& name) const;
    NameEntry* entry() const { return m_view->parentWidget()->findChild<NameEntry*>(u"nameEntry"_s); }

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    PeopleView* m_view = nullptr;
};

void TestPeopleUi::init()
{
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_library->scan(m_library->add(u"a"_s, start), {{1, 0, 500, 3}, {2, 1000, 1500, 2}});
    m_library->scan(m_library->add(u"b"_s, start.addDays(1)), {{3, 0, 500, 2}});
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    (*m_library)->labels().say(m_library->facesOf(2), u"Ben & Co"_s);
    (*m_library)->labels().say(m_library->facesOf(3), u"Carla"_s);
    m_window = std::make_unique<MainWindow>(**m_library);
    m_view = m_window->findChild<PeopleView*>(u"peopleView"_s);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void TestPeopleUi::cleanup()
{
    m_window.reset();
    m_library.reset();
}

QModelIndex TestPeopleUi::rowOf(const QString& name) const
{
    for (int i = 0; i < m_view->model()->rowCount(); ++i) {
        if (m_view->model()->index(i, 0).data().toString() == name)
            return m_view->model()->index(i, 0);
    }
    return {};
}

QMenu* TestPeopleUi::menuOf(const QString& name)
{
    const QPoint pos = m_view->visualRect(rowOf(name)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, pos, m_view->viewport()->mapToGlobal(pos));
    QApplication::sendEvent(m_view->viewport(), &event);
    return m_window->findChild<QMenu*>(u"personMenu"_s);
}

bool TestPeopleUi::trigger(const QString& person, const QString& name)
{
    QMenu* menu = menuOf(person);
    if (!menu || !menu->isVisible())
        return false;
    auto* action = menu->findChild<QAction*>(name);
    if (!action)
        action = m_window->findChild<QAction*>(name);
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    menu->close();
    return QTest::qWaitFor([this] { return !m_window->findChild<QMenu*>(u"personMenu"_s); });
}

QString TestPeopleUi::askedFor(const QString& person)
{
    m_window->activateWindow(); // a menu may have been open
    if (!QTest::qWaitForWindowActive(m_window.get()))
        return {};
    m_view->setCurrentIndex(rowOf(person));
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_F2);
    return QTest::qWaitFor([this] { return entry()->isVisible(); }) ? entry()->text() : QString();
}

QStringList TestPeopleUi::people() const
{
    QStringList out;
    for (int i = 0; i < m_view->model()->rowCount(); ++i) {
        const QModelIndex index = m_view->model()->index(i, 0);
        out.append(index.data().toString() + u'|' + index.data(FaceRole::Subtitle).toString());
    }
    return out;
}

void TestPeopleUi::renamesInPlace()
{
    QVERIFY(trigger(u"Anna"_s, u"renameAction"_s));
    QVERIFY(entry()->isVisible());
    QCOMPARE(entry()->selectedText(), u"Anna"_s); // so that it can be typed over, or changed
    const QRect row = m_view->visualRect(rowOf(u"Anna"_s));
    QVERIFY(row.translated(m_view->viewport()->mapTo(m_view->parentWidget(), QPoint())).contains(entry()->geometry()));
    QTest::keyClicks(entry(), u"Anne"_s);
    QTest::keyClick(entry(), Qt::Key_Return);
    QVERIFY(!entry()->isVisible());
    QTRY_VERIFY(rowOf(u"Anne"_s).isValid());
    QCOMPARE(undo()->text(), u"Undo Rename Anna to Anne"_s);
    undo()->trigger();
    QTRY_VERIFY(rowOf(u"Anna"_s).isValid());
}

void TestPeopleUi::refusedNameSaysWhy()
{
    QCOMPARE(askedFor(u"Carla"_s), u"Carla"_s);
    QTest::keyClicks(entry(), u" Anna "_s);
    QTest::keyClick(entry(), Qt::Key_Return);
    QCOMPARE(notice(), u"There is already somebody called Anna. Merge the two instead."_s);
    QVERIFY(!undo()->isEnabled());
    QVERIFY(rowOf(u"Carla"_s).isValid());

    QVERIFY(trigger(u"Anna"_s, u"mergeIntoBen & Co"_s));
    QCOMPARE(notice(), u"Anna and Ben & Co are one person now"_s);
    QTRY_VERIFY(!rowOf(u"Anna"_s).isValid());
    QCOMPARE(askedFor(u"Carla"_s), u"Carla"_s);
    QTest::keyClicks(entry(), u"Anna"_s);
    QTest::keyClick(entry(), Qt::Key_Return);
    QCOMPARE(notice(), u"Anna is another name of Ben & Co already."_s);
}

void TestPeopleUi::escapeKeepsTheName()
{
    QCOMPARE(askedFor(u"Anna"_s), u"Anna"_s);
    QTest::keyClicks(entry(), u"Eve"_s);
    QTest::keyClick(entry(), Qt::Key_Escape);
    QVERIFY(!entry()->isVisible() && m_view->hasFocus());
    QVERIFY(rowOf(u"Anna"_s).isValid() && !undo()->isEnabled());
}

void TestPeopleUi::rolesAreShown()
{
    QCOMPARE(people(), QStringList({u"Anna|1 visit, last 1 May 2024"_s, u"Ben & Co|1 visit, last 1 May 2024"_s,
                                    u"Carla|1 visit, last 2 May 2024"_s}));
    QVERIFY(trigger(u"Ben & Co"_s, u"roleAction%1"_s.arg(int(Role::Delivery))));
    QTRY_COMPARE(rowOf(u"Ben & Co"_s).data(FaceRole::Icon).toString(), u"parcel"_s);
    QVERIFY(menuOf(u"Ben & Co"_s)->findChild<QAction*>(u"roleAction%1"_s.arg(int(Role::Delivery)))->isChecked());
    m_window->findChild<QMenu*>(u"personMenu"_s)->close();
    undo()->trigger();
    QTRY_COMPARE(rowOf(u"Ben & Co"_s).data(FaceRole::Icon).toString(), QString());
}

void TestPeopleUi::coloursAreShown()
{
    const auto colour = [this] { return rowOf(u"Anna"_s).data(FaceRole::Colour).toUInt(); };
    const quint32 before = colour();
    QCOMPARE(before, 1U);
    constexpr quint32 wanted = 5;
    QVERIFY(trigger(u"Anna"_s, u"colourAction%1"_s.arg(wanted)));
    QTRY_COMPARE(colour(), wanted);
    QCOMPARE(undo()->text(), u"Undo Change colour of Anna"_s);
    // It goes with the person, not with the name, and is seen around the face.
    const QImage picture = m_view->grab(m_view->visualRect(rowOf(u"Anna"_s))).toImage();
    int seen = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            seen += picture.pixelColor(x, y) == personColour(wanted, false) ? 1 : 0;
    }
    QVERIFY(seen > 20);
    undo()->trigger();
    QTRY_COMPARE(colour(), before);
    QVERIFY(menuOf(u"Anna"_s)->findChild<QAction*>(u"colourAction1"_s)->isChecked());
    m_window->findChild<QMenu*>(u"personMenu"_s)->close();
}

void TestPeopleUi::keysAreGivenByHand()
{
    const auto key = [this](const QString& name) { return rowOf(name).data(FaceRole::Key).toInt(); };
    QCOMPARE(key(u"Anna"_s), 1);
    QVERIFY(trigger(u"Carla"_s, u"keyAction1"_s));
    QCOMPARE(key(u"Carla"_s), 1);
    QCOMPARE(key(u"Anna"_s), 3); // they have changed
    QCOMPARE(key(u"Ben & Co"_s), 2);
    undo()->trigger();
    QCOMPARE(key(u"Anna"_s), 1);
    QCOMPARE(key(u"Carla"_s), 3);
}

void TestPeopleUi::ignoredPeopleComeBack()
{
    auto* button = m_window->findChild<QToolButton*>(u"ignoredButton"_s);
    QVERIFY(!button->isVisible());
    const RecordingId recording = (*m_library)->recordings().last().id;
    const QList<FaceId> faces = (*m_library)->facesOfTrack((*m_library)->tracks(recording).first().id);
    QVERIFY(faces.size() > 1 && (*m_library)->labels().clear(faces) && (*m_library)->labels().ignore(faces));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->accessibleName(), u"1 ignored"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto* dialog = m_window->findChild<QWidget*>(u"ignoredDialog"_s);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* list = dialog->findChild<QListWidget*>(u"ignoredList"_s);
    QCOMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().startsWith(u"1 visit, last"_s), qPrintable(list->item(0)->text()));
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"bringBackButton"_s), Qt::LeftButton);
    QTRY_COMPARE(list->count(), 0);
    QVERIFY((*m_library)->ignored().isEmpty());
    QCOMPARE(undo()->text(), u"Undo No longer ignore %1 faces"_s.arg(faces.size()));
    undo()->trigger();
    QTRY_COMPARE(list->count(), 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<QWidget*>(u"ignoredDialog"_s) == nullptr);
}

void TestPeopleUi::mergesAndSeparates()
{
    QVERIFY(trigger(u"Carla"_s, u"mergeIntoAnna"_s));
    QTRY_COMPARE(people(), QStringList({u"Anna|2 visits, last 2 May 2024"_s, u"Ben & Co|1 visit, last 1 May 2024"_s}));
    QCOMPARE(undo()->text(), u"Undo Merge Carla into Anna"_s);
    QVERIFY(trigger(u"Anna"_s, u"separateCarla"_s));
    QTRY_COMPARE(people().size(), 3);
    undo()->trigger();
    QTRY_COMPARE(people().size(), 2);
    undo()->trigger();
    QTRY_COMPARE(people().size(), 3);
}

void TestPeopleUi::removalAsksFirst()
{
    QVERIFY(trigger(u"Anna"_s, u"roleAction%1"_s.arg(int(Role::Resident))));
    QVERIFY(trigger(u"Anna"_s, u"removePersonAction"_s));
    auto* bar = m_window->findChild<MessageBar*>(u"confirmBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>(u"messageText"_s)->text().contains(u"Anna"_s));
    QVERIFY(bar->findChild<QLabel*>(u"messageText"_s)->text().contains(u"3 faces in 1 recording"_s));
    QCOMPARE((*m_library)->people().size(), 3);
    QTest::mouseClick(bar->findChild<QPushButton*>(u"acceptButton"_s), Qt::LeftButton);
    QTRY_COMPARE(people(), QStringList({u"Ben & Co|1 visit, last 1 May 2024"_s, u"Carla|1 visit, last 2 May 2024"_s}));
    QCOMPARE(notice(), u"Deleted Anna: 3 faces in 1 recording."_s);
    QVERIFY(!undo()->isEnabled()); // nothing before it can be brought back
}

void TestPeopleUi::removalNamesWhole()
{
    QVERIFY(trigger(u"Ben & Co"_s, u"removePersonAction"_s));
    auto* bar = m_window->findChild<MessageBar*>(u"confirmBar"_s);
    auto* text = bar->findChild<QLabel*>(u"messageText"_s);
    QVERIFY(text->text().contains(u"Ben & Co"_s));
    QCOMPARE(text->textFormat(), Qt::PlainText); // so it is shown like that
}

void TestPeopleUi::removalCanBeCancelled()
{
    QVERIFY(trigger(u"Anna"_s, u"removePersonAction"_s));
    auto* bar = m_window->findChild<MessageBar*>(u"confirmBar"_s);
    QTest::mouseClick(bar->findChild<QPushButton*>(u"dismissButton"_s), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    QCOMPARE((*m_library)->people().size(), 3);
}

void TestPeopleUi::besideEverybodyThereIsNoMenu()
{
    m_view->setCurrentIndex(rowOf(u"Anna"_s));
    const QPoint below(20, m_view->viewport()->height() - 5);
    QVERIFY(!m_view->indexAt(below).isValid());
    QContextMenuEvent mouse(QContextMenuEvent::Mouse, below, m_view->viewport()->mapToGlobal(below));
    QApplication::sendEvent(m_view->viewport(), &mouse);
    QVERIFY(!m_window->findChild<QMenu*>(u"personMenu"_s));
    // The key for menus is about the current one.
    QContextMenuEvent keyboard(QContextMenuEvent::Keyboard, below, m_view->viewport()->mapToGlobal(below));
    QApplication::sendEvent(m_view->viewport(), &keyboard);
    QVERIFY(m_window->findChild<QMenu*>(u"personMenu"_s));
}

void TestPeopleUi::sameNameInOtherLetters()
{
    QCOMPARE(askedFor(u"Carla"_s), u"Carla"_s);
    QTest::keyClicks(entry(), u"anna"_s);
    QTest::keyClick(entry(), Qt::Key_Return);
    QCOMPARE(notice(), u"There is already somebody called Anna. Merge the two instead."_s);
    // but one's own may be written otherwise
    QCOMPARE(askedFor(u"Carla"_s), u"Carla"_s);
    QTest::keyClicks(entry(), u"CARLA"_s);
    QTest::keyClick(entry(), Qt::Key_Return);
    QTRY_VERIFY(rowOf(u"CARLA"_s).isValid());
}

QTEST_MAIN(TestPeopleUi)
#include "tst_people_ui.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The window for somebody who does not see it, or has no mouse: what a screen reader is told, and what Tab reaches.
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/recordings/recordingview.h"
#include "ui/widgets/toast.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyControlHasAName_data() { pages(); }
    void everyControlHasAName();
    void rolesAreRight_data();
    void rolesAreRight();
    void rowsAreRead_data();
    void rowsAreRead();
    void tabGoesRound_data() { pages(); }
    void tabGoesRound();
    void everyPageHasItsKey();
    void toastIsReadAsItsText();
    void everyMenuEntryIsNamed();

private:
    static void pages();
    void show(const QString& action);
    static QString nameOf(QWidget* widget) { return text(widget, QAccessible::Name); }
    static QString text(QWidget* widget, QAccessible::Text kind)
    {
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        return face ? face->text(kind) : QString();
    }

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccess::init()
{
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_library = std::make_unique<SampleLibrary>();
    m_library->scan(m_library->add(u"a"_s, start), {{1, 0, 500, 3}, {2, 1000, 1500, 2}});
    m_library->scan(m_library->add(u"b"_s, start.addDays(1)), {{1, 0, 500, 2}, {3, 900, 1000, 1}});
    (*m_library)->labels().say(m_library->facesOf(2), u"Anna"_s);
    m_library->guess(3, u"Anna"_s);
    m_window = std::make_unique<MainWindow>(**m_library);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    m_window->findChild<RecordingView*>()->select((*m_library)->recordings().first().id);
}

void TestAccess::cleanup()
{
    m_window.reset();
    m_library.reset();
}

void TestAccess::pages()
{
    QTest::addColumn<QString>("page");
    for (const char* page : {"recordingsAction", "unknownAction", "peopleAction", "reviewAction", "settingsAction"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestAccess::show(const QString& action)
{
    m_window->findChild<QAction*>(action)->trigger();
    QCoreApplication::processEvents();
}

void TestAccess::everyControlHasAName()
{
    QFETCH(QString, page);
    show(page);
    int controls = 0;
    const QList<QWidget*> all = m_window->findChildren<QWidget*>();
    for (QWidget* widget : all) {
        const bool isControl = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                               (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QAbstractItemView*>(widget) ||
                                qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSlider*>(widget) ||
                                qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSpinBox*>(widget));
        const bool isPart = qobject_cast<QAbstractSpinBox*>(widget->parent()) ||
                            qobject_cast<QComboBox*>(widget->parent()) || qobject_cast<QLineEdit*>(widget->parent());
        if (!isControl || isPart)
            continue;
        ++controls;
        QVERIFY2(
            !nameOf(widget).isEmpty(),
            qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
    }
    QVERIFY(controls >= 2);
}

void TestAccess::rolesAreRight_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("widget");
    QTest::addColumn<int>("role");
    const auto row = [](const char* page, const char* widget, QAccessible::Role role) {
        QTest::newRow(widget) << QString::fromLatin1(page) << QString::fromLatin1(widget) << int(role);
    };
    row("recordingsAction", "recordingView", QAccessible::List);
    row("recordingsAction", "scrubBar", QAccessible::Slider);
    row("recordingsAction", "frameView", QAccessible::Graphic);
    row("recordingsAction", "peopleView", QAccessible::List);
    row("recordingsAction", "searchQuery", QAccessible::EditableText);
    row("unknownAction", "groupView", QAccessible::List);
    row("unknownAction", "faceView", QAccessible::List);
    row("unknownAction", "sizeSlider", QAccessible::Slider);
    row("peopleAction", "peopleGrid", QAccessible::List);
}

void TestAccess::rolesAreRight()
{
    QFETCH(QString, page);
    QFETCH(QString, widget);
    show(page);
    auto* found = m_window->findChild<QWidget*>(widget);
    QVERIFY(found);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(found);
    QVERIFY(face);
    QFETCH(int, role);
    QCOMPARE(int(face->role()), role);
    QVERIFY(!face->text(QAccessible::Name).isEmpty());
}

void TestAccess::rowsAreRead_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("part");
    QTest::newRow("recordings") << u"recordingsAction"_s << u"recordingView"_s << u"1 unknown"_s;
    QTest::newRow("stacks") << u"unknownAction"_s << u"groupView"_s << u"Anna?"_s;
    QTest::newRow("people") << u"peopleAction"_s << u"peopleGrid"_s << u"Anna, Visitor, 2 visits, last"_s;
    QTest::newRow("people beside") << u"unknownAction"_s << u"peopleView"_s << u"Anna, Visitor, 2 visits, last"_s;
}

void TestAccess::rowsAreRead()
{
    QFETCH(QString, page);
    QFETCH(QString, view);
    QFETCH(QString, part);
    show(page);
    auto* list = m_window->findChild<QAbstractItemView*>(view);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(list);
    QVERIFY(face && face->childCount() > 0);
    QVERIFY2(face->child(0)->text(QAccessible::Name).contains(part),
             qPrintable(face->child(0)->text(QAccessible::Name)));
}

void TestAccess::tabGoesRound()
{
    QFETCH(QString, page);
    show(page);
    // From where the page begins Tab comes back to it, over more than one control and without getting caught.
    const int least = page == "recordingsAction"_L1 ? 10 : 1;
    QWidget* first = QApplication::focusWidget();
    QVERIFY(first);
    QSet<QWidget*> seen{first};
    constexpr int many = 200;
    for (int i = 0; i < many; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
        if (QApplication::focusWidget() == first)
            break;
        seen.insert(QApplication::focusWidget());
    }
    QCOMPARE(QApplication::focusWidget(), first);
    QVERIFY2(seen.size() > least, qPrintable(QString::number(seen.size())));
}

void TestAccess::everyPageHasItsKey()
{
    for (const auto& [key, widget] : {std::pair(Qt::Key_1, "recordingsPage"), std::pair(Qt::Key_2, "unknownPage"),
                                      std::pair(Qt::Key_3, "peoplePage"), std::pair(Qt::Key_4, "reviewPage"),
                                      std::pair(Qt::Key_Comma, "settingsPage")}) {
        QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
        QVERIFY2(m_window->findChild<QWidget*>(QString::fromLatin1(widget))->isVisible(), widget);
    }
}

void TestAccess::toastIsReadAsItsText()
{
    show(u"unknownAction"_s);
    auto* groups = m_window->findChild<QAbstractItemView*>(u"groupView"_s);
    QCOMPARE(groups->selectionModel()->selectedIndexes().size(), 1); // chosen as the page came up
    QTest::keyClick(groups, Qt::Key_Y);
    auto* toast = m_window->findChild<Toast*>();
    QTRY_VERIFY(toast->isVisible());
    QCOMPARE(nameOf(toast), u"1 face named Anna"_s);
}

void TestAccess::everyMenuEntryIsNamed()
{
    int entries = 0;
    const QList<QAction*> menus = m_window->menuBar()->actions();
    for (const QAction* menu : menus) {
        const QList<QAction*> actions = menu->menu()->actions();
        for (const QAction* action : actions) {
            ++entries;
            QVERIFY(action->isSeparator() || !action->text().isEmpty());
        }
    }
    QVERIFY(entries > 20);
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"

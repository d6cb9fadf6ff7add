// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Small screens, and large type: 200 % on 1920x1080 leaves 960x540, less what the desktop keeps for itself.
#include "core/library/library.h"
#include "tests/support/findchild.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/looks.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QTranslator>
#include <QVariantAnimation>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestSmallScreen : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void nothingIsOutside_data();
    void nothingIsOutside();
};

namespace
{
/// In a place that can be scrolled it can be reached.
bool isScrolled(const QWidget* widget)
{
    for (const QWidget* w = widget->parentWidget(); w != nullptr; w = w->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(w) != nullptr)
            return true;
    }
    return false;
}

QStringList outside(const QWidget& window)
{
    QStringList out;
    for (const QWidget* w : window.findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<const QAbstractButton*>(w) || qobject_cast<const QComboBox*>(w) ||
                               qobject_cast<const QLineEdit*>(w) || qobject_cast<const QAbstractSlider*>(w) ||
                               qobject_cast<const QAbstractScrollArea*>(w);
        if (!isControl || !w->isVisible() || w->size().isEmpty() || isScrolled(w))
            continue;
        QRect seen(w->mapTo(&window, QPoint()), w->size());
        // A parent may cut it off, too.
        QRect shown = seen & window.rect();
        for (const QWidget* p = w->parentWidget(); p != nullptr && p != &window; p = p->parentWidget())
            shown &= QRect(p->mapTo(&window, QPoint()), p->size());
        if (shown != seen)
            out << u"%1 %2 (%3,%4 %5x%6)"_s.arg(QLatin1StringView(w->metaObject()->className()), w->objectName())
                       .arg(seen.x())
                       .arg(seen.y())
                       .arg(seen.width())
                       .arg(seen.height());
    }
    return out;
}
} // namespace

void TestSmallScreen::nothingIsOutside_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString& language : {u"en"_s, u"de"_s}) {
        QTest::addRow("%s, 960x500", qPrintable(language)) << language << QSize(960, 500);
        QTest::addRow("%s, 900x600", qPrintable(language)) << language << QSize(900, 600);
    }
}

void TestSmallScreen::nothingIsOutside()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QTranslator words;
    if (language == "de"_L1) { // English needs none but for its plurals
        QVERIFY(words.load(qEnvironmentVariable("RINGFACE_GERMAN")));
        QCoreApplication::installTranslator(&words);
    }
    const RecordingId id = addTwo("door");
    QVERIFY(id != 0 && say(facesAt(id, left), "Wilhelmina Featherstonehaugh"));
    for (const char* name : {"a", "b", "c"})
        QVERIFY(addTwo(name) != 0);
    MainWindow window(library());
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList wrong;
    for (const char* page : {"recordingsAction", "unknownAction", "peopleAction", "reviewAction", "settingsAction"}) {
        auto* action = window.findChild<QAction*>(QLatin1StringView(page));
        QVERIFY2(action != nullptr, page);
        action->trigger();
        const auto* folding = window.findChild<QVariantAnimation*>(u"foldingMotion"_s);
        QTRY_COMPARE(folding->state(), QAbstractAnimation::Stopped);
        QCoreApplication::processEvents();
        if (window.width() > size.width() || window.height() > size.height())
            wrong << u"%1: the window is %2x%3"_s.arg(QLatin1StringView(page)).arg(window.width()).arg(window.height());
        for (const QString& each : outside(window))
            wrong << u"%1: %2"_s.arg(QLatin1StringView(page), each);
        if (auto* people = window.findChild<QAbstractItemView*>(u"peopleGrid"_s); people && people->isVisible()) {
            Q_EMIT people->activated(people->model()->index(0, 0));
            QCoreApplication::processEvents();
            QTRY_VERIFY(window.findChild<QWidget*>(u"personPage"_s)->isVisible());
            for (const QString& each : outside(window))
                wrong << u"person: "_s + each;
            if (window.width() > size.width() || window.height() > size.height())
                wrong << u"person: the window is %1x%2"_s.arg(window.width()).arg(window.height());
        }
        if (auto* categories = window.findChild<QListWidget*>(u"settingsCategories"_s); categories->isVisible()) {
            for (int row = 0; row < categories->count(); ++row) {
                categories->setCurrentRow(row);
                QCoreApplication::processEvents();
                for (const QString& each : outside(window))
                    wrong << u"settings %1: %2"_s.arg(row).arg(each);
            }
        }
        keepPicture(window, u"small-%1-%2-%3"_s.arg(language, QLatin1StringView(page)).arg(size.width()));
    }
    QCoreApplication::removeTranslator(&words);
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

QTEST_MAIN(TestSmallScreen)
#include "tst_smallscreen.moc"

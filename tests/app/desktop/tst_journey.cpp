// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The main job on the real window: real recordings and networks, and a mouse and keyboard moved from outside of the
// process.
#include "tests/support/changes.h"
#include "tests/support/desktop.h"
#include "ui/player/frameview.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

using namespace Qt::StringLiterals;
using namespace ringface;
using namespace ringface::desktop;

namespace
{
constexpr int scanTimeout = 90'000;
} // namespace

class TestJourney : public QObject
{
    Q_OBJECT

private:
    QListView* view(const QString& name) const { return m_app->window()->findChild<QListView*>(name); }

    bool boxSays(const QString& text) const
    {
        const auto boxes = m_app->window()->findChild<FrameView*>()->boxes();
        return std::any_of(boxes.begin(), boxes.end(), [&](const FrameView::Box& b) { return b.text == text; });
    }

    int rowOf(const QListView* list, const QString& text) const
    {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data(Qt::DisplayRole).toString().contains(text) ||
                index.data(Qt::AccessibleTextRole).toString().contains(text))
                return row;
        }
        return -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_app;

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = start(m_folder->filePath(u"library"_s));
        QVERIFY(m_app);
    }

    void cleanupTestCase() { m_app.reset(); }

    void fromFileToName();
};

void TestJourney::fromFileToName()
{
    // One visitor, at the front door one day and at the side gate the next.
    const QString first = porch(u"Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4"_s);
    const QString second = porch(u"Ring_SideGate_202405050008.mp4"_s);
    Library& library = *m_app->library();
    QListView* recordings = view(u"recordingView"_s);
    QListView* people = view(u"peopleView"_s);

    // Drop both from another program onto the window.
    QProcess files;
    files.start(qEnvironmentVariable("RINGFACE_DRAGSOURCE"), {u"1220"_s, u"300"_s, first, second});
    QVERIFY(files.waitForStarted());
    QVERIFY(outside({u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(files.processId())}));
    QVERIFY(drag({1280, 340}, centre(recordings)));
    QTRY_COMPARE_WITH_TIMEOUT(recordings->model()->rowCount(), 2, timeout);
    const auto scanned = [&] {
        const QList<Recording> all = library.recordings();
        return std::all_of(all.begin(), all.end(), [](const Recording& r) { return r.state == ScanState::Done; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(scanned(), scanTimeout);
    files.kill();
    QVERIFY(files.waitForFinished());
    QVERIFY(keepScreenshot(u"journey-1-scanned"_s));

    // Open the unknown faces and drag one face onto "New person", then type the name.
    QVERIFY(click(centre(m_app->window()
                             ->findChild<QToolBar*>(u"toolBar"_s)
                             ->widgetForAction(m_app->window()->findChild<QAction*>(u"unknownAction"_s)))));
    QListView* groups = view(u"groupView"_s);
    QListView* faces = view(u"faceView"_s);
    QTRY_VERIFY_WITH_TIMEOUT(groups->isVisible() && groups->model()->rowCount() > 0, timeout);
    QVERIFY(click(centre(groups, 0)));
    QTRY_VERIFY(faces->isVisible() && faces->model()->rowCount() > 0);
    QVERIFY(keepScreenshot(u"journey-2-unknown"_s));
    testing::Changes labelled(library, testing::ofLabels);
    testing::Changes learned(library, testing::ofGuesses);
    QVERIFY(drag(centre(faces, 0), centre(view(u"newPersonView"_s), 0)));
    QTRY_VERIFY(m_app->window()->findChild<QWidget*>(u"nameEntry"_s) != nullptr);
    QVERIFY(type(u"Anna"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_COMPARE(labelled.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(learned.size() >= 1, timeout);
    QTRY_VERIFY(rowOf(people, u"Anna"_s) >= 0);
    QCOMPARE(library.people().size(), 1);
    QCOMPARE(library.people().first().labelled, 1);
    QTRY_COMPARE(library.people().first().recordings, 2);
    QVERIFY(keepScreenshot(u"journey-3-named"_s));

    // Her name is on the box in the recording that was labelled, and in the other one.
    QVERIFY(click(centre(m_app->window()
                             ->findChild<QToolBar*>(u"toolBar"_s)
                             ->widgetForAction(m_app->window()->findChild<QAction*>(u"recordingsAction"_s)))));
    QTRY_VERIFY(recordings->isVisible());
    QWidget* scrubBar = m_app->window()->findChild<QWidget*>(u"scrubBar"_s);
    const auto* time = m_app->window()->findChild<QLabel*>(u"playerTime"_s);
    // She is there at 6 tenths of both recordings: at about 9.6 s of 16, and 14.4 s of 24.
    const QRegularExpression there(u"^(0:09\\.\\d( / 0:16|$)|0:14\\.\\d( / 0:24|$))"_s);
    int labels = 0;
    int guesses = 0;
    for (int row = 0; row < 2; ++row) {
        QVERIFY(click(centre(recordings, row)));
        QTRY_VERIFY(scrubBar->isVisible());
        const QPoint late(scrubBar->width() * 6 / 10, scrubBar->height() / 2);
        QVERIFY(click(scrubBar->mapToGlobal(late)));
        QTRY_VERIFY_WITH_TIMEOUT(there.match(time->text()).hasMatch(), timeout);
        QTRY_VERIFY_WITH_TIMEOUT(boxSays(u"Anna"_s) || boxSays(u"Anna?"_s), timeout);
        labels += boxSays(u"Anna"_s) ? 1 : 0;
        guesses += boxSays(u"Anna?"_s) ? 1 : 0;
        QVERIFY(keepScreenshot(u"journey-4-player-%1"_s.arg(row + 1)));
    }
    QCOMPARE(labels, 1);
    QCOMPARE(guesses, 1);

    // Undo takes the name away everywhere.
    QVERIFY(key(u"ctrl+z"_s));
    QTRY_VERIFY(library.people().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(boxSays(u"unknown"_s), timeout);
    QVERIFY(key(u"ctrl+shift+z"_s));
    QTRY_COMPARE(library.people().size(), 1);
}

QTEST_MAIN(TestJourney)
#include "tst_journey.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A face that the scan missed: a box drawn by hand on the picture, and who it is.
#include "core/library/values/errortext.h"
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/player/framemapping.h"
#include "ui/player/frameview.h"
#include "ui/player/playerpage.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
const QSize shownSize(640, 360);
const QSize originalSize(1280, 720); // of the frames that were scanned
constexpr qint64 shownMs = 100;
} // namespace

class TestDrawnBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup();

    void mapsBack_data();
    void mapsBack();
    void drawsABox_data();
    void drawsABox();
    void smallOnesAreNoFaces();
    void isShownUntilItHasAName();
    void anEmptyNameDropsIt_data();
    void anEmptyNameDropsIt();
    void mouseOnlyDraws();
    void escapeEndsIt();
    void anotherRecordingEndsIt();
    void nothingWithoutAPicture();

private:
    QAction* drawAction() const { return m_page->findChild<QAction*>(u"drawAction"_s); }
    QPoint at(int x, int y) const; ///< where a pixel of the original frame is
    void drag(const QPoint& from, const QPoint& to);
    void setPicture(qint64 ms);

    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    QUndoStack m_undo;
    std::unique_ptr<PlayerPage> m_page;
    FrameView* m_frame = nullptr;
    QLineEdit* m_entry = nullptr;
    RecordingId m_recording = 0;
};

void TestDrawnBox::init()
{
    m_library = std::make_unique<SampleLibrary>();
    m_recording = m_library->add(u"a"_s, utcTime(QDate(2024, 5, 1), QTime(10, 0)));
    m_library->scan(m_recording, {{1, 0, 500, 2, QRect(200, 200, 200, 200)}}, originalSize);
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
    m_page = std::make_unique<PlayerPage>(**m_library, m_undo, *m_thumbnails);
    m_page->resize(900, 700);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_page->setRecording(m_recording);
    m_frame = m_page->findChild<FrameView*>(u"frameView"_s);
    m_entry = m_page->findChild<QLineEdit*>(u"nameEntry"_s);
    // There is no file; a picture is all that is needed.
    QTRY_COMPARE(m_frame->message(), errorText(MediaError::FileMissing));
    m_frame->setMessage({});
    setPicture(shownMs);
}

void TestDrawnBox::cleanup()
{
    m_page.reset();
    m_thumbnails.reset();
    m_library.reset();
}

void TestDrawnBox::setPicture(qint64 ms)
{
    ShownFrame picture{QImage(shownSize, QImage::Format_RGB32), shownSize, ms};
    picture.image.fill(Qt::black);
    m_frame->setFrame(picture);
}

QPoint TestDrawnBox::at(int x, int y) const
{
    const QRectF picture = pictureRect(shownSize, m_frame->rect());
    return mapBox(QRect(x, y, 1, 1), originalSize, picture).topLeft().toPoint();
}

void TestDrawnBox::drag(const QPoint& from, const QPoint& to)
{
    QTest::mousePress(m_frame, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_frame, (from + to) / 2);
    QTest::mouseMove(m_frame, to);
    QTest::mouseRelease(m_frame, Qt::LeftButton, {}, to);
}

void TestDrawnBox::mapsBack_data()
{
    QTest::addColumn<QRectF>("area");
    QTest::addColumn<QRect>("box");
    QTest::newRow("inside") << QRectF(105, 10, 15, 20) << QRect(10, 20, 30, 40);
    QTest::newRow("all") << QRectF(0, 0, 2000, 2000) << QRect(0, 0, 1920, 1080);
    QTest::newRow("beyond a corner") << QRectF(50, -10, 60, 20) << QRect(0, 0, 20, 20);
    QTest::newRow("beside") << QRectF(0, 0, 90, 540) << QRect();
}

void TestDrawnBox::mapsBack()
{
    QFETCH(QRectF, area);
    QTEST(unmapBox(area, QSize(1920, 1080), QRectF(100, 0, 960, 540)), "box");
}

void TestDrawnBox::drawsABox_data()
{
    QTest::addColumn<QPoint>("from");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<QRect>("box");
    QTest::newRow("downwards") << QPoint(600, 300) << QPoint(760, 500) << QRect(600, 300, 160, 200);
    QTest::newRow("upwards") << QPoint(760, 500) << QPoint(600, 300) << QRect(600, 300, 160, 200);
    QTest::newRow("over the edge") << QPoint(1100, 500) << QPoint(1500, 900) << QRect(1100, 500, 180, 220);
}

void TestDrawnBox::drawsABox()
{
    QFETCH(QPoint, from);
    QFETCH(QPoint, to);
    QFETCH(QRect, box);
    QSignalSpy drawn(m_page.get(), &PlayerPage::faceDrawn);
    QTest::keyClick(m_page.get(), Qt::Key_B);
    QVERIFY(drawAction()->isChecked());
    QCOMPARE(m_frame->cursor().shape(), Qt::CrossCursor);
    drag(at(from.x(), from.y()), at(to.x(), to.y()));
    QVERIFY(m_entry->isVisible());
    QVERIFY(m_frame->geometry().contains(m_entry->parentWidget()->geometry()));
    QCOMPARE(drawn.size(), 0);
    QTest::keyClicks(m_entry, u"anna"_s);
    QTest::keyClick(m_entry, Qt::Key_Return);
    QCOMPARE(drawn.size(), 1);
    QCOMPARE(drawn[0][0].toLongLong(), m_recording);
    QCOMPARE(drawn[0][1].toLongLong(), shownMs);
    const QRect got = drawn[0][2].toRect();
    constexpr int pixel = 2; // of the widget
    QVERIFY2((got.topLeft() - box.topLeft()).manhattanLength() <= 2 * pixel &&
                 (got.bottomRight() - box.bottomRight()).manhattanLength() <= 2 * pixel,
             QTest::toString(got));
    QVERIFY(QRect(QPoint(), originalSize).contains(got));
    QCOMPARE(drawn[0][3].toString(), u"Anna"_s);
    QVERIFY(!drawAction()->isChecked());
    QVERIFY(m_frame->cursor().shape() != Qt::CrossCursor);
    QVERIFY(m_frame->drawnRect().isNull());
    QVERIFY(m_page->hasFocus());
}

void TestDrawnBox::smallOnesAreNoFaces()
{
    QSignalSpy drawn(m_frame, &FrameView::boxDrawn);
    drawAction()->trigger();
    drag(at(600, 300), at(612, 400));
    QTest::mouseClick(m_frame, Qt::LeftButton, {}, at(600, 300));
    drag(QPoint(2, 2), QPoint(40, 3)); // beside the picture
    QCOMPARE(drawn.size(), 0);
    QVERIFY(!m_entry->isVisible());
    QVERIFY(m_frame->drawnRect().isNull());
    QVERIFY(drawAction()->isChecked()); // one more try
    drag(at(600, 300), at(620, 320));
    QCOMPARE(drawn.size(), 1);
}

void TestDrawnBox::isShownUntilItHasAName()
{
    const QImage before = m_frame->grab().toImage();
    drawAction()->trigger();
    QTest::mousePress(m_frame, Qt::LeftButton, {}, at(600, 300));
    QTest::mouseMove(m_frame, at(760, 500));
    const QImage during = m_frame->grab().toImage();
    QVERIFY(during != before);
    QTest::mouseRelease(m_frame, Qt::LeftButton, {}, at(760, 500));
    QVERIFY(m_frame->grab().toImage() == during);
    QCOMPARE(m_frame->drawnRect().topLeft().toPoint(), at(600, 300));
    // It belongs to its frame.
    setPicture(shownMs + 40);
    QVERIFY(m_frame->drawnRect().isNull());
    setPicture(shownMs);
    QVERIFY(!m_frame->drawnRect().isNull());
    QTest::keyClick(m_entry, Qt::Key_Escape);
    QVERIFY(m_frame->grab().toImage() == before);
}

void TestDrawnBox::anEmptyNameDropsIt_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("escape") << Qt::Key_Escape;
    QTest::newRow("enter") << Qt::Key_Return;
    QTest::newRow("elsewhere") << Qt::Key_Tab;
}

void TestDrawnBox::anEmptyNameDropsIt()
{
    QFETCH(Qt::Key, key);
    QSignalSpy drawn(m_page.get(), &PlayerPage::faceDrawn);
    drawAction()->trigger();
    drag(at(600, 300), at(760, 500));
    QTest::keyClick(m_entry, key);
    QVERIFY(!m_entry->isVisible());
    QVERIFY(m_frame->drawnRect().isNull());
    QCOMPARE(drawn.size(), 0);
}

void TestDrawnBox::mouseOnlyDraws()
{
    QSignalSpy onBox(m_frame, &FrameView::boxClicked);
    QSignalSpy elsewhere(m_frame, &FrameView::clicked);
    QSignalSpy menu(m_frame, &FrameView::boxMenuWanted);
    drawAction()->trigger();
    QTest::mouseClick(m_frame, Qt::LeftButton, {}, at(300, 300)); // on Anna
    QTest::mouseClick(m_frame, Qt::LeftButton, {}, at(900, 300));
    QTest::mouseMove(m_frame, at(300, 300));
    QCOMPARE(m_frame->cursor().shape(), Qt::CrossCursor);
    QCOMPARE(onBox.size() + elsewhere.size() + menu.size(), 0);
    drawAction()->trigger();
    QTest::mouseClick(m_frame, Qt::LeftButton, {}, at(300, 300));
    QCOMPARE(onBox.size(), 1);
}

void TestDrawnBox::escapeEndsIt()
{
    QSignalSpy drawn(m_frame, &FrameView::boxDrawn);
    drawAction()->trigger();
    QTest::mousePress(m_frame, Qt::LeftButton, {}, at(600, 300));
    QTest::mouseMove(m_frame, at(760, 500));
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QVERIFY(!drawAction()->isChecked());
    QVERIFY(m_frame->drawnRect().isNull());
    QTest::mouseRelease(m_frame, Qt::LeftButton, {}, at(760, 500));
    QCOMPARE(drawn.size(), 0);
}

void TestDrawnBox::anotherRecordingEndsIt()
{
    drawAction()->trigger();
    m_page->setRecording(0);
    QVERIFY(!drawAction()->isChecked());
    QVERIFY(!m_frame->isDrawing());
}

void TestDrawnBox::nothingWithoutAPicture()
{
    m_frame->setMessage(u"This recording cannot be played."_s);
    QTest::keyClick(m_page.get(), Qt::Key_B);
    QVERIFY(!drawAction()->isChecked());
    QVERIFY(!m_frame->isDrawing());
    m_frame->setMessage({});
    m_frame->setFrame({});
    drawAction()->trigger();
    QVERIFY(!m_frame->isDrawing());
}

QTEST_MAIN(TestDrawnBox)
#include "tst_drawnbox.moc"

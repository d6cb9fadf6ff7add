// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the mouse on the time line shows: the picture of that moment, and who is there.
#include "core/playback/framepreview.h"
#include "core/playback/playback.h"
#include "tests/support/playerfixture.h"
#include "ui/player/scrubbar.h"
#include "ui/player/scrubpreview.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int frames = 20;
constexpr int frameMs = 100;

bool isBlueOf(int frame, int blue)
{
    return qAbs(blue - 10 * frame) <= 14; // colours are not kept exactly
}
} // namespace

class TestScrubPreview : public QObject, private testing::PlayerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { removePage(); }

    void picturesOfTheirMoments();
    void onlyTheNewestIsWaitedFor();
    void nothingOfABrokenFile();
    void showsPictureTimeAndNames();
    void opensAtTheFirstHoverOnly();
    void hidesWhenTheMouseIsGone();
    void longNamesAreCut();
    void takesNeitherMouseNorFocus();
    void staysInTheWindow();

private:
    void hover(qint64 ms) { QTest::mouseMove(m_bar, QPoint(qRound(m_bar->xOf(ms)), m_bar->height() / 2)); }
    int blue() const; ///< of the picture; -1: there is none

    ScrubBar* m_bar = nullptr;
    ScrubPreview* m_preview = nullptr;
    FramePreview* m_pictures = nullptr;
    QLabel* m_text = nullptr;
};

void TestScrubPreview::initTestCase()
{
    QVERIFY(makeVideo(frames, frameMs));
}

void TestScrubPreview::init()
{
    makePage();
    m_bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    m_preview = m_page->findChild<ScrubPreview*>(u"scrubPreview"_s);
    m_pictures = m_preview->findChild<FramePreview*>();
    m_text = m_preview->findChild<QLabel*>(u"scrubText"_s);
    m_page->setRecording(addVideo({{1, 300, 800}, {2, 600, 800}}), 0);
    (*m_library)->labels().say({m_library->facesOf(1).first()}, u"Anna"_s);
    QTRY_COMPARE(m_bar->maximum(), frames * frameMs);
    QTest::mouseMove(m_page.get(), QPoint(100, 100));
}

int TestScrubPreview::blue() const
{
    const QPixmap picture = m_preview->findChild<QLabel*>(u"scrubPicture"_s)->pixmap();
    return picture.isNull() ? -1 : picture.toImage().pixelColor(picture.rect().center()).blue();
}

void TestScrubPreview::picturesOfTheirMoments()
{
    FramePreview pictures(QSize(192, 192));
    QSignalSpy shown(&pictures, &FramePreview::shown);
    pictures.setFile(m_video);
    for (const int frame : {12, 3, 15}) {
        pictures.ask(frame * frameMs);
        QTRY_COMPARE(shown.size(), 1);
        const auto picture = shown.first().at(0).value<QImage>();
        QCOMPARE(picture.size(), QSize(192, 108));
        QVERIFY(isBlueOf(frame, picture.pixelColor(96, 54).blue()));
        QCOMPARE(shown.first().at(1).toLongLong(), frame * frameMs);
        shown.clear();
    }
}

void TestScrubPreview::onlyTheNewestIsWaitedFor()
{
    FramePreview pictures(QSize(192, 192));
    QSignalSpy shown(&pictures, &FramePreview::shown);
    pictures.setFile(m_video);
    for (const int frame : {2, 4, 6, 8, 10, 12})
        pictures.ask(frame * frameMs);
    QTRY_VERIFY(!shown.isEmpty() && shown.last()[1].toLongLong() == 12 * frameMs);
    QVERIFY(shown.size() < 6);
    shown.clear();
    pictures.ask(5 * frameMs);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown[0][1].toLongLong(), 5 * frameMs);
}

void TestScrubPreview::nothingOfABrokenFile()
{
    FramePreview pictures(QSize(192, 192));
    QSignalSpy shown(&pictures, &FramePreview::shown);
    pictures.ask(0);
    QVERIFY(!pictures.isOpen());
    QFile file(m_dir.filePath(u"text.mp4"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("This is no video.") > 0);
    file.close();
    pictures.setFile(file.fileName());
    pictures.ask(0);
    pictures.ask(100);
    pictures.setFile(m_video);
    pictures.ask(300);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown[0][1].toLongLong(), 300);
}

void TestScrubPreview::showsPictureTimeAndNames()
{
    QVERIFY(!m_preview->isVisible());
    hover(690);
    QTRY_VERIFY(m_preview->isVisible());
    QCOMPARE(m_text->text(), u"0:00  Anna, unknown"_s);
    QTRY_VERIFY(isBlueOf(7, blue()));
    hover(1490);
    QTRY_COMPARE(m_text->text(), u"0:01"_s);
    QVERIFY(blue() > 0); // the last one, until the next is there
    QTRY_VERIFY(isBlueOf(15, blue()));
    // It is above the bar, at the mouse; and the player stays where it is.
    QVERIFY(m_preview->geometry().bottom() < m_bar->mapTo(m_page.get(), QPoint()).y());
    const int mouse = m_bar->mapTo(m_page.get(), QPoint(qRound(m_bar->xOf(1490)), 0)).x();
    QVERIFY(m_preview->geometry().left() < mouse && m_preview->geometry().right() > mouse);
    QCOMPARE(m_bar->position(), 0);
}

void TestScrubPreview::opensAtTheFirstHoverOnly()
{
    QVERIFY(!m_pictures->isOpen());
    hover(700);
    QTRY_VERIFY(m_pictures->isOpen());
    QTRY_VERIFY(blue() > 0);
    m_page->setRecording(addVideo({}), 0);
    QVERIFY(!m_pictures->isOpen());
    QVERIFY(!m_preview->isVisible());
    QCOMPARE(blue(), -1); // not one of the recording before
}

void TestScrubPreview::hidesWhenTheMouseIsGone()
{
    hover(700);
    QTRY_VERIFY(m_preview->isVisible());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_bar, &leave);
    QVERIFY(!m_preview->isVisible());
    hover(800);
    QTRY_VERIFY(m_preview->isVisible());
    const QPoint there(qRound(m_bar->xOf(800)), m_bar->height() / 2);
    QTest::mousePress(m_bar, Qt::LeftButton, {}, there);
    QVERIFY(!m_preview->isVisible());
    QTest::mouseMove(m_bar, there + QPoint(20, 0));
    QVERIFY(!m_preview->isVisible());
    QTest::mouseRelease(m_bar, Qt::LeftButton, {}, there + QPoint(20, 0));
}

void TestScrubPreview::longNamesAreCut()
{
    (*m_library)->labels().say({m_library->facesOf(2).first()}, QString(90, u'W'));
    QCOMPARE(m_page->width(), 800);
    hover(700);
    QTRY_VERIFY(m_preview->isVisible());
    QVERIFY2(m_text->text().startsWith(u"0:00  "_s) && m_text->text().endsWith(u'\u2026'), qPrintable(m_text->text()));
    QVERIFY(m_preview->width() < 220);
}

void TestScrubPreview::takesNeitherMouseNorFocus()
{
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_page->setFocus();
    hover(700);
    QTRY_VERIFY(m_preview->isVisible());
    QVERIFY(m_page->hasFocus());
    QVERIFY(!m_preview->isWindow());
    QVERIFY(m_page->childAt(m_preview->geometry().center()) != m_preview);
    QCOMPARE(m_preview->focusPolicy(), Qt::NoFocus);
}

void TestScrubPreview::staysInTheWindow()
{
    for (const qint64 ms : {qint64(1), qint64(frames * frameMs - 1)}) {
        hover(ms);
        QTRY_VERIFY(m_preview->isVisible());
        QVERIFY(m_page->rect().contains(m_preview->geometry()));
    }
}

QTEST_MAIN(TestScrubPreview)
#include "tst_scrubpreview.moc"

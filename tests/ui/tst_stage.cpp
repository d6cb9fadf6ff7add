// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The stage: keys and wheel as in players people know, zoom, full screen, what can be saved.
#include "core/playback/playback.h"
#include "tests/support/playerfixture.h"
#include "ui/player/clipeditor.h"
#include "ui/player/fadingpanel.h"
#include "ui/player/frameview.h"
#include "ui/player/placing.h"
#include "ui/player/scrubbar.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int frames = 200; // 20 s
constexpr int frameMs = 100;
} // namespace

class TestStage : public QObject, private testing::PlayerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(makeVideo(frames, frameMs)); }
    void init();
    void cleanup() { removePage(); }

    void keysSeek_data();
    void keysSeek();
    void personsAndVisits();
    void wheelSeeks();
    void ctrlWheelZoomsToTheMouse();
    void dragMovesTheZoomedPicture();
    void boxCanBeDragged();
    void pictureStaysUntilTheNextIsThere();
    void fullScreenFades();
    void doubleClickFillsTheScreen();
    void clipIsCutOut();
    void handlesAreDragged();
    void clipOfOnePerson();
    void pictureIsSaved();
    void cardLiesOnNobody_data();
    void cardLiesOnNobody();

private:
    [[nodiscard]] bool show(const QList<SampleLibrary::Seen>& seen, qint64 startMs);
    void wheel(int notches, Qt::KeyboardModifiers modifiers, const QPoint& at);

    ScrubBar* m_bar = nullptr;
    FrameView* m_frame = nullptr;
    Playback* m_playback = nullptr;
};

void TestStage::init()
{
    makePage();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    m_frame = m_page->findChild<FrameView*>(u"frameView"_s);
    m_playback = m_page->findChild<Playback*>();
}

bool TestStage::show(const QList<SampleLibrary::Seen>& seen, qint64 startMs)
{
    QSignalSpy shown(m_playback, &Playback::frameShown);
    m_page->setRecording(addVideo(seen), startMs);
    const bool isThere = QTest::qWaitFor([&shown] { return !shown.isEmpty(); });
    m_page->setFocus();
    return isThere && QTest::qWaitFor([this] { return m_page->hasFocus(); });
}

void TestStage::wheel(int notches, Qt::KeyboardModifiers modifiers, const QPoint& at)
{
    constexpr int notch = 120;
    QWheelEvent event(at, m_frame->mapToGlobal(at), {}, QPoint(0, notches * notch), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_frame, &event);
}

void TestStage::keysSeek_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("ms");
    QTest::newRow("left") << int(Qt::Key_Left) << 7000 - 0;
    QTest::newRow("right") << int(Qt::Key_Right) << 17'000;
    QTest::newRow("J") << int(Qt::Key_J) << 2000;
    QTest::newRow("L") << int(Qt::Key_L) << 19'900;
    QTest::newRow("comma") << int(Qt::Key_Comma) << 11'900;
    QTest::newRow("period") << int(Qt::Key_Period) << 12'100;
    QTest::newRow("3") << int(Qt::Key_3) << 6000;
    QTest::newRow("Home") << int(Qt::Key_Home) << 0;
    QTest::newRow("End") << int(Qt::Key_End) << 19'900;
}

void TestStage::keysSeek()
{
    QFETCH(int, key);
    QFETCH(int, ms);
    QVERIFY(show({}, 12'000));
    QTRY_COMPARE(m_playback->position(), 12'000);
    QTest::keyClick(m_page.get(), Qt::Key(key));
    QTRY_COMPARE(m_playback->position(), ms);
    QVERIFY(!m_playback->isPlaying());
    QTest::keyClick(m_page.get(), Qt::Key_K);
    QVERIFY(m_playback->isPlaying());
}

void TestStage::personsAndVisits()
{
    QVERIFY(show({{1, 1000, 3000}, {2, 2000, 2500}, {3, 12'000, 13'000}}, 0));
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    QTRY_COMPARE(m_bar->marks().first().name, u"Anna"_s);
    m_playback->seek(1500);
    QTRY_COMPARE(m_playback->position(), 1500);
    action("nextPersonAction")->trigger(); // an unknown one
    QTRY_COMPARE(m_playback->position(), 2000);
    action("nextVisitAction")->trigger();
    QTRY_COMPARE(m_playback->position(), 11'500); // with a little before
    action("previousVisitAction")->trigger();
    QTRY_COMPARE(m_playback->position(), 500);
}

void TestStage::wheelSeeks()
{
    QVERIFY(show({}, 10'000));
    wheel(-2, Qt::NoModifier, m_frame->rect().center());
    QTRY_COMPARE(m_playback->position(), 8000);
    wheel(3, Qt::NoModifier, m_frame->rect().center());
    QTRY_COMPARE(m_playback->position(), 11'000);
}

void TestStage::ctrlWheelZoomsToTheMouse()
{
    QVERIFY(show({}, 1000));
    const QRectF before = m_frame->pictureArea();
    const QPoint mouse = (before.center() + QPointF(100, 50)).toPoint();
    const auto share = [&](const QRectF& area) {
        return QPointF((mouse.x() - area.x()) / area.width(), (mouse.y() - area.y()) / area.height());
    };
    wheel(4, Qt::ControlModifier, mouse);
    const QRectF after = m_frame->pictureArea();
    QVERIFY(after.width() > 2 * before.width());
    const QPointF apart = share(after) - share(before);
    QVERIFY2(apart.manhattanLength() < 0.1, QTest::toString(apart));
    QCOMPARE(m_playback->position(), 1000);
    wheel(-20, Qt::ControlModifier, mouse);
    QCOMPARE(m_frame->pictureArea(), before);
}

void TestStage::dragMovesTheZoomedPicture()
{
    QVERIFY(show({}, 1000));
    const QPoint middle = m_frame->rect().center();
    wheel(6, Qt::ControlModifier, middle);
    const QRectF before = m_frame->pictureArea();
    QTest::mousePress(m_frame, Qt::LeftButton, {}, middle);
    QTest::mouseMove(m_frame, middle + QPoint(30, 20));
    QTest::mouseMove(m_frame, middle + QPoint(60, 40));
    QTest::mouseRelease(m_frame, Qt::LeftButton, {}, middle + QPoint(60, 40));
    QCOMPARE(m_frame->pictureArea().topLeft(), before.topLeft() + QPointF(60, 40));
    QVERIFY(!m_playback->isPlaying()); // that was no click
    QTest::mousePress(m_frame, Qt::LeftButton, {}, middle);
    QTest::mouseMove(m_frame, middle + QPoint(5000, 5000)); // no further than its edge
    QTest::mouseRelease(m_frame, Qt::LeftButton, {}, middle);
    QVERIFY(m_frame->pictureArea().left() <= 0);
}

void TestStage::boxCanBeDragged()
{
    QVERIFY(show({{1, 500, 1500, 3, QRect(100, 50, 80, 80)}}, 1000));
    QTRY_COMPARE(m_frame->boxes().size(), 1);
    const QPoint on = m_frame->boxes().first().rect.center().toPoint();
    m_frame->disconnect(m_page.get()); // a drag would wait for the mouse
    QSignalSpy dragged(m_frame, &FrameView::boxDragged);
    QSignalSpy clicked(m_frame, &FrameView::boxClicked);
    QTest::mousePress(m_frame, Qt::LeftButton, {}, on);
    QTest::mouseMove(m_frame, on + QPoint(20, 0));
    QCOMPARE(dragged.size(), 1);
    QCOMPARE(dragged.first().first().toLongLong(), m_frame->boxes().first().track);
}

void TestStage::pictureStaysUntilTheNextIsThere()
{
    QVERIFY(show({{1, 0, 5000}}, 1000));
    QTRY_VERIFY(m_frame->hasPicture());
    const QColor before = m_frame->grab().toImage().pixelColor(m_frame->rect().center());
    m_page->setRecording(addVideo({{1, 2500, 3500}}), 3000);
    QVERIFY(!m_frame->hasPicture());
    QVERIFY(m_frame->boxes().isEmpty()); // they would be those of another recording
    QCOMPARE(m_frame->grab().toImage().pixelColor(m_frame->rect().center()), before);
    QTRY_VERIFY(m_frame->hasPicture());
    QVERIFY(!m_frame->boxes().isEmpty());
}

void TestStage::fullScreenFades()
{
    QVERIFY(show({}, 0));
    const QSize small = m_frame->size();
    m_page->setFullScreen(true);
    QTRY_COMPARE(m_frame->size(), m_page->size());
    QVERIFY(m_frame->height() > small.height());
    const QList<FadingPanel*> panels = m_page->findChildren<FadingPanel*>();
    QCOMPARE(panels.size(), 2);
    QTest::mouseMove(m_frame, m_frame->rect().center());
    m_page->setFocus();
    for (FadingPanel* panel : panels)
        panel->setAttribute(Qt::WA_UnderMouse, false); // there is no mouse that could have left it
    m_playback->play();
    for (FadingPanel* panel : panels)
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), 10'000);
    const QPointF at = m_frame->rect().center();
    QMouseEvent move(QEvent::MouseMove, at, m_frame->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(m_frame, &move);
    for (FadingPanel* panel : panels)
        QVERIFY(panel->isVisible() && panel->isAwake());
    m_playback->pause();
    for (FadingPanel* panel : panels)
        QVERIFY(panel->isAwake());
    QSignalSpy wanted(m_page.get(), &PlayerPage::fullScreenWanted);
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toBool(), false);
    m_page->setFullScreen(false);
    QTRY_COMPARE(m_frame->size(), small);
}

void TestStage::doubleClickFillsTheScreen()
{
    QVERIFY(show({}, 0));
    QSignalSpy wanted(m_page.get(), &PlayerPage::fullScreenWanted);
    QTest::mouseDClick(m_frame, Qt::LeftButton, {}, m_frame->rect().center());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toBool(), true);
    action("fullScreenAction")->trigger();
    QCOMPARE(wanted.size(), 2);
}

void TestStage::clipIsCutOut()
{
    QVERIFY(show({{1, 2000, 4000}, {2, 12'000, 13'000}}, 3000));
    auto* editor = m_page->findChild<ClipEditor*>(u"clipEditor"_s);
    QVERIFY(!editor->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_C);
    QVERIFY(editor->isVisible());
    QVERIFY(m_bar->span() && *m_bar->span() == std::pair(qint64(1500), qint64(4500))); // the visit
    QSignalSpy wanted(m_page.get(), &PlayerPage::clipWanted);
    editor->findChild<QPushButton*>(u"saveClipButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    const auto wish = wanted.first().at(1).value<ClipWish>();
    QCOMPARE(wish.fromMs, 1500);
    QCOMPARE(wish.toMs, 4500);
    QCOMPARE(wish.blur, Blur::Nobody);
    QTest::keyClick(m_page.get(), Qt::Key_C);
    QVERIFY(!editor->isVisible() && !m_bar->span());
}

void TestStage::handlesAreDragged()
{
    QVERIFY(show({{1, 2000, 4000}}, 3000));
    action("clipAction")->trigger();
    const int y = m_bar->height() / 2;
    QTest::mousePress(m_bar, Qt::LeftButton, {}, QPoint(qRound(m_bar->xOf(4500)), y));
    QTest::mouseMove(m_bar, QPoint(qRound(m_bar->xOf(9000)), y));
    QTest::mouseRelease(m_bar, Qt::LeftButton, {}, QPoint(qRound(m_bar->xOf(9000)), y));
    QVERIFY(qAbs(m_bar->span()->second - 9000) < 40);
    QCOMPARE(m_bar->span()->first, 1500);
    QTRY_VERIFY(qAbs(m_playback->position() - 9000) <= frameMs); // what is there is shown meanwhile
    QCOMPARE(m_page->findChild<ClipEditor*>()->wish().toMs, m_bar->span()->second);
    QTest::mousePress(m_bar, Qt::LeftButton, {}, QPoint(qRound(m_bar->xOf(1500)), y));
    QTest::mouseMove(m_bar, QPoint(qRound(m_bar->xOf(15'000)), y)); // not beyond the end
    QTest::mouseRelease(m_bar, Qt::LeftButton, {}, QPoint(qRound(m_bar->xOf(15'000)), y));
    QVERIFY(m_bar->span()->first < m_bar->span()->second);
}

void TestStage::clipOfOnePerson()
{
    QVERIFY(show({{1, 2000, 4000}, {2, 2000, 4000}}, 3000));
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    auto* blur = m_page->findChild<QComboBox*>(u"clipBlur"_s);
    QTRY_COMPARE(blur->count(), 4);
    blur->setCurrentIndex(blur->findText(u"Blur everybody but Anna"_s));
    const ClipWish wish = m_page->findChild<ClipEditor*>()->wish();
    QCOMPARE(wish.blur, Blur::Others);
    QCOMPARE(wish.keep, QStringList{u"Anna"_s});
}

void TestStage::pictureIsSaved()
{
    QVERIFY(show({{1, 500, 1500, 3, QRect(100, 50, 80, 80)}}, 1000));
    QTRY_COMPARE(m_frame->boxes().size(), 1);
    QSignalSpy wanted(m_page.get(), &PlayerPage::pictureWanted);
    action("savePictureAction")->trigger();
    QTRY_COMPARE(wanted.size(), 1);
    const auto plain = wanted[0][0].value<QImage>();
    QCOMPARE(plain.size(), QSize(320, 180)); // of the file, not of the window
    action("saveNamedPictureAction")->trigger();
    QTRY_COMPARE(wanted.size(), 2);
    const auto named = wanted[1][0].value<QImage>();
    QCOMPARE(named.size(), plain.size());
    QVERIFY(named != plain);
    QVERIFY(!wanted[0][1].toString().isEmpty());
}

void TestStage::cardLiesOnNobody_data()
{
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<QList<QRectF>>("others");
    const QRectF right(260, 100, 60, 60);
    QTest::newRow("alone") << QRectF(100, 100, 60, 60) << QList<QRectF>();
    QTest::newRow("somebody to the right") << QRectF(300, 100, 60, 60) << QList<QRectF>{QRectF(420, 100, 60, 60)};
    QTest::newRow("at the right edge") << QRectF(720, 100, 60, 60) << QList<QRectF>();
    QTest::newRow("at the left edge") << QRectF(5, 400, 60, 60) << QList<QRectF>{right};
}

void TestStage::cardLiesOnNobody()
{
    QFETCH(QRectF, box);
    QFETCH(QList<QRectF>, others);
    const QSize size(200, 160);
    const QRect area(0, 0, 800, 500);
    const QRect card(placeBesideBox(size, box, area, others), size);
    QVERIFY(area.contains(card));
    QVERIFY(!QRectF(card).intersects(box));
    for (const QRectF& other : others)
        QVERIFY(!QRectF(card).intersects(other));
}

QTEST_MAIN(TestStage)
#include "tst_stage.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The row under the picture: how fast, how loud, a visit again and again; and what is left of it in a narrow window.
#include "core/playback/playback.h"
#include "tests/support/playerfixture.h"
#include "ui/player/playercontrols.h"
#include "ui/player/scrubbar.h"
#include "ui/player/visitloop.h"

#include <QAction>
#include <QAudioOutput>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int frames = 40;
constexpr int frameMs = 100;
} // namespace

class TestPlayerControls : public QObject, private testing::PlayerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { removePage(); }

    void playsAtTheSpeed_data();
    void playsAtTheSpeed();
    void keysChangeTheSpeed();
    void speedIsKeptOverRecordings();
    void volumeIsHeard();
    void volumeSliderHasTheArrowKeys();
    void findsTheVisits_data();
    void findsTheVisits();
    void repeatsTheVisit();
    void repeatsAtTheEndOfTheFile();
    void seekLeavesTheVisit();
    void drawingPausesAndPlayingEndsIt();
    void everythingIsInTheMenu();
    void tooltipsNameTheKey();
    void fitsANarrowWindow();

private:
    [[nodiscard]] bool show(const QList<SampleLibrary::Seen>& seen, qint64 startMs);
    qint64 position() const { return m_bar->position(); }

    ScrubBar* m_bar = nullptr;
    Playback* m_playback = nullptr;
};

void TestPlayerControls::initTestCase()
{
    QVERIFY(makeVideo(frames, frameMs));
}

void TestPlayerControls::init()
{
    makePage();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    m_playback = m_page->findChild<Playback*>();
}

bool TestPlayerControls::show(const QList<SampleLibrary::Seen>& seen, qint64 startMs)
{
    QSignalSpy shown(m_playback, &Playback::frameShown);
    m_page->setRecording(addVideo(seen), startMs);
    return QTest::qWaitFor([&shown] { return !shown.isEmpty(); });
}

void TestPlayerControls::playsAtTheSpeed_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("fromMs");
    QTest::addColumn<int>("atLeastMs");
    QTest::addColumn<int>("atMostMs");
    QTest::newRow("as recorded") << 1.0 << 2000 << 1500 << 3500;
    QTest::newRow("slower") << 0.25 << 3300 << 2000 << 20'000;
    QTest::newRow("faster") << 4.0 << 0 << 500 << 2500;
}

void TestPlayerControls::playsAtTheSpeed()
{
    QFETCH(double, rate);
    QFETCH(int, fromMs);
    QFETCH(int, atLeastMs);
    QFETCH(int, atMostMs);
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    QSignalSpy ended(&playback, &Playback::ended);
    playback.setRate(rate);
    playback.open(m_video, fromMs); // whatever was opened before
    QTRY_COMPARE(playback.position(), fromMs);
    QElapsedTimer clock;
    clock.start();
    playback.play();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    QVERIFY2(clock.elapsed() >= atLeastMs && clock.elapsed() <= atMostMs, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!playback.isPlaying());
}

void TestPlayerControls::keysChangeTheSpeed()
{
    QVERIFY(show({}, 0));
    const auto* button = m_page->findChild<QToolButton*>(u"speedButton"_s);
    QCOMPARE(button->text(), u"1x"_s);
    QTest::keyClick(m_page.get(), Qt::Key_Minus);
    QCOMPARE(button->text(), u"0.5x"_s);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(m_page.get(), Qt::Key_Minus);
    QCOMPARE(button->text(), u"0.25x"_s);
    QTest::keyClick(m_page.get(), Qt::Key_Plus);
    QTest::keyClick(m_page.get(), Qt::Key_Equal);
    QTest::keyClick(m_page.get(), Qt::Key_Equal);
    QCOMPARE(button->text(), u"2x"_s);
    QMenu* menu = action("speedAction")->menu();
    QCOMPARE(menu->actions().size(), 5);
    for (const QAction* speed : menu->actions())
        QCOMPARE(speed->isChecked(), speed->text() == u"2x"_s);
    menu->actions().last()->trigger();
    QCOMPARE(button->text(), u"4x"_s);
    QVERIFY2(button->toolTip().contains(u"4x"_s) && button->toolTip().contains(u'+'), qPrintable(button->toolTip()));
}

void TestPlayerControls::speedIsKeptOverRecordings()
{
    QVERIFY(show({}, 0));
    QTest::keyClick(m_page.get(), Qt::Key_Minus);
    QTest::keyClick(m_page.get(), Qt::Key_Minus);
    QVERIFY(show({}, 3300));
    QSignalSpy ended(m_playback, &Playback::ended);
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(m_page.get(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    QVERIFY2(clock.elapsed() >= 2000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_page->findChild<QToolButton*>(u"speedButton"_s)->text(), u"0.25x"_s);
}

void TestPlayerControls::volumeIsHeard()
{
    auto* slider = m_page->findChild<QSlider*>(u"volumeSlider"_s);
    QCOMPARE(slider->accessibleName(), u"Volume"_s);
    QCOMPARE(m_page->volume(), 100);
    QCOMPARE(m_playback->volume(), 1.0F);
    QAction* mute = action("muteAction");
    mute->setChecked(true);
    m_page->setVolume(50);
    QCOMPARE(m_page->volume(), 50);
    QCOMPARE(slider->value(), 50);
    // Half as loud to the ear is far less than half of the amplitude; and who turns it wants to hear it.
    QVERIFY(m_playback->volume() > 0 && m_playback->volume() < 0.4F);
    QVERIFY(!mute->isChecked());
    slider->setValue(0);
    QCOMPARE(m_page->volume(), 0);
    QCOMPARE(m_playback->volume(), 0.0F);
    m_page->setVolume(1000);
    QCOMPARE(m_page->volume(), 100);
}

void TestPlayerControls::volumeSliderHasTheArrowKeys()
{
    QVERIFY(show({}, 2000));
    QTRY_COMPARE(position(), 2000);
    auto* slider = m_page->findChild<QSlider*>(u"volumeSlider"_s);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(m_page->volume(), 99);
    QTest::keyClick(slider, Qt::Key_Down);
    QCOMPARE(m_page->volume(), 98);
    QCOMPARE(m_playback->isStepping(), false);
    QTest::keyClick(slider, Qt::Key_M); // the others are the player's
    QVERIFY(action("muteAction")->isChecked());
}

void TestPlayerControls::findsTheVisits_data()
{
    QTest::addColumn<QList<ScrubMark>>("marks");
    QTest::addColumn<QList<VisitSpan>>("visits");
    const auto mark = [](qint64 from, qint64 to) { return ScrubMark{from, to, {}, {}}; };
    QTest::newRow("one") << QList{mark(1000, 2000)} << QList<VisitSpan>{{500, 2500}};
    QTest::newRow("at the start") << QList{mark(200, 2000)} << QList<VisitSpan>{{0, 2500}};
    QTest::newRow("near") << QList{mark(1000, 2000), mark(5000, 6000)} << QList<VisitSpan>{{500, 6500}};
    QTest::newRow("far") << QList{mark(1000, 2000), mark(5001, 6000)} << QList<VisitSpan>{{500, 2500}, {4501, 6500}};
    QTest::newRow("one within another, not in order")
        << QList{mark(9000, 9500), mark(2000, 3000), mark(1000, 8000)} << QList<VisitSpan>{{500, 10'000}};
    QTest::newRow("nobody") << QList<ScrubMark>() << QList<VisitSpan>{{0, std::numeric_limits<qint64>::max()}};
}

void TestPlayerControls::findsTheVisits()
{
    QFETCH(QList<ScrubMark>, marks);
    QTEST(visitSpans(marks), "visits");
}

void TestPlayerControls::repeatsTheVisit()
{
    QVERIFY(show({{1, 900, 1100}}, 1000)); // with lead and tail 400 to 1600
    QTest::keyClick(m_page.get(), Qt::Key_R);
    QVERIFY(action("repeatAction")->isChecked());
    QList<qint64> times;
    connect(m_playback, &Playback::frameShown, m_page.get(),
            [&](const ShownFrame& frame) { times.append(frame.timeMs); });
    const auto rounds = [&times] {
        int count = 0;
        for (qsizetype i = 1; i < times.size(); ++i)
            count += times[i] < times[i - 1];
        return count;
    };
    QTest::keyClick(m_page.get(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(rounds() >= 2, 15'000);
    QVERIFY(m_playback->isPlaying());
    for (const qint64 ms : std::as_const(times))
        QVERIFY2(ms >= 400 && ms < 2200, qPrintable(QString::number(ms)));
    action("repeatAction")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(position() > 2500, 15'000);
}

void TestPlayerControls::repeatsAtTheEndOfTheFile()
{
    QVERIFY(show({{1, 300, 400}, {1, 3700, 3900}}, 3600));
    action("repeatAction")->trigger();
    QSignalSpy ended(m_playback, &Playback::ended);
    m_playback->play();
    QTRY_VERIFY_WITH_TIMEOUT(ended.size() >= 2, 15'000);
    QTRY_VERIFY(m_playback->isPlaying());
    QVERIFY(position() >= 3200);
}

void TestPlayerControls::seekLeavesTheVisit()
{
    QVERIFY(show({{1, 300, 400}}, 300));
    action("repeatAction")->trigger();
    m_playback->play();
    m_playback->seek(2000);
    QTRY_VERIFY_WITH_TIMEOUT(position() >= 2500, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(position() < 1500, 15'000); // the end is the end of the visit before
    QVERIFY(m_playback->isPlaying());
}

void TestPlayerControls::drawingPausesAndPlayingEndsIt()
{
    QVERIFY(show({}, 0));
    m_playback->play();
    QTRY_VERIFY(m_playback->isPlaying());
    QTest::keyClick(m_page.get(), Qt::Key_B);
    QVERIFY(action("drawAction")->isChecked());
    QVERIFY(!m_playback->isPlaying());
    QTest::keyClick(m_page.get(), Qt::Key_Space);
    QTRY_VERIFY(m_playback->isPlaying());
    QVERIFY(!action("drawAction")->isChecked());
}

void TestPlayerControls::everythingIsInTheMenu()
{
    QStringList names;
    for (const QAction* a : m_page->actions()) {
        if (!a->isSeparator()) {
            QVERIFY(!a->text().isEmpty());
            names.append(a->objectName());
        }
    }
    for (const char* name : {"playAction", "previousFaceAction", "nextFaceAction", "previousFrameAction",
                             "nextFrameAction", "slowerAction", "fasterAction", "speedAction", "repeatAction",
                             "drawAction", "muteAction", "previousClipAction", "nextClipAction"})
        QVERIFY2(names.contains(QLatin1StringView(name)), name);
}

void TestPlayerControls::tooltipsNameTheKey()
{
    for (const QAction* a : m_page->actions()) {
        const QString key = a->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(a->toolTip().contains(key), qPrintable(a->toolTip()));
    }
    QVERIFY(show({}, 0));
    QCOMPARE(action("playAction")->toolTip(), u"Play (Space)"_s);
    m_playback->play();
    QTRY_COMPARE(action("playAction")->toolTip(), u"Pause (Space)"_s);
}

void TestPlayerControls::fitsANarrowWindow()
{
    QVERIFY(show({}, 0));
    auto* controls = m_page->findChild<PlayerControls*>(u"playerControls"_s);
    const auto* time = m_page->findChild<QLabel*>(u"playerTime"_s);
    const auto* volume = m_page->findChild<QSlider*>(u"volumeSlider"_s);
    QVERIFY(time->isVisible() && volume->isVisible());
    for (const int width : {800, 560, 500, 470, 440, 400}) {
        m_page->resize(width, 600);
        QTRY_COMPARE(m_page->width(), width);
        for (const QToolButton* button : controls->findChildren<QToolButton*>())
            QTRY_VERIFY2(!button->isVisible() || (controls->rect().contains(button->geometry()) &&
                                                  button->width() >= button->sizeHint().width()),
                         qPrintable(u"%1 at %2"_s.arg(button->text()).arg(width)));
        QVERIFY(controls->findChild<QToolButton*>(u"fullScreenButton"_s)->isVisible());
        QVERIFY(!time->isVisible() || time->width() >= time->sizeHint().width());
        QVERIFY(time->isVisible() || !volume->isVisible()); // the time is worth more
    }
    QVERIFY(!volume->isVisible());
    m_page->resize(800, 600);
    QTRY_VERIFY(time->isVisible() && volume->isVisible());
}

QTEST_MAIN(TestPlayerControls)
#include "tst_playercontrols.moc"

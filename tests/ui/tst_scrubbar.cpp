// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The time line: where a click lands, what the keys do, what is drawn where.
#include "ui/player/scrubbar.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestScrubBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }

    void timesAndPlaces();
    void clickSeeks_data();
    void clickSeeks();
    void dragSeeksAndIsNotDisturbed();
    void programDoesNotSeek();
    void keys_data();
    void keys();
    void wheel();
    void nothingToSeekWithoutDuration();
    void marksAreWhereTheyBelong();
    void marksFollowTheSize();
    void shortMarkIsVisible();
    void knowsWhoIsThere();
    void tellsWhereTheMouseIs();
    void growsWithTheNames_data();
    void growsWithTheNames();
    void unknownPeopleHaveTheirOwnLanes();
    void portraitIsInFrontOfItsLane();
    void clickOnAnyLaneSeeks();
    void saysWhatItIs();

private:
    QColor colourAt(qint64 ms);
    /// In the groove.
    QPoint middleOf(qint64 ms) const { return QPoint(qRound(m_bar->xOf(ms)), m_bar->height() - 12); }

    std::unique_ptr<ScrubBar> m_bar;
};

void TestScrubBar::init()
{
    m_bar = std::make_unique<ScrubBar>();
    m_bar->resize(518, 30);
    m_bar->setDuration(10'000);
    m_bar->show();
}

/// Of the first lane.
QColor TestScrubBar::colourAt(qint64 ms)
{
    m_bar->resize(m_bar->width(), m_bar->sizeHint().height());
    return m_bar->grab().toImage().pixelColor(qRound(m_bar->xOf(ms)), 10);
}

void TestScrubBar::timesAndPlaces()
{
    for (const qint64 ms : {0, 1, 2500, 9999, 10'000})
        QCOMPARE(m_bar->timeAt(m_bar->xOf(ms)), ms);
    QCOMPARE(m_bar->timeAt(-100), 0);
    QCOMPARE(m_bar->timeAt(5000), 10'000);
}

void TestScrubBar::clickSeeks_data()
{
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("ms");
    QTest::newRow("a quarter") << 134 << 2500;
    QTest::newRow("middle") << 259 << 5000;
    QTest::newRow("right edge") << 517 << 10'000;
}

void TestScrubBar::clickSeeks()
{
    QFETCH(int, x);
    QFETCH(int, ms);
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, QPoint(x, 15));
    QCOMPARE(seeked.size(), 1);
    QCOMPARE(seeked[0][0].toLongLong(), ms);
    QCOMPARE(m_bar->position(), ms);
    QTest::mouseClick(m_bar.get(), Qt::RightButton, {}, QPoint(40, 15));
    QCOMPARE(seeked.size(), 1);
}

void TestScrubBar::dragSeeksAndIsNotDisturbed()
{
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    QSignalSpy scrubbed(m_bar.get(), &ScrubBar::scrubbed);
    QTest::mousePress(m_bar.get(), Qt::LeftButton, {}, middleOf(1000));
    m_bar->setPosition(7000); // the player, late
    QCOMPARE(m_bar->position(), 1000);
    QTest::mouseMove(m_bar.get(), middleOf(3000));
    QTest::mouseMove(m_bar.get(), middleOf(4000));
    QTest::mouseRelease(m_bar.get(), Qt::LeftButton, {}, middleOf(4000));
    QCOMPARE(seeked.size(), 1);
    QCOMPARE(scrubbed.last()[0].toLongLong(), 4000);
    QCOMPARE(scrubbed.size(), 2);
    m_bar->setPosition(7000);
    QCOMPARE(m_bar->position(), 7000);
    QTest::mouseMove(m_bar.get(), middleOf(2000));
    QCOMPARE(scrubbed.size(), 2);
}

void TestScrubBar::programDoesNotSeek()
{
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    m_bar->setPosition(4000);
    m_bar->setPosition(99'000);
    QCOMPARE(m_bar->position(), 10'000);
    m_bar->setDuration(2000);
    QCOMPARE(m_bar->position(), 2000);
    QCOMPARE(seeked.size(), 0);
}

void TestScrubBar::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("ms");
    QTest::newRow("right") << Qt::Key_Right << 5000;
    QTest::newRow("left") << Qt::Key_Left << 3000;
    QTest::newRow("page up") << Qt::Key_PageUp << 9000;
    QTest::newRow("home") << Qt::Key_Home << 0;
    QTest::newRow("end") << Qt::Key_End << 10'000;
}

void TestScrubBar::keys()
{
    QFETCH(Qt::Key, key);
    QFETCH(int, ms);
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    m_bar->setPosition(4000);
    QTest::keyClick(m_bar.get(), key);
    QCOMPARE(seeked.size(), 1);
    QCOMPARE(seeked[0][0].toLongLong(), ms);
    QCOMPARE(m_bar->position(), ms);
}

void TestScrubBar::wheel()
{
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    m_bar->setPosition(4000);
    QWheelEvent up(QPointF(100, 15), QPointF(100, 15), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                   Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_bar.get(), &up);
    QCOMPARE(seeked.size(), 1);
    QVERIFY(seeked[0][0].toLongLong() > 4000);
    QCOMPARE(m_bar->position(), seeked[0][0].toLongLong());
}

void TestScrubBar::nothingToSeekWithoutDuration()
{
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    m_bar->setDuration(0);
    QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, QPoint(100, 15));
    QCOMPARE(seeked.size(), 0);
}

void TestScrubBar::marksAreWhereTheyBelong()
{
    m_bar->setMarks({{2000, 4000, Qt::red, u"Anna"_s}});
    const QColor groove = colourAt(5000);
    m_bar->setMarks({{2000, 4000, Qt::red, u"Anna"_s}, {6000, 7000, Qt::red, u"Anna"_s}});
    QCOMPARE(colourAt(1900), groove);
    QCOMPARE(colourAt(2100), QColor(Qt::red));
    QCOMPARE(colourAt(3900), QColor(Qt::red));
    QCOMPARE(colourAt(4100), groove);
    QCOMPARE(colourAt(6500), QColor(Qt::red));
    m_bar->setMarks({});
    QVERIFY(colourAt(6500) != QColor(Qt::red));
}

void TestScrubBar::marksFollowTheSize()
{
    m_bar->setMarks({{2000, 4000, Qt::red, u"Anna"_s}});
    QCOMPARE(colourAt(3000), QColor(Qt::red));
    m_bar->resize(1018, 44);
    QCOMPARE(colourAt(3900), QColor(Qt::red));
    QVERIFY(colourAt(1900) != QColor(Qt::red));
    m_bar->setDuration(20'000);
    QCOMPARE(colourAt(3900), QColor(Qt::red));
    QVERIFY(colourAt(4200) != QColor(Qt::red));
}

void TestScrubBar::shortMarkIsVisible()
{
    m_bar->setMarks({{5000, 5000, Qt::red, u"Anna"_s}});
    colourAt(5000); // in its height
    QCOMPARE(m_bar->grab().toImage().pixelColor(qRound(m_bar->xOf(5000)) + 1, 10), QColor(Qt::red));
}

void TestScrubBar::knowsWhoIsThere()
{
    m_bar->setMarks({{2000, 4000, Qt::red, u"Anna"_s}, {3000, 4000, Qt::gray, QString()}});
    QCOMPARE(m_bar->namesAt(3500), u"Anna, unknown"_s);
    QCOMPARE(m_bar->namesAt(2500), u"Anna"_s);
    QCOMPARE(m_bar->namesAt(9100), QString());
}

void TestScrubBar::tellsWhereTheMouseIs()
{
    QSignalSpy hovered(m_bar.get(), &ScrubBar::hovered);
    QSignalSpy ended(m_bar.get(), &ScrubBar::hoverEnded);
    QTest::mouseMove(m_bar.get(), middleOf(3000));
    QTest::mouseMove(m_bar.get(), middleOf(5000));
    QTRY_COMPARE(hovered.size(), 2);
    QCOMPARE(hovered[1][0].toLongLong(), m_bar->timeAt(middleOf(5000).x()));
    QCOMPARE(ended.size(), 0);
    // Who drags looks at the picture itself.
    QTest::mousePress(m_bar.get(), Qt::LeftButton, {}, middleOf(5000));
    QCOMPARE(ended.size(), 1);
    QTest::mouseMove(m_bar.get(), middleOf(6000));
    QTest::mouseRelease(m_bar.get(), Qt::LeftButton, {}, middleOf(6000));
    QCOMPARE(hovered.size(), 2);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_bar.get(), &leave);
    QCOMPARE(ended.size(), 2);
    m_bar->setDuration(0);
    QTest::mouseMove(m_bar.get(), middleOf(0) + QPoint(30, 0));
    QCOMPARE(hovered.size(), 2);
}

void TestScrubBar::growsWithTheNames_data()
{
    QTest::addColumn<int>("names");
    QTest::addColumn<int>("height");
    QTest::newRow("nobody") << 0 << 24;
    QTest::newRow("one") << 1 << 44;
    QTest::newRow("two") << 2 << 64;
    QTest::newRow("four") << 4 << 104;
    QTest::newRow("six") << 6 << 104;
    QTest::newRow("twelve") << 12 << 104;
}

void TestScrubBar::growsWithTheNames()
{
    QFETCH(int, names);
    QFETCH(int, height);
    QList<ScrubMark> marks;
    for (int i = 0; i < names; ++i) {
        const QColor colour = QColor::fromHsv(i * 25, 200, 200);
        marks.append({4000, 6000, colour, QString::number(i)});
        marks.append({8000, 9000, colour, QString::number(i)}); // the same lane
    }
    m_bar->setMarks(marks);
    QCOMPARE(m_bar->sizeHint().height(), height);
    m_bar->resize(518, height);
    // Each name has its lane, in this order from above.
    const QImage image = m_bar->grab().toImage();
    for (const int ms : {5000, 8500}) {
        QList<QRgb> seen;
        for (int y = 0; y < height - 24; ++y) {
            const QRgb colour = image.pixel(qRound(m_bar->xOf(ms)), y);
            const bool isMark =
                std::ranges::any_of(marks, [colour](const ScrubMark& m) { return m.colour.rgb() == colour; });
            if (isMark && (seen.isEmpty() || seen.last() != colour))
                seen.append(colour);
        }
        QCOMPARE(seen.size(), names);
        for (int i = 0; i < names; ++i)
            QCOMPARE(seen[i], marks[2 * i].colour.rgb());
    }
}

void TestScrubBar::unknownPeopleHaveTheirOwnLanes()
{
    const QColor grey(0x8f96a1);
    m_bar->setMarks({{0, 6000, grey, {}, 1}, {2000, 8000, grey, {}, 2}, {7000, 9000, grey, {}, 1}});
    QCOMPARE(m_bar->sizeHint().height(), 64);
    colourAt(0);
    const QImage image = m_bar->grab().toImage();
    const auto isThere = [&](int ms, int y) { return image.pixelColor(qRound(m_bar->xOf(ms)), y) == grey; };
    QVERIFY(isThere(1000, 10) && isThere(8000, 10) && !isThere(6500, 10)); // who comes back is in the same lane
    QVERIFY(!isThere(1000, 30) && isThere(7000, 30));
    QCOMPARE(m_bar->namesAt(3000), u"unknown"_s);
}

void TestScrubBar::portraitIsInFrontOfItsLane()
{
    QPixmap face(32, 32);
    face.fill(Qt::cyan);
    m_bar->setMarks({{0, 6000, Qt::red, u"Anna"_s, 0, 7}});
    m_bar->setPortraits({{7, face}});
    colourAt(0);
    QCOMPARE(m_bar->grab().toImage().pixelColor(12, 10), QColor(Qt::cyan));
}

void TestScrubBar::clickOnAnyLaneSeeks()
{
    m_bar->setMarks({{0, 6000, Qt::red, u"Anna"_s}, {0, 6000, Qt::blue, u"Ben"_s}, {0, 6000, Qt::green, u"Carla"_s}});
    m_bar->resize(m_bar->width(), m_bar->sizeHint().height());
    QSignalSpy seeked(m_bar.get(), &ScrubBar::seeked);
    qint64 ms = 1000;
    for (const int y : {10, 30, 50}) {
        QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, QPoint(middleOf(ms).x(), y));
        QCOMPARE(seeked.last()[0].toLongLong(), m_bar->timeAt(middleOf(ms).x()));
        ms += 2000;
    }
    QCOMPARE(seeked.size(), 3);
}

void TestScrubBar::saysWhatItIs()
{
    QVERIFY(!m_bar->accessibleName().isEmpty());
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(m_bar.get());
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Slider);
    m_bar->setPosition(4000);
    QCOMPARE(interface->valueInterface()->currentValue().toInt(), 4000);
}

QTEST_MAIN(TestScrubBar)
#include "tst_scrubbar.moc"

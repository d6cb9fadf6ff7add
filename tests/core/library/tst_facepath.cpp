// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/facepath.h"

#include <QTest>

using namespace ringface;

class TestFacePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxAtAnyTime_data();
    void boxAtAnyTime();
    void scannedPointsAreShownAsTheyAre();
    void onePoint();
    void noPath();
    void walksInAStraightLine();
    void overlap_data();
    void overlap();
};

void TestFacePath::boxAtAnyTime_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QRect>("box");
    const QRect first(0, 0, 100, 100);
    const QRect second(100, 50, 200, 100);
    const QRect back(900, 400, 60, 60);
    QTest::newRow("long before") << qint64(-5000) << QRect();
    QTest::newRow("just before") << qint64(999) << QRect();
    QTest::newRow("first") << qint64(1000) << first;
    QTest::newRow("half way") << qint64(2000) << QRect(50, 25, 150, 100);
    QTest::newRow("at the longest gap that is a walk") << qint64(3000) << second;
    QTest::newRow("just gone") << qint64(3001) << second;
    QTest::newRow("gone, still held") << qint64(3300) << second;
    QTest::newRow("gone") << qint64(3301) << QRect();
    QTest::newRow("away") << qint64(4000) << QRect();
    QTest::newRow("not yet back") << qint64(5000) << QRect();
    QTest::newRow("back") << qint64(5001) << back;
    QTest::newRow("held after the last") << qint64(5301) << back;
    QTest::newRow("after it") << qint64(5302) << QRect();
    QTest::newRow("long after") << (qint64(1) << 40) << QRect();
}

void TestFacePath::boxAtAnyTime()
{
    QFETCH(qint64, time);
    // Two seconds between the first two, a little more until he is back elsewhere.
    const FacePath path{
        {1000, QRect(0, 0, 100, 100)}, {3000, QRect(100, 50, 200, 100)}, {5001, QRect(900, 400, 60, 60)}};
    QTEST(boxAt(path, time), "box");
}

void TestFacePath::scannedPointsAreShownAsTheyAre()
{
    FacePath path;
    for (int i = 0; i < 50; ++i)
        path.append({i * 267, QRect(7 * i, 300 - i, 60 + i, 61 + i)});
    for (const PathPoint& p : path)
        QCOMPARE(boxAt(path, p.timeMs), p.box);
}

void TestFacePath::onePoint()
{
    const FacePath path{{500, QRect(1, 2, 30, 40)}};
    QVERIFY(boxAt(path, 499).isNull());
    QCOMPARE(boxAt(path, 500), QRect(1, 2, 30, 40));
    QCOMPARE(boxAt(path, 800), QRect(1, 2, 30, 40));
    QVERIFY(boxAt(path, 801).isNull());
}

void TestFacePath::noPath()
{
    QVERIFY(boxAt({}, 0).isNull());
}

void TestFacePath::walksInAStraightLine()
{
    // Towards the camera, from the right: never outside what both points span, and never back.
    const FacePath path{{0, QRect(800, 100, 40, 50)}, {400, QRect(600, 160, 80, 90)}};
    QRect before = path.first().box;
    for (qint64 t = 0; t <= 400; t += 10) {
        const QRect box = boxAt(path, t);
        QVERIFY(box.x() <= before.x() && box.y() >= before.y());
        QVERIFY(box.width() >= before.width() && box.height() >= before.height());
        before = box;
    }
    QCOMPARE(before, path.last().box);
}

void TestFacePath::overlap_data()
{
    QTest::addColumn<QRect>("a");
    QTest::addColumn<QRect>("b");
    QTest::addColumn<double>("share");
    const QRect box(10, 20, 100, 50);
    QTest::newRow("same") << box << box << 1.0;
    QTest::newRow("beside") << box << box.translated(100, 0) << 0.0;
    QTest::newRow("half") << box << box.translated(50, 0) << 1.0 / 3;
    QTest::newRow("within") << box << QRect(10, 20, 50, 25) << 0.25;
    QTest::newRow("nothing") << box << QRect() << 0.0;
    QTest::newRow("both nothing") << QRect() << QRect() << 0.0;
    QTest::newRow("huge") << QRect(0, 0, 60'000, 60'000) << QRect(0, 0, 60'000, 60'000) << 1.0;
}

void TestFacePath::overlap()
{
    QFETCH(QRect, a);
    QFETCH(QRect, b);
    QTEST(intersectionOverUnion(a, b), "share");
    QTEST(intersectionOverUnion(b, a), "share");
}

QTEST_GUILESS_MAIN(TestFacePath)
#include "tst_facepath.moc"

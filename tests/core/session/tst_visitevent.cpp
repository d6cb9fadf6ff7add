// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What other programs are told of a visit.
#include "core/session/visitevent.h"
#include "tests/support/libraryfixture.h"

#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestVisitEvent : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void ignoredOneIsNoPicture();
};

void TestVisitEvent::ignoredOneIsNoPicture()
{
    const RecordingId id = addTwo("a");          // nobody knows either, and they are in no group
    QVERIFY(labels().ignore(facesAt(id, left))); // who comes first
    const QList<VisitEvent> visits = eventsOf(library(), id);
    QCOMPARE(visits.size(), 1);
    QCOMPARE(visits[0].face, library().faceThumbnail(facesAt(id, right)[0]));
    QVERIFY(visits[0].face != library().faceThumbnail(facesAt(id, left)[0]));
}

QTEST_GUILESS_MAIN(TestVisitEvent)
#include "tst_visitevent.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Whatever is said of faces, undo brings every label back as it was: also those of other faces of the same track, and
// those that wait for a face.
#include "tests/support/libraryfixture.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestLabelUndo : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void labelsOfTheTrackComeBack();
    void waitingLabelsComeBack();
    void anythingIsUndone();
    void onlyWhatWasSaidOfTheseTracks();

private:
    QStringList labelRows() { return dump().filter(QRegularExpression(u"^labels"_s)); }
    /// Does it, takes it back, and does it again.
    [[nodiscard]] bool isUndone(const QList<FaceId>& faces, const std::function<bool()>& act);

    QList<FaceId> m_faces;
};

void TestLabelUndo::init()
{
    QVERIFY(make());
    m_faces.clear();
    for (const char* name : {"a", "b", "c"}) {
        const RecordingId id = addTwo(name);
        m_faces += facesAt(id, left) + facesAt(id, right);
    }
    QCOMPARE(m_faces.size(), 12);
}

bool TestLabelUndo::isUndone(const QList<FaceId>& faces, const std::function<bool()>& act)
{
    const QStringList before = labelRows();
    const LabelSnapshot then = labels().snapshot(faces);
    if (!act())
        return false;
    const QStringList done = labelRows();
    const LabelSnapshot now = labels().snapshot(faces);
    if (!labels().restore(then) || labelRows() != before)
        return false;
    return labels().restore(now) && labelRows() == done;
}

void TestLabelUndo::labelsOfTheTrackComeBack()
{
    // "One unknown person" takes away what was said like this of the other faces of its track.
    QVERIFY(labels().keepTogether({m_faces[0], m_faces[4]}));
    QVERIFY(labels().keepTogether({m_faces[1]}));
    QVERIFY(isUndone({m_faces[1]}, [this] { return labels().keepTogether({m_faces[1]}); }));
    QVERIFY(isUndone({m_faces[0], m_faces[4]}, [this] { return labels().split({m_faces[0]}, {m_faces[4]}); }));
}

void TestLabelUndo::waitingLabelsComeBack()
{
    const RecordingId id = face(m_faces[0]).recording;
    QVERIFY(say({m_faces[0], m_faces[1]}, "Anna"));
    // Another scan keeps one face there: the other label waits.
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {200}, red)}));
    const QList<FaceId> now = facesAt(id, left);
    QCOMPARE(now.size(), 1);
    const QStringList rows = labelRows();
    QCOMPARE(rows.size(), 2);
    QVERIFY(isUndone(now, [&] { return say(now, "Bert"); }));
    QCOMPARE(labelRows().size(), 1); // what waited was overruled
}

void TestLabelUndo::anythingIsUndone()
{
    QRandomGenerator random(20240501);
    const auto some = [&] {
        QList<FaceId> out;
        for (const FaceId face : std::as_const(m_faces)) {
            if (random.bounded(3) == 0)
                out << face;
        }
        return out;
    };
    const QStringList names{u"Anna"_s, u"Bert"_s, u"Clara"_s};
    for (int i = 0; i < 300; ++i) {
        const QList<FaceId> faces = some();
        const QList<FaceId> rest = some();
        const QString name = names.at(random.bounded(int(names.size())));
        const int act = random.bounded(6);
        const auto does = [&] {
            switch (act) {
            case 0:
                return labels().say(faces, name);
            case 1:
                return labels().sayNot(faces, name);
            case 2:
                return labels().ignore(faces);
            case 3:
                return labels().keepTogether(faces);
            case 4:
                return labels().split(faces, rest);
            default:
                return labels().clear(faces);
            }
        };
        QVERIFY2(isUndone(faces + rest, does), qPrintable(u"act %1, round %2"_s.arg(act).arg(i)));
    }
}

void TestLabelUndo::onlyWhatWasSaidOfTheseTracks()
{
    const LabelSnapshot nothing = labels().snapshot({m_faces[0]});
    QVERIFY(say({m_faces[0]}, "Anna"));
    QVERIFY(say({m_faces[2]}, "Bert")); // beside her, by another program
    QVERIFY(labels().restore(nothing));
    QVERIFY(face(m_faces[0]).label.isEmpty());
    QCOMPARE(face(m_faces[2]).label, u"Bert"_s);
}

QTEST_GUILESS_MAIN(TestLabelUndo)
#include "tst_labelundo.moc"

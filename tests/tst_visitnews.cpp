// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/visitnews.h"
#include "tests/support/libraryfixture.h"

#include <QBuffer>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestVisitNews : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void namesAndUnknown();
    void onlyUnknown();
    void howOften();
    void oldRecordingsAreNoNews();
    void nobodyIsNoNews();

private:
    std::optional<News> news(RecordingId id, Settings::Notify about = Settings::Notify::Everybody, int minutes = 5)
    {
        return newsOf(library(), id, about, at(1).addSecs(60 * minutes));
    }
};

void TestVisitNews::namesAndUnknown()
{
    RecordingFile file = recordingFile(u"/a.mp4"_s, "a", at(1));
    file.camera = u"Front Door"_s;
    const RecordingId id = library().addRecording(file).id;
    TrackUpdate anna = standing(0, left, 1200, 2000, {1400}, red);
    QImage face(8, 8, QImage::Format_RGB32);
    face.fill(Qt::red);
    QBuffer jpeg(&anna.faces[0].thumbnail);
    QVERIFY(face.save(&jpeg, "JPEG"));
    QVERIFY(scanOnce(library(), id, {anna, standing(1, right, 1500, 2500, {1800}, blue)}));
    QVERIFY(news(id));
    QCOMPARE(news(id)->title, u"2 unknown visitors - Front Door"_s);
    QVERIFY(say(facesAt(id, left), "Anna"));
    QCOMPARE(news(id)->title, u"Anna and an unknown visitor - Front Door"_s);
    QCOMPARE(news(id)->recording, id);
    QCOMPARE(news(id)->ms, 1200);
    QCOMPARE(news(id)->picture.size(), face.size()); // Anna's
    QVERIFY(say(facesAt(id, right), "Ben"));
    QCOMPARE(news(id)->title, u"Anna and Ben - Front Door"_s);
    QVERIFY(news(id)->text.contains(QLocale().toString(at(1).toLocalTime().time(), QLocale::ShortFormat)));
}

void TestVisitNews::onlyUnknown()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QCOMPARE(news(id, Settings::Notify::Unknown)->title, u"Unknown visitor"_s);
    QVERIFY(say(facesAt(id, right), "Ben"));
    QVERIFY(!news(id, Settings::Notify::Unknown));
    QVERIFY(!news(id, Settings::Notify::Nobody));
}

void TestVisitNews::howOften()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(b, left), "Anna"));
    RecognitionResult groups;
    groups.groups = {{trackAt(a, right), 1}, {trackAt(b, right), 1}};
    QVERIFY(recognition().set(groups));
    QVERIFY(news(b, Settings::Notify::Unknown)->text.endsWith(u", seen in 2 recordings"_s));
}

void TestVisitNews::oldRecordingsAreNoNews()
{
    const RecordingId id = addTwo("a");
    QVERIFY(news(id, Settings::Notify::Everybody, 59));
    QVERIFY(!news(id, Settings::Notify::Everybody, 61));
    QVERIFY(news(id, Settings::Notify::Everybody, -59)); // by the camera's clock
    QVERIFY(!news(id, Settings::Notify::Everybody, -61));
}

void TestVisitNews::nobodyIsNoNews()
{
    QVERIFY(!news(add("a")));
    QVERIFY(!news(4711));
    const RecordingId id = addTwo("b");
    QVERIFY(labels().ignore(facesAt(id, left)));
    QVERIFY(labels().ignore(facesAt(id, right)));
    QVERIFY(!news(id));
}

QTEST_MAIN(TestVisitNews)
#include "tst_visitnews.moc"

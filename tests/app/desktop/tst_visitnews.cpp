// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/visitnews.h"
#include "core/session/visitevent.h"
#include "tests/support/libraryfixture.h"

#include <QBuffer>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestVisitNews : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void namesAndUnknown();
    void onlyUnknown();
    void howOften();
    void oldRecordingsAreNoNews();
    void nobodyIsNoNews();
    void exceptions_data();
    void exceptions();
    void firstExceptionCounts();

private:
    std::optional<News> news(RecordingId id, Settings::Notify about = Settings::Notify::Everybody, int minutes = 5)
    {
        Settings settings;
        settings.notify = about;
        return told(id, settings, at(1).addSecs(60 * minutes));
    }
    std::optional<News> told(RecordingId id, const Settings& settings, const QDateTime& now)
    {
        return newsOf(library(), id, eventsOf(library(), id), settings, now);
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
    const RecordingId old = addTwo("old", 1);
    const RecordingId a = addTwo("a", 5);
    const RecordingId b = addTwo("b", 11);
    QVERIFY(say(facesAt(b, left), "Anna"));
    RecognitionResult groups;
    groups.groups = {{trackAt(old, right), 1}, {trackAt(a, right), 1}, {trackAt(b, right), 1}};
    QVERIFY(recognition().set(groups));
    QVERIFY(news(b, Settings::Notify::Unknown, 10 * 24 * 60)->text.endsWith(u", seen 2 times this week"_s));
}

void TestVisitNews::exceptions_data()
{
    QTest::addColumn<NewsRule>("rule");
    QTest::addColumn<bool>("fits");
    using About = NewsRule::About;
    const auto row = [](const char* name, bool fits, auto&& set) {
        NewsRule rule;
        set(rule);
        QTest::newRow(name) << rule << fits;
    };
    row("everybody", true, [](NewsRule&) {});
    row("named", true, [](NewsRule& r) { r.about = About::Known; });
    row("unknown", false, [](NewsRule& r) { r.about = About::Unknown; });
    row("deliveries", true, [](NewsRule& r) { r.about = About::Role; });
    row("residents", false, [](NewsRule& r) { r.about = About::Role, r.role = Role::Resident; });
    row("this one", true, [](NewsRule& r) { r.about = About::Person, r.person = 7; });
    row("another one", false, [](NewsRule& r) { r.about = About::Person, r.person = 8; });
    row("here", true, [](NewsRule& r) { r.camera = u"Front Door"_s; });
    row("elsewhere", false, [](NewsRule& r) { r.camera = u"Garden"_s; });
    row("by day", true, [](NewsRule& r) { r.from = {7, 0}, r.to = {22, 0}; });
    row("from now on", true, [](NewsRule& r) { r.from = {14, 5}, r.to = {22, 0}; });
    row("until now", false, [](NewsRule& r) { r.from = {7, 0}, r.to = {14, 5}; });
    row("over night", false, [](NewsRule& r) { r.from = {22, 0}, r.to = {7, 0}; });
    row("over night, until late", true, [](NewsRule& r) { r.from = {22, 0}, r.to = {15, 0}; });
    row("over night, from noon", true, [](NewsRule& r) { r.from = {12, 0}, r.to = {7, 0}; });
    row("all of it", false, [](NewsRule& r) { r.about = About::Role, r.camera = u"Garden"_s; });
}

void TestVisitNews::exceptions()
{
    QFETCH(NewsRule, rule);
    QFETCH(bool, fits);
    VisitEvent event;
    event.name = u"Post"_s;
    event.person = 7;
    event.role = Role::Delivery;
    event.camera = u"Front Door"_s;
    Settings settings;
    settings.newsRules = {rule};
    QCOMPARE(isWanted(event, settings, {14, 5}), !fits); // keep quiet
    settings.newsRules[0].tell = true;
    settings.notify = Settings::Notify::Nobody;
    QCOMPARE(isWanted(event, settings, {14, 5}), fits);
}

void TestVisitNews::firstExceptionCounts()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    Settings settings;
    NewsRule anna;
    anna.tell = true;
    anna.about = NewsRule::About::Person;
    anna.person = personId("Anna");
    settings.newsRules = {anna, NewsRule()};
    QCOMPARE(told(id, settings, at(1))->title, u"Anna"_s);
    settings.newsRules = {NewsRule(), anna};
    QVERIFY(!told(id, settings, at(1)));
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

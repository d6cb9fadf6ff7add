// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Taking data over from other programs and writing it for them, as far as no network files are needed.
#include "tests/support/clirunner.h"

#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray tag = R"({"personName": "Anna", "imagePaths": ["/data/images/20210322-141301/face-a.jpeg"]})";
} // namespace

class TestCliExchange : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordingsOfTheOriginal();
    void twiceIsOnce();
    void whatIsWrongIsTold();
    void noDataFolder();
    void nothingWithoutNetworkFiles();
    void writesTables();
    void writesNamesForPhotoManagers();
    void writesTheOriginalsForm();

private:
    Answer import(const QStringList& more = {}) const
    {
        return run(QStringList{u"import"_s, u"ringface"_s, file(u"data"_s)} + more);
    }
    QString put(const QString& name, const QByteArray& content) const
    {
        QDir().mkpath(QFileInfo(file(name)).path());
        return write(name, content);
    }
    QByteArray content(const QString& name) const
    {
        QFile f(file(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
};

void TestCliExchange::init()
{
    QVERIFY(freshFolder());
    QVERIFY(QDir().mkpath(file(u"data/videos"_s)));
    QVERIFY(writeVideo(file(u"data/videos/20210322-141301.mp4"_s), oneVisitor(0)));
    QVERIFY(writeVideo(file(u"data/videos/20210323-080000.mp4"_s), oneVisitor(1)));
}

void TestCliExchange::recordingsOfTheOriginal()
{
    const QString events = put(u"mongo/RingEvent.json"_s, R"({"eventName": "20210322-141301", "kind": "ding", )"
                                                          R"("videoFileName": "/data/videos/20210322-141301.mp4"})"
                                                          "\n"
                                                          R"({"eventName": "20210323-080000", "kind": "motion", )"
                                                          R"("videoFileName": "/data/videos/20210323-080000.mp4"})"
                                                          "\n");
    const Answer a = import({u"--mongo"_s, events});
    QVERIFY2(a.code == 0, qPrintable(a.err));
    QVERIFY2(a.out.contains("2 new recordings, 0 known before."), a.out);
    QVERIFY2(a.out.contains("ringface-cli scan " + file(u"data/videos"_s).toUtf8()), a.out); // what to do next
    const QJsonArray all = run({u"recordings"_s, u"--json"_s}).list();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0]["recording"_L1].toString(), file(u"data/videos/20210323-080000.mp4"_s));
    QCOMPARE(all[0]["kind"_L1].toString(), u"motion"_s);
    QCOMPARE(all[0]["startedAt"_L1].toString(), u"2021-03-23T08:00:00Z"_s);
    QCOMPARE(all[1]["kind"_L1].toString(), u"ding"_s);
    QCOMPARE(all[1]["state"_L1].toString(), u"waiting"_s);
}

void TestCliExchange::twiceIsOnce()
{
    const QJsonObject first = import({u"--json"_s}).object();
    QCOMPARE(first["newRecordings"_L1].toInt(), 2);
    QCOMPARE(first["knownRecordings"_L1].toInt(), 0);
    const QJsonArray before = run({u"recordings"_s, u"--json"_s}).list();
    const QJsonObject second = import({u"--json"_s}).object();
    QCOMPARE(second["newRecordings"_L1].toInt(), 0);
    QCOMPARE(second["knownRecordings"_L1].toInt(), 2);
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list(), before);
}

void TestCliExchange::whatIsWrongIsTold()
{
    put(u"data/videos/20210324-090000.json"_s,
        R"({"eventName": "20210324-090000", "videoFileName": "./data/videos/20210324-090000.mp4"})");
    put(u"data/videos/20210325-090000.mp4"_s, "");
    put(u"data/classifier/fitting.20210401-000000.json"_s, R"({"persons": [)");
    const Answer a = import({u"--json"_s});
    QCOMPARE(a.code, 3);
    for (const QString& what : {u"20210324-090000.mp4: It is not there"_s, u"20210325-090000.mp4: The file is empty"_s,
                                u"fitting.20210401-000000.json: It is damaged"_s})
        QVERIFY2(a.err.contains(what), qPrintable(a.err));
    QCOMPARE(a.object()["problems"_L1].toArray().size(), 3);
    QCOMPARE(a.object()["newRecordings"_L1].toInt(), 3);
}

void TestCliExchange::noDataFolder()
{
    put(u"other/letter.txt"_s, "hello");
    const Answer a = run({u"import"_s, u"ringface"_s, file(u"other"_s)});
    QCOMPARE(a.code, 1);
    QVERIFY2(a.err.contains(file(u"other"_s)) && a.err.contains(u"DATA_DIR"_s), qPrintable(a.err));
    QVERIFY(!QFile::exists(file(u"library/library.sqlite"_s)));
}

void TestCliExchange::nothingWithoutNetworkFiles()
{
    QVERIFY(fill()); // of an encoder whose files are gone: nothing stands in for it
    const qsizetype before = run({u"recordings"_s, u"--json"_s}).list().size();
    const Answer a = import({u"--mongo"_s, put(u"people.json"_s, tag)});
    QCOMPARE(a.code, 1);
    QVERIFY2(a.err.contains(u"models fetch"_s) && a.err.contains(u"Nothing was taken over"_s), qPrintable(a.err));
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list().size(), before);
}

void TestCliExchange::writesTables()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    const Answer a = run({u"export"_s, u"csv"_s, file(u"tables"_s)});
    QCOMPARE(a.code, 0);
    QVERIFY(a.out.contains(file(u"tables/faces.csv"_s).toUtf8()));
    QCOMPARE(content(u"tables/faces.csv"_s).trimmed().count('\n'), 6);
    QVERIFY(content(u"tables/faces.csv"_s).contains(",\"Anna\",said,"));
    QVERIFY(content(u"tables/faces.csv"_s).contains(",\"Anna\",guessed,"));
    QCOMPARE(content(u"tables/visits.csv"_s).trimmed(), run({u"visits"_s, u"--csv"_s}).out.trimmed());
    put(u"file"_s, "hello");
    QCOMPARE(run({u"export"_s, u"csv"_s, file(u"file"_s)}).code, 1);
}

void TestCliExchange::writesNamesForPhotoManagers()
{
    // Two recordings that are there, one of them with a sidecar that is none.
    {
        const Library::Opened opened = Library::open(file(u"library"_s));
        for (const QString& name : {u"20210322-141301.mp4"_s, u"20210323-080000.mp4"_s}) {
            const RecordingId id =
                opened.library->addRecording(recordingFile(file(u"data/videos/"_s + name), name.toUtf8())).id;
            QVERIFY(scanOnce(*opened.library, id, {track(0, 0, left, 0)}));
            QVERIFY(opened.library->labels().say({opened.library->faces(id).first().id}, u"Anna"_s));
        }
    }
    put(u"data/videos/20210323-080000.mp4.xmp"_s, "hello");
    const Answer asked = run({u"export"_s, u"xmp"_s});
    QVERIFY2(asked.out.contains("20210322-141301.mp4.xmp: Anna"), asked.out);
    QVERIFY2(asked.out.contains("1 file would be written"), asked.out);
    QVERIFY(!QFile::exists(file(u"data/videos/20210322-141301.mp4.xmp"_s)));
    const Answer written = run({u"export"_s, u"xmp"_s, u"--write"_s});
    QCOMPARE(written.code, 3);
    QVERIFY2(written.err.contains(u"20210323-080000.mp4.xmp: It is damaged"_s), qPrintable(written.err));
    QCOMPARE(content(u"data/videos/20210323-080000.mp4.xmp"_s), QByteArray("hello"));
    QVERIFY(content(u"data/videos/20210322-141301.mp4.xmp"_s).contains("Anna"));
    QVERIFY(run({u"export"_s, u"xmp"_s, u"--write"_s}).out.contains("0 files written")); // as it was
}

void TestCliExchange::writesTheOriginalsForm()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    const Answer a = run({u"export"_s, u"ringface"_s, file(u"out"_s)});
    QCOMPARE(a.code, 0);
    QVERIFY2(a.out.contains("2 recordings, 1 person with 1 face, and "), a.out);
    QVERIFY2(a.out.contains("no encodings"), a.out);
    QVERIFY(content(u"out/mongo/PersonImages.json"_s).contains("Anna"));
    const Answer again = run({u"export"_s, u"ringface"_s, file(u"out"_s)});
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.contains(u"not empty"_s));
}

QTEST_GUILESS_MAIN(TestCliExchange)
#include "tst_cliexchange.moc"

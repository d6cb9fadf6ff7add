// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What other programs find in the files that are written for them: the original's form, XMP, tables.
#include "core/exchange/csv.h"
#include "core/exchange/originaldata.h"
#include "core/exchange/originalexport.h"
#include "core/exchange/xmpregions.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// A sidecar as another program might have written it.
const QByteArray foreign =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:own=\"http://example.com/own/\"\n"
    " xmlns:mwg-rs=\"http://www.metadataworkinggroup.com/schemas/regions/\" "
    "xmlns:stArea=\"http://ns.adobe.com/xmp/sType/Area#\"\n"
    " xmlns:stDim=\"http://ns.adobe.com/xap/1.0/sType/Dimensions#\" own:stars=\"4\">\n"
    "<dc:subject><rdf:Bag><rdf:li>cats &amp; dogs</rdf:li></rdf:Bag></dc:subject>\n"
    "<mwg-rs:Regions rdf:parseType=\"Resource\">\n"
    "<mwg-rs:AppliedToDimensions stDim:w=\"1920\" stDim:h=\"1080\" stDim:unit=\"pixel\"/>\n"
    "<mwg-rs:RegionList><rdf:Bag>\n"
    "<rdf:li><rdf:Description mwg-rs:Name=\"Zoe\" mwg-rs:Type=\"Face\" own:sure=\"7\">\n"
    "<mwg-rs:Area stArea:x=\"0.9\" stArea:y=\"0.9\" stArea:w=\"0.1\" stArea:h=\"0.1\" stArea:unit=\"normalized\"/>\n"
    "</rdf:Description></rdf:li>\n"
    "<rdf:li><rdf:Description mwg-rs:Name=\"Rex\" mwg-rs:Type=\"Pet\">\n"
    "<mwg-rs:Area stArea:x=\"0.5\" stArea:y=\"0.5\" stArea:w=\"0.1\" stArea:h=\"0.1\" stArea:unit=\"normalized\"/>\n"
    "</rdf:Description></rdf:li>\n"
    "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>\n";

const NamedRegion anna{u"Anna Älvsjö"_s, {0.25, 0.2, 0.1, 0.15}};
const NamedRegion bert{u"Bert"_s, {0.6, 0.2, 0.1, 0.15}};
const QSize picture(1920, 1080);

QStringList namesIn(const QString& file)
{
    QString problem;
    QStringList out;
    for (const NamedRegion& r : readRegions(file, &problem).value_or(QList<NamedRegion>{{problem, {}}}))
        out << r.name;
    return out;
}

QJsonObject json(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestExchangeFiles : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void sidecarIsWhatOthersRead();
    void sidecarOfOthersIsKept();
    void namesOfOthersAreKept();
    void othersMayWriteItOtherwise();
    void sidecarFollowsTheLibrary();
    void unreadableSidecarIsLeft_data();
    void unreadableSidecarIsLeft();
    void sidecarThatCannotBeWritten();
    void namesInAPhotoItself();
    void regionsOfAVideo();
    void regionsOfAPhoto();
    void originalsForm();
    void originalReadsItself();
    void encodingsOfTheOriginalsEncoder();
    void sameNameInTwoFolders();
    void exportNeedsANewFolder();
    void exportThatCannotBeWritten();
    void tableOfFaces();

private:
    /// What the tool exiv2 prints of a file, by key.
    static QHash<QString, QString> exiv2(const QString& file)
    {
        QProcess tool;
        tool.start(u"exiv2"_s, {u"-PXkv"_s, file}, QIODevice::ReadOnly);
        QHash<QString, QString> out;
        if (!tool.waitForFinished() || tool.exitCode() != 0)
            return out;
        for (const QString& line : QString::fromUtf8(tool.readAllStandardOutput()).split(u'\n')) {
            const qsizetype space = line.indexOf(u' ');
            out.insert(line.first(std::max<qsizetype>(0, space)), line.mid(space + 1).trimmed());
        }
        return out;
    }
    SidecarUpdate update(const QList<NamedRegion>& regions, bool write = true) const
    {
        return updateSidecar(path(u"a.jpg.xmp"_s), regions, picture, write);
    }
};

using Change = SidecarUpdate::Change;

void TestExchangeFiles::sidecarIsWhatOthersRead()
{
    const QString sidecar = sidecarOf(path(u"a.jpg"_s));
    QCOMPARE(sidecar, path(u"a.jpg.xmp"_s));
    QCOMPARE(update({}).change, Change::None);
    QCOMPARE(update({anna, bert}, false).change, Change::Differs);
    QVERIFY(!QFile::exists(sidecar)); // it was only asked
    QCOMPARE(update({anna, bert}).change, Change::Differs);
    const QHash<QString, QString> seen = exiv2(sidecar);
    const QString second = u"Xmp.mwg-rs.Regions/mwg-rs:RegionList[2]/mwg-rs:"_s;
    QCOMPARE(seen.value(u"Xmp.mwg-rs.Regions/mwg-rs:AppliedToDimensions/stDim:w"_s), u"1920"_s);
    QCOMPARE(seen.value(u"Xmp.mwg-rs.Regions/mwg-rs:AppliedToDimensions/stDim:unit"_s), u"pixel"_s);
    QCOMPARE(seen.value(u"Xmp.mwg-rs.Regions/mwg-rs:RegionList[1]/mwg-rs:Name"_s), anna.name);
    QCOMPARE(seen.value(second + u"Name"_s), u"Bert"_s);
    QCOMPARE(seen.value(second + u"Type"_s), u"Face"_s);
    // The middle of the face.
    QCOMPARE(seen.value(second + u"Area/stArea:x"_s).toDouble(), 0.65);
    QCOMPARE(seen.value(second + u"Area/stArea:y"_s).toDouble(), 0.275);
    QCOMPARE(seen.value(second + u"Area/stArea:w"_s).toDouble(), 0.1);
    QCOMPARE(seen.value(second + u"Area/stArea:h"_s).toDouble(), 0.15);
    QCOMPARE(seen.value(second + u"Area/stArea:unit"_s), u"normalized"_s);
    QString problem;
    const auto read = readRegions(sidecar, &problem);
    QVERIFY2(read && read->size() == 2, qPrintable(problem));
    QCOMPARE(read->at(0).name, anna.name);
    QVERIFY(std::abs(read->at(0).area.x() - 0.25) < 1e-6 && std::abs(read->at(0).area.height() - 0.15) < 1e-6);
}

void TestExchangeFiles::sidecarOfOthersIsKept()
{
    QVERIFY(writeFile(path(u"a.jpg.xmp"_s), foreign));
    const QHash<QString, QString> before = exiv2(path(u"a.jpg.xmp"_s));
    QVERIFY(before.size() > 10);
    QCOMPARE(update({}).change, Change::None);
    QCOMPARE(content(path(u"a.jpg.xmp"_s)), foreign);
    QCOMPARE(update({anna}).change, Change::Differs);
    QCOMPARE(namesIn(path(u"a.jpg.xmp"_s)), (QStringList{u"Zoe"_s, anna.name}));
    const QHash<QString, QString> after = exiv2(path(u"a.jpg.xmp"_s));
    for (auto it = before.begin(); it != before.end(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
    QCOMPARE(after.value(u"Xmp.own.stars"_s), u"4"_s);
    // Again changes nothing, and without us it is what it was.
    QCOMPARE(update({anna}).change, Change::None);
    QCOMPARE(update({}).change, Change::Differs);
    QCOMPARE(exiv2(path(u"a.jpg.xmp"_s)), before);
}

void TestExchangeFiles::namesOfOthersAreKept()
{
    QVERIFY(writeFile(path(u"a.jpg.xmp"_s), foreign));
    const QRectF zoe(0.86, 0.86, 0.09, 0.09);
    const SidecarUpdate same = update({{u"Zoe"_s, zoe}});
    QCOMPARE(same.change, Change::None);
    QVERIFY(same.kept.isEmpty());
    const SidecarUpdate other = update({{u"Anna"_s, zoe}});
    QCOMPARE(other.change, Change::None);
    QCOMPARE(other.kept, QStringList{u"Anna"_s});
    QCOMPARE(content(path(u"a.jpg.xmp"_s)), foreign);
    // A pet is no face.
    QCOMPARE(update({{u"Anna"_s, QRectF(0.45, 0.45, 0.1, 0.1)}}).change, Change::Differs);
}

void TestExchangeFiles::othersMayWriteItOtherwise()
{
    QByteArray other = foreign;
    other.replace("mwg-rs:", "r:").replace("xmlns:mwg-rs", "xmlns:r");
    other.replace("<rdf:li>cats &amp; dogs", "<rdf:li xml:lang=\"en\">cats &amp; dogs");
    other = "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + other + "\n   \n<?xpacket end=\"w\"?>";
    QVERIFY(writeFile(path(u"a.jpg.xmp"_s), other));
    QCOMPARE(namesIn(path(u"a.jpg.xmp"_s)), QStringList{u"Zoe"_s});
    QCOMPARE(update({anna}).change, Change::Differs);
    QCOMPARE(namesIn(path(u"a.jpg.xmp"_s)), (QStringList{u"Zoe"_s, anna.name}));
    QVERIFY(content(path(u"a.jpg.xmp"_s)).contains("xml:lang=\"en\""));
}

void TestExchangeFiles::sidecarFollowsTheLibrary()
{
    QCOMPARE(update({anna, bert}).change, Change::Differs);
    QCOMPARE(update({{u"Carl"_s, anna.area}, bert}).change, Change::Differs);
    QCOMPARE(namesIn(path(u"a.jpg.xmp"_s)), (QStringList{u"Carl"_s, u"Bert"_s}));
    QCOMPARE(update({}).change, Change::Differs);
    QCOMPARE(namesIn(path(u"a.jpg.xmp"_s)), QStringList());
    QCOMPARE(update({}).change, Change::None);
}

void TestExchangeFiles::unreadableSidecarIsLeft_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("no XML") << QByteArray("hello");
    QTest::newRow("cut off") << foreign.first(foreign.size() / 2);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("other XML") << QByteArray("<html><body/></html>");
}

void TestExchangeFiles::unreadableSidecarIsLeft()
{
    QFETCH(QByteArray, before);
    QVERIFY(writeFile(path(u"a.jpg.xmp"_s), before));
    const SidecarUpdate refused = update({anna});
    QCOMPARE(refused.change, Change::Failed);
    QVERIFY(!refused.problem.isEmpty());
    QCOMPARE(content(path(u"a.jpg.xmp"_s)), before);
    QString problem;
    QVERIFY(!readRegions(path(u"a.jpg.xmp"_s), &problem));
    QVERIFY(!problem.isEmpty());
}

void TestExchangeFiles::sidecarThatCannotBeWritten()
{
    const SidecarUpdate refused = updateSidecar(path(u"no/folder/a.jpg.xmp"_s), {anna}, picture, true);
    QCOMPARE(refused.change, Change::Failed);
    QVERIFY(refused.problem.contains(u"cannot be written"_s));
}

void TestExchangeFiles::namesInAPhotoItself()
{
    const QString photo = path(u"photo.jpg"_s);
    QVERIFY(paintFrame(oneVisitor(0), 0).save(photo));
    QCOMPARE(namesIn(photo), QStringList());
    QVERIFY(writeFile(path(u"photo.xmp"_s), foreign));
    QCOMPARE(QProcess::execute(u"exiv2"_s, {u"-iX"_s, photo}), 0);
    QVERIFY(QFile::remove(path(u"photo.xmp"_s)));
    QCOMPARE(namesIn(photo), QStringList{u"Zoe"_s});
    QString problem;
    QVERIFY(writeFile(path(u"letter.jpg"_s), "hello"));
    QCOMPARE(namesIn(path(u"letter.jpg"_s)), QStringList());
    QVERIFY(!readRegions(path(u"gone.jpg"_s), &problem));
    QVERIFY(!problem.isEmpty());
}

void TestExchangeFiles::regionsOfAVideo()
{
    const RecordingId id = addTwo("door");
    const QList<FaceId> lefts = facesAt(id, left);
    QVERIFY(say(lefts, "Anna"));
    QVERIFY(train({guess(trackAt(id, right), 0)}));
    const Recording r = *library().recording(id);
    QCOMPARE(regionsOf(library(), r, false).size(), 1); // each person once
    const NamedRegion region = regionsOf(library(), r, false).first();
    QCOMPARE(region.name, u"Anna"_s);
    QCOMPARE(region.area, QRectF(100.0 / 1920, 100.0 / 1080, 80.0 / 1920, 80.0 / 1080));
    // Another one is guessed.
    QVERIFY(say({facesAt(addTwo("other", 2), right).first()}, "Bert"));
    QVERIFY(train({guess(trackAt(id, right), personId("Bert"))}));
    QCOMPARE(regionsOf(library(), r, false).size(), 1);
    const QList<NamedRegion> both = regionsOf(library(), r, true);
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[1].name, u"Bert"_s);
    // Somebody of no interest is nobody.
    QVERIFY(labels().ignore(lefts));
    QCOMPARE(regionsOf(library(), r, false).size(), 0);
}

void TestExchangeFiles::regionsOfAPhoto()
{
    RecordingFile file = recordingFile(u"/p/photo.jpg"_s, "photo");
    file.medium = Medium::Photo;
    const RecordingId id = library().addRecording(file).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 0, {0}, red), standing(1, right, 0, 0, {0}, blue)}));
    QVERIFY(say({facesAt(id, left) + facesAt(id, right)}, "Anna")); // a mirror
    QCOMPARE(regionsOf(library(), *library().recording(id), false).size(), 2);
}

void TestExchangeFiles::originalsForm()
{
    const RecordingId id = addTwo("20240501-120000");
    QVERIFY(say({facesAt(id, left).first()}, "Anna"));
    RecordingFile later = recordingFile(u"/20240502-120000.mp4"_s, "later", at(2)); // not scanned yet
    later.eventId = u"7363919000000000000"_s;
    later.answered = true;
    QVERIFY(library().addRecording(later).id != 0);
    const OriginalExport done = exportOriginal(library(), path(u"out"_s), {});
    QVERIFY2(done.problem.isEmpty(), qPrintable(done.problem));
    QCOMPARE(done.recordings, 2);
    QCOMPARE(done.people, 1);
    QCOMPARE(done.faces, 1);
    const QJsonObject event = json(path(u"out/videos/20240501-120000.json"_s));
    QCOMPARE(event["eventName"_L1].toString(), u"20240501-120000"_s);
    QCOMPARE(event["date"_L1].toString(), u"20240501"_s);
    QCOMPARE(event["createdAt"_L1].toString(), u"2024-05-01T12:00:00.000000Z"_s);
    QCOMPARE(event["videoFileName"_L1].toString(), u"/20240501-120000.mp4"_s); // where it is
    QCOMPARE(event["status"_L1].toString(), u"PROCESSED"_s);
    QCOMPARE(json(path(u"out/videos/20240502-120000.json"_s))["status"_L1].toString(), u"UNPROCESSED"_s);
    QCOMPARE(json(path(u"out/videos/20240502-120000.json"_s))["ringId"_L1].toString(), later.eventId);
    QVERIFY(json(path(u"out/videos/20240502-120000.json"_s))["answered"_L1].toBool());
    QVERIFY(!event.contains("answered"_L1)); // nobody knows
    QVERIFY(!QFile::exists(path(u"out/images/20240502-120000/processingResult.json"_s)));

    const QJsonObject result = json(path(u"out/images/20240501-120000/processingResult.json"_s));
    QCOMPARE(result.keys(), (QStringList{u"eventName"_s, u"recognisedPersons"_s, u"unknownPersons"_s, u"videoFile"_s}));
    QCOMPARE(result["recognisedPersons"_L1].toArray(), QJsonArray{u"Anna"_s});
    // Two tracks: the other one, and the second face of hers, of which nobody has said anything.
    const QJsonArray unknown = result["unknownPersons"_L1].toArray();
    QVERIFY(!unknown.isEmpty());
    const QString picture = unknown[0]["imagePaths"_L1][0].toString();
    QVERIFY(picture.startsWith(path(u"out/images/20240501-120000/face-"_s)));
    QVERIFY(content(picture).startsWith("thumbnail of "));

    const QStringList fits = QDir(path(u"out/classifier"_s)).entryList({u"fitting.*.json"_s});
    QCOMPARE(fits.size(), 1);
    const QJsonObject fit = json(path(u"out/classifier/"_s + fits[0]));
    QCOMPARE(fit.keys(), (QStringList{u"fittedClassifierFile"_s, u"persons"_s}));
    QCOMPARE(fit["persons"_L1][0]["personName"_L1].toString(), u"Anna"_s);
    QCOMPARE(fit["persons"_L1][0]["imagePaths"_L1].toArray().size(), 1);
    QCOMPARE(fit["persons"_L1][0]["encodings"_L1].toArray().size(), 0);
    QCOMPARE(content(path(u"out/mongo/RingEvent.json"_s)).count('\n'), 2);
    QVERIFY(content(path(u"out/mongo/PersonImages.json"_s)).contains(R"("personName":"Anna")"));
}

void TestExchangeFiles::originalReadsItself()
{
    const RecordingId id = addTwo("20240501-120000");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say({facesAt(id, right).first()}, "Bert"));
    QVERIFY(exportOriginal(library(), path(u"out"_s), {}).problem.isEmpty());
    for (const QStringList& mongo : {QStringList(), QStringList{path(u"out/mongo"_s)}}) {
        const OriginalData back = readOriginal(path(u"out"_s), mongo).value_or(OriginalData{});
        QCOMPARE(back.people.size(), 2);
        QCOMPARE(back.people[0].name, u"Anna"_s);
        QCOMPARE(back.people[0].crops.size(), 2);
        QCOMPARE(back.people[1].crops.size(), 1);
        for (const OriginalPerson& person : back.people) {
            for (const QString& crop : person.crops)
                QVERIFY(QFile::exists(crop));
        }
        QCOMPARE(back.problems.size(), 1); // the video is not there in this test
        QCOMPARE(back.problems[0].file, u"/20240501-120000.mp4"_s);
    }
}

void TestExchangeFiles::encodingsOfTheOriginalsEncoder()
{
    const RecordingId id = addTwo("door");
    QVERIFY(say({facesAt(id, left).first()}, "Anna"));
    const auto encodings = [this](const QString& folder, const QString& encoder) {
        exportOriginal(library(), path(folder), encoder);
        const QDir fits(path(folder + u"/classifier"_s));
        return json(fits.filePath(fits.entryList({u"*.json"_s}).value(0)))["persons"_L1][0]["encodings"_L1].toArray();
    };
    QCOMPARE(encodings(u"a"_s, u"colour"_s), (QJsonArray{QJsonArray{1, 0}}));
    QCOMPARE(encodings(u"b"_s, u"another"_s), QJsonArray());
}

void TestExchangeFiles::sameNameInTwoFolders()
{
    const RecordingId a = library().addRecording(recordingFile(u"/a/door.mp4"_s, "a", at(1))).id;
    const RecordingId b = library().addRecording(recordingFile(u"/b/door.mp4"_s, "b", at(2))).id;
    QVERIFY(a != 0 && b != 0);
    QVERIFY(exportOriginal(library(), path(u"out"_s), {}).problem.isEmpty());
    QCOMPARE(QDir(path(u"out/videos"_s)).entryList(QDir::Files), (QStringList{u"door-2.json"_s, u"door.json"_s}));
    QCOMPARE(json(path(u"out/videos/door-2.json"_s))["eventName"_L1].toString(), u"door-2"_s);
}

void TestExchangeFiles::exportNeedsANewFolder()
{
    QVERIFY(QDir().mkpath(path(u"data/images"_s)));
    const OriginalExport refused = exportOriginal(library(), path(u"data"_s), {});
    QVERIFY(refused.problem.contains(path(u"data"_s)) && refused.problem.contains(u"not empty"_s));
    QCOMPARE(QDir(path(u"data"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"images"_s});
    QVERIFY(QDir().mkpath(path(u"empty"_s)));
    QVERIFY(exportOriginal(library(), path(u"empty"_s), {}).problem.isEmpty());
    QVERIFY(QFile::exists(path(u"empty/mongo/RingEvent.json"_s)));
}

void TestExchangeFiles::exportThatCannotBeWritten()
{
    QVERIFY(writeFile(path(u"file"_s), "hello"));
    QVERIFY(!exportOriginal(library(), path(u"file"_s), {}).problem.isEmpty());
    QVERIFY(!exportOriginal(library(), path(u"file/out"_s), {}).problem.isEmpty());
    QCOMPARE(content(path(u"file"_s)), QByteArray("hello"));
}

void TestExchangeFiles::tableOfFaces()
{
    const RecordingId id = addTwo("door \"front\"");
    QVERIFY(say({facesAt(id, left).first()}, "Anna"));
    const RecordingId other = addTwo("other", 2);
    QVERIFY(train({guess(trackAt(other, left), personId("Anna"), 0.25F)}));
    QVERIFY(labels().ignore({facesAt(other, right).first()}));
    const QStringList lines = faceCsv(library().faces(), library().recordings()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 9);
    QCOMPARE(lines[0], u"recording,startedAt,ms,x,y,width,height,name,how,distance"_s);
    QCOMPARE(lines[1], u"\"/door \"\"front\"\".mp4\",2024-05-01T12:00:00Z,200,100,100,80,80,\"Anna\",said,"_s);
    QVERIFY(lines.contains(u"\"/other.mp4\",2024-05-02T12:00:00Z,200,100,100,80,80,\"Anna\",guessed,0.250"_s));
    QVERIFY(lines.contains(u"\"/other.mp4\",2024-05-02T12:00:00Z,600,600,100,80,80,\"\",ignored,"_s));
    QVERIFY(lines.contains(u"\"/door \"\"front\"\".mp4\",2024-05-01T12:00:00Z,600,600,100,80,80,\"\",,"_s));
}

QTEST_GUILESS_MAIN(TestExchangeFiles)
#include "tst_exchangefiles.moc"

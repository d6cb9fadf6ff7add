// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What other programs find in the files that are written for them: the original's form, XMP, tables.
#include "core/exchange/csv.h"
#include "core/exchange/originaldata.h"
#include "core/exchange/originalexport.h"
#include "core/exchange/xmpregions.h"
#include "core/library/values/facepath.h"
#include "core/media/photoreader.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
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
const PictureGeometry picture{{1920, 1080}, 1};

QStringList namesIn(const QString& file)
{
    QString problem;
    QStringList out;
    for (const NamedRegion& r : readRegions(file, {}, &problem).value_or(ReadRegions{{{problem, {}}}, {}}).regions)
        out << r.name;
    return out;
}

QJsonObject json(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// One named face on a picture of that size; an empty size is not told.
QByteArray regionsOn(const QSize& applied, const QRectF& area)
{
    QByteArray out = foreign;
    const auto number = [](double n) { return QByteArray::number(n); };
    out.replace("stDim:w=\"1920\" stDim:h=\"1080\"",
                applied.isEmpty() ? QByteArray()
                                  : "stDim:w=\"" + QByteArray::number(applied.width()) + "\" stDim:h=\"" +
                                        QByteArray::number(applied.height()) + '"');
    out.replace("stArea:x=\"0.9\" stArea:y=\"0.9\" stArea:w=\"0.1\" stArea:h=\"0.1\"",
                "stArea:x=\"" + number(area.center().x()) + "\" stArea:y=\"" + number(area.center().y()) +
                    "\" stArea:w=\"" + number(area.width()) + "\" stArea:h=\"" + number(area.height()) + '"');
    return out;
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
    void turnedPhotos_data();
    void turnedPhotos();
    void regionsOnAnotherPicture();
    void regionsOfMicrosoft();
    void sidecarsOfOtherNames();
    void formulasAreText();
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
    const QString sidecar = sidecarOf(path(u"a.jpg"_s), Medium::Photo);
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
    const auto read = readRegions(sidecar, picture, &problem);
    QVERIFY2(read && read->regions.size() == 2, qPrintable(problem));
    QCOMPARE(read->regions[0].name, anna.name);
    QVERIFY(std::abs(read->regions[0].area.x() - 0.25) < 1e-6);
    QVERIFY(std::abs(read->regions[0].area.height() - 0.15) < 1e-6);
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
    QVERIFY(!readRegions(path(u"a.jpg.xmp"_s), picture, &problem));
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
    QVERIFY(!readRegions(path(u"gone.jpg"_s), picture, &problem));
    QVERIFY(!problem.isEmpty());
}

void TestExchangeFiles::turnedPhotos_data()
{
    QTest::addColumn<int>("orientation");
    for (int i = 1; i <= 8; ++i)
        QTest::addRow("Exif orientation %d", i) << i;
}

/// A red face on a stored picture that a camera says is turned: it is where Qt shows it, and comes back to its place.
void TestExchangeFiles::turnedPhotos()
{
    QFETCH(int, orientation);
    const QString photo = path(u"turned.jpg"_s);
    QImage stored(400, 200, QImage::Format_RGB32);
    stored.fill(Qt::white);
    QPainter(&stored).fillRect(40, 20, 80, 40, Qt::red);
    QVERIFY(stored.save(photo, nullptr, 100));
    QCOMPARE(QProcess::execute(u"exiv2"_s, {u"-M"_s, u"set Exif.Image.Orientation Short %1"_s.arg(orientation), photo}),
             0);
    QVERIFY(writeFile(path(u"turned.xmp"_s), regionsOn(QSize(400, 200), QRectF(0.1, 0.1, 0.2, 0.2))));
    QCOMPARE(sidecarOf(photo, Medium::Photo), path(u"turned.xmp"_s));

    MediaError error = MediaError::None;
    const QImage shown = readPhoto(photo, &error);
    QRect red;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x) {
            const QColor c = shown.pixelColor(x, y);
            if (c.red() > 150 && c.green() < 100)
                red |= QRect(x, y, 1, 1);
        }
    }
    const PictureGeometry geometry = geometryOf(photo);
    QCOMPARE(geometry.stored, QSize(400, 200));
    QCOMPARE(geometry.orientation, orientation);
    QCOMPARE(geometry.shown(), shown.size());
    QString problem;
    const auto read = readRegions(path(u"turned.xmp"_s), geometry, &problem);
    QVERIFY2(read && read->regions.size() == 1, qPrintable(problem));
    const QRectF area = QTransform::fromScale(shown.width(), shown.height()).mapRect(read->regions[0].area);
    QVERIFY(intersectionOverUnion(area, red) > 0.9);

    const NamedRegion there{u"Anna"_s, read->regions[0].area};
    QCOMPARE(updateSidecar(path(u"new.xmp"_s), {there}, geometry, true).change, Change::Differs);
    const QHash<QString, QString> seen = exiv2(path(u"new.xmp"_s));
    const QString first = u"Xmp.mwg-rs.Regions/mwg-rs:RegionList[1]/mwg-rs:Area/stArea:"_s;
    QCOMPARE(seen.value(first + u'x').toDouble(), 0.2);
    QCOMPARE(seen.value(first + u'y').toDouble(), 0.2);
    QCOMPARE(seen.value(first + u'w').toDouble(), 0.2);
    QCOMPARE(seen.value(first + u'h').toDouble(), 0.2);
    QCOMPARE(seen.value(u"Xmp.mwg-rs.Regions/mwg-rs:AppliedToDimensions/stDim:w"_s), u"400"_s);
    // The sidecar may know it better.
    if (orientation == 1) {
        const QImage turned = readPhoto(photo, &error, 6);
        QCOMPARE(turned.size(), QSize(200, 400));
        QVERIFY(turned.pixelColor(150, 80).green() < 100); // the top left corner is at the top right now
    }
}

void TestExchangeFiles::regionsOnAnotherPicture()
{
    const PictureGeometry turned{{400, 200}, 6};
    const QRectF area(0.1, 0.2, 0.2, 0.3);
    const auto readWith = [&](const QSize& applied) {
        QString problem;
        return !writeFile(path(u"a.xmp"_s), regionsOn(applied, area))
                   ? ReadRegions{}
                   : readRegions(path(u"a.xmp"_s), turned, &problem).value_or(ReadRegions{});
    };
    const auto isAt = [](const ReadRegions& read, const QRectF& place) {
        return read.regions.size() == 1 && intersectionOverUnion(read.regions[0].area, place) > 0.99;
    };
    QVERIFY(isAt(readWith({400, 200}), QRectF(0.5, 0.1, 0.3, 0.2)));
    QVERIFY(isAt(readWith({1600, 800}), QRectF(0.5, 0.1, 0.3, 0.2))); // made smaller since
    QVERIFY(isAt(readWith({200, 400}), area));                        // by a program that turns it first
    QVERIFY(isAt(readWith({}), QRectF(0.5, 0.1, 0.3, 0.2)));
    const ReadRegions cut = readWith({300, 300});
    QVERIFY(cut.regions.isEmpty());
    QVERIFY(cut.passedOver.contains(u"cut"_s));
    const SidecarUpdate update = updateSidecar(path(u"a.xmp"_s), {anna}, turned, true);
    QCOMPARE(update.change, Change::Failed);
    QVERIFY(!update.problem.isEmpty());
}

void TestExchangeFiles::regionsOfMicrosoft()
{
    QVERIFY(writeFile(
        path(u"ms.jpg.xmp"_s),
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description rdf:about='' xmlns:MP='http://ns.microsoft.com/photo/1.2/' "
        "xmlns:MPRI='http://ns.microsoft.com/photo/1.2/t/RegionInfo#' "
        "xmlns:MPReg='http://ns.microsoft.com/photo/1.2/t/Region#'>"
        "<MP:RegionInfo rdf:parseType='Resource'><MPRI:Regions><rdf:Bag>"
        "<rdf:li MPReg:Rectangle='0.1, 0.2, 0.3, 0.4' MPReg:PersonDisplayName='Zoe'/>"
        "<rdf:li MPReg:Rectangle='0.5, 0.2, 0.1, 0.1'/>"
        "</rdf:Bag></MPRI:Regions></MP:RegionInfo></rdf:Description></rdf:RDF></x:xmpmeta>"));
    QString problem;
    const auto read = readRegions(path(u"ms.jpg.xmp"_s), picture, &problem);
    QVERIFY2(read && read->regions.size() == 1, qPrintable(problem));
    QCOMPARE(read->regions[0].name, u"Zoe"_s);
    QVERIFY(intersectionOverUnion(read->regions[0].area, QRectF(0.1, 0.2, 0.3, 0.4)) > 0.99);
}

void TestExchangeFiles::sidecarsOfOtherNames()
{
    const QString photo = path(u"b.jpg"_s);
    QCOMPARE(sidecarOf(photo, Medium::Photo), path(u"b.jpg.xmp"_s));
    QVERIFY(writeFile(path(u"b.xmp"_s), foreign));
    QCOMPARE(sidecarOf(photo, Medium::Photo), path(u"b.xmp"_s));
    QCOMPARE(sidecarOf(path(u"b.mp4"_s), Medium::Video), path(u"b.mp4.xmp"_s)); // that one is the photo's
    QVERIFY(writeFile(path(u"b.jpg.xmp"_s), foreign));
    QCOMPARE(sidecarOf(photo, Medium::Photo), path(u"b.jpg.xmp"_s));
    QCOMPARE(orientationIn(path(u"b.xmp"_s)), 0);
    QVERIFY(writeFile(path(u"c.xmp"_s),
                      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/"
                      "02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
                      "xmlns:tiff='http://ns.adobe.com/tiff/1.0/' tiff:Orientation='8'/></rdf:RDF>"
                      "</x:xmpmeta>"));
    QCOMPARE(orientationIn(path(u"c.xmp"_s)), 8);
}

void TestExchangeFiles::formulasAreText()
{
    const RecordingId id = addTwo("door");
    QVERIFY(say(facesAt(id, left), "=cmd|x"));
    QVERIFY(say(facesAt(id, right), "@SUM(A1)"));
    const QString visits = visitCsv(library().visits(), library().recordings());
    QVERIFY(visits.contains(u"\"'=cmd|x\""_s) && visits.contains(u"\"'@SUM(A1)\""_s));
    QVERIFY(faceCsv(library().faces(), library().recordings()).contains(u"\"'=cmd|x\""_s));
    for (const char* name : {"+1", "-1", "@x"}) {
        Visit visit;
        visit.name = QString::fromLatin1(name);
        QVERIFY(visitCsv({visit}, {}).contains(u"\"'%1\""_s.arg(visit.name)));
    }
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

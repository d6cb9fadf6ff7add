// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Item models over a real library: contents, order, and small steps when the library changes.
#include "core/library/values/errortext.h"
#include "tests/support/samplelibrary.h"
#include "ui/faces/groupmodel.h"
#include "ui/recordings/recordingdelegate.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/widgets/facemodel.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
QDateTime at(const char* iso)
{
    return QDateTime::fromString(QLatin1StringView(iso), Qt::ISODate);
}

/// One line a row, the given roles with a bar between them.
QStringList print(const QAbstractItemModel& model, const QList<int>& roles)
{
    QStringList out;
    for (int i = 0; i < model.rowCount(); ++i) {
        QStringList cells;
        for (const int role : roles)
            cells.append(model.index(i, 0).data(role).toString());
        out.append(cells.join(u'|'));
    }
    return out;
}
} // namespace

class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsAreNewestFirst();
    void recordingsFollowTheLibrary();
    void recordingShowsItsScan();
    void recordingShowsItsError();
    void unreadableFileIsReplaced();
    void everyErrorHasItsSentence();
    void dayStartsOnce();
    void words_data();
    void words();
    void groupsInOrder();
    void groupsKeepTheirPlaces();
    void groupSelectionSurvives();
    void facesOfAGroup();
    void people();
    void thumbnails();
};

void TestModels::recordingsAreNewestFirst()
{
    SampleLibrary library;
    library.add(u"b"_s, at("2024-05-02T10:00:00Z"));
    library.add(u"none"_s, {}, {});
    library.add(u"a"_s, at("2024-05-03T10:00:00Z"), u"Side Gate"_s);
    RecordingFile photo;
    photo.path = u"/photo.jpg"_s;
    photo.medium = Medium::Photo;
    library.add(photo);
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(print(model, {RecordingModel::CameraRole}),
             QStringList({u"Side Gate"_s, u"Front Door"_s, u"Unknown camera"_s}));
    QCOMPARE(model.index(0).data(RecordingModel::KindRole).toString(), u"Doorbell"_s);
    QCOMPARE(model.index(1).data(RecordingModel::StartRole).toDateTime(), at("2024-05-02T10:00:00Z").toLocalTime());
    QVERIFY(!model.index(2).data(RecordingModel::DayRole).toDate().isValid());
}

void TestModels::recordingsFollowTheLibrary()
{
    SampleLibrary library;
    const RecordingId old = library.add(u"old"_s, at("2024-05-01T10:00:00Z"));
    const RecordingId fresh = library.add(u"fresh"_s, at("2024-05-03T10:00:00Z"));
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QSignalSpy reset(&model, &RecordingModel::modelReset);
    const QPersistentModelIndex kept = model.index(model.rowOf(old));

    const RecordingId middle = library.add(u"middle"_s, at("2024-05-02T10:00:00Z"));
    QTRY_COMPARE(model.rowOf(middle), 1);
    QCOMPARE(kept.row(), 2);
    library->removeRecordings({fresh});
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(kept.row(), 1);
    QCOMPARE(model.rowOf(fresh), -1);
    QCOMPARE(reset.size(), 0);
}

void TestModels::recordingShowsItsScan()
{
    SampleLibrary library;
    const RecordingId other = library.add(u"other"_s, at("2024-05-03T10:00:00Z"));
    const RecordingId id = library.add(u"x"_s, at("2024-05-01T10:00:00Z"));
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &RecordingModel::dataChanged);
    const QModelIndex row = model.index(model.rowOf(id));
    QCOMPARE(row.data(RecordingModel::StateRole).toInt(), int(ScanState::Waiting));
    QVERIFY(row.data(Qt::DecorationRole).value<QPixmap>().isNull());

    library->beginScan(id, u"test"_s);
    ScanBatch half;
    half.positionMs = 2000;
    half.durationMs = 8000;
    library->addFaces(id, half);
    QTRY_COMPARE(row.data(RecordingModel::StateRole).toInt(), int(ScanState::Scanning));
    QCOMPARE(row.data(RecordingModel::ProgressRole).toDouble(), 0.25);

    library.scan(id, {{1, 0, 900}, {2, 1500, 2000}});
    QTRY_COMPARE(row.data(RecordingModel::StateRole).toInt(), int(ScanState::Done));
    QTRY_COMPARE(row.data(RecordingModel::ProgressRole).toDouble(), 1.0);
    QTRY_COMPARE(row.data(RecordingModel::PeopleRole).toString(), u"2 unknown"_s);
    QTRY_COMPARE(row.data(Qt::DecorationRole).value<QPixmap>().size(), QSize(160, 90));

    library->labels().say({library.facesOf(2).first()}, u"Anna"_s);
    QTRY_COMPARE(row.data(RecordingModel::PeopleRole).toString(), u"Anna, 1 unknown"_s);
    library.guess(1, u"Anna"_s);
    QTRY_COMPARE(row.data(RecordingModel::PeopleRole).toString(), u"Anna"_s);
    QVERIFY(!changed.isEmpty());
    for (const QList<QVariant>& call : changed) { // but for pictures, which whoever looks asks for
        if (call.at(2).value<QList<int>>() != QList<int>{Qt::DecorationRole})
            QCOMPARE(call.first().toModelIndex().row(), row.row());
    }
    QVERIFY(model.rowOf(other) != row.row());
}

void TestModels::recordingShowsItsError()
{
    SampleLibrary library;
    RecordingFile file;
    file.path = u"/broken.mp4"_s;
    file.error = MediaError::FileEmpty;
    library.add(file);
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.index(0).data(RecordingModel::ErrorRole).toString(), errorText(MediaError::FileEmpty));
    QCOMPARE(model.index(0).data(RecordingModel::StateRole).toInt(), int(ScanState::Failed));
}

void TestModels::unreadableFileIsReplaced()
{
    SampleLibrary library;
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    RecordingFile file;
    file.path = u"/late.mp4"_s;
    file.error = MediaError::FileEmpty;
    library.add(file);
    file.error = MediaError::None;
    const RecordingId id = library.add(file);
    QTRY_COMPARE(model.rowCount(), library->recordings().size());
    QCOMPARE(model.rowOf(id), 0);
}

void TestModels::everyErrorHasItsSentence()
{
    QSet<QString> sentences;
    for (int e = 0; e <= int(MediaError::TooLarge); ++e)
        sentences.insert(errorText(MediaError(e)));
    QCOMPARE(sentences.size(), int(MediaError::TooLarge) + 1);
    QVERIFY(errorText(MediaError::None).isEmpty());
}

void TestModels::dayStartsOnce()
{
    SampleLibrary library;
    const QDateTime noon(QDate(2024, 5, 3), QTime(12, 0));
    library.add(u"1"_s, noon.toUTC());
    library.add(u"2"_s, noon.addSecs(60).toUTC());
    library.add(u"3"_s, noon.addDays(-1).toUTC());
    ThumbnailCache cache(*library);
    RecordingModel model(*library, cache);
    QVERIFY(RecordingDelegate::startsDay(model.index(0)));
    QVERIFY(!RecordingDelegate::startsDay(model.index(1)));
    QVERIFY(RecordingDelegate::startsDay(model.index(2)));
}

void TestModels::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QDate today(2024, 3, 1);
    QTest::newRow("today") << dayText(today, today) << u"Today"_s;
    QTest::newRow("yesterday, over a leap day") << dayText(QDate(2024, 2, 29), today) << u"Yesterday"_s;
    QTest::newRow("earlier") << dayText(QDate(2024, 2, 28), today)
                             << QLocale().toString(QDate(2024, 2, 28), QLocale::LongFormat);
    QTest::newRow("no day") << dayText({}, today) << u"Date unknown"_s;
    QTest::newRow("seconds") << lengthText(4'000) << u"0:04"_s;
    QTest::newRow("rounded") << lengthText(59'600) << u"1:00"_s;
    QTest::newRow("minutes") << lengthText(754'000) << u"12:34"_s;
    QTest::newRow("hours") << lengthText(3'723'000) << u"1:02:03"_s;
    QTest::newRow("guess") << nameText(u"Anna"_s, true) << u"Anna?"_s;
    QTest::newRow("stranger") << nameText({}, false) << u"unknown"_s;
    QTest::newRow("one face") << facesText(1) << u"1 face"_s;
    QTest::newRow("faces") << facesText(12) << u"12 faces"_s;
    QTest::newRow("strange kind") << kindText(u"person_detected"_s) << u"person_detected"_s;
    QTest::newRow("nobody") << peopleText({}) << QString();
}

void TestModels::words()
{
    QFETCH(QString, text);
    QTEST(text, "expected");
}

void TestModels::groupsInOrder()
{
    SampleLibrary library;
    const RecordingId a = library.add(u"a"_s, at("2024-05-01T10:00:00Z"));
    const RecordingId b = library.add(u"b"_s, at("2024-05-02T10:00:00Z"));
    library.scan(a, {{1, 0, 100, 1}, {2, 200, 300, 3}, {3, 400, 500, 8}, {4, 600, 700, 1}});
    library.scan(b, {{1, 0, 100, 1}});
    library->labels().say({library.facesOf(4).first()}, u"Anna"_s);
    library.guess(3, u"Anna"_s);
    ThumbnailCache cache(*library);
    GroupModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(print(model, {Qt::DisplayRole, FaceRole::Subtitle}),
             QStringList({u"Anna?|8 faces, 1 visit"_s, u"Unknown|2 faces, 2 visits"_s, u"Unknown|3 faces, 1 visit"_s}));
    QCOMPARE(model.index(2).data(FaceRole::Faces).value<QList<qint64>>(), library.facesOf(2));
    QTRY_COMPARE(model.index(1).data(Qt::DecorationRole).value<QPixmap>().size(), QSize(48, 48));
}

void TestModels::groupsKeepTheirPlaces()
{
    SampleLibrary library;
    library.scan(library.add(u"a"_s, at("2024-05-01T10:00:00Z")), {{1, 0, 100, 5}, {2, 200, 300, 4}});
    ThumbnailCache cache(*library);
    GroupModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    const qint64 cover = library.facesOf(2).value(0);
    // While somebody points at them, or a scan goes on, nothing jumps; then whoever came most often is first.
    model.hold(GroupModel::Hold::Pointer, true);
    model.hold(GroupModel::Hold::Scan, true);
    library.scan(library.add(u"b"_s, at("2024-05-02T10:00:00Z")), {{2, 0, 100, 2}, {7, 200, 300, 1}});
    QTRY_COMPARE(print(model, {FaceRole::Id, FaceRole::Subtitle}),
                 QStringList({u"1|5 faces, 1 visit"_s, u"2|6 faces, 2 visits"_s, u"7|1 face, 1 visit"_s}));
    model.hold(GroupModel::Hold::Pointer, false);
    QCOMPARE(print(model, {FaceRole::Id}), QStringList({u"1"_s, u"2"_s, u"7"_s}));
    model.hold(GroupModel::Hold::Scan, false);
    QCOMPARE(print(model, {FaceRole::Id}), QStringList({u"2"_s, u"1"_s, u"7"_s}));
    QCOMPARE(model.index(0).data(Qt::DecorationRole).value<QPixmap>().cacheKey(),
             cache.face(cover).cacheKey()); // nor does its picture change
}

void TestModels::groupSelectionSurvives()
{
    SampleLibrary library;
    library.scan(library.add(u"a"_s, at("2024-05-01T10:00:00Z")), {{1, 0, 100, 5}, {2, 200, 300, 4}, {3, 400, 500, 2}});
    ThumbnailCache cache(*library);
    GroupModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QItemSelectionModel selection(&model);
    selection.select(model.index(1), QItemSelectionModel::Select);
    library->labels().say(library.facesOf(1), u"Anna"_s);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(selection.selectedIndexes().size(), 1);
    QCOMPARE(selection.selectedIndexes().first().data(FaceRole::Id).toLongLong(), 2);
}

void TestModels::facesOfAGroup()
{
    SampleLibrary library;
    library.scan(library.add(u"a"_s, at("2024-05-01T10:00:00Z")), {{1, 0, 100, 3}});
    ThumbnailCache cache(*library);
    FaceModel model(cache);
    QAbstractItemModelTester tester(&model);
    const QList<FaceId> faces = library.facesOf(1);
    model.setFaces(faces);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1).data(FaceRole::Id).toLongLong(), faces[1]);
    QVERIFY(model.flags(model.index(1)) & Qt::ItemIsDragEnabled);
    model.setFaces({faces[2], faces[0]});
    QCOMPARE(print(model, {FaceRole::Id}), QStringList({QString::number(faces[2]), QString::number(faces[0])}));
    const QDateTime when = at("2024-05-01T10:00:00Z");
    model.setFaces(QList<PersonFace>{{faces[0], when, true, true}, {faces[1], when, true, false}}, 0);
    QCOMPARE(model.index(0).data(FaceRole::Icon).toString(), u"book"_s);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().endsWith(u"Ringface learnt from it"_s));
    QVERIFY(!model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"learnt"_s));
    model.setFaces(QList<PersonFace>{{faces[0], when, true, true}}, faces[0]);
    QCOMPARE(model.index(0).data(FaceRole::Icon).toString(), u"star"_s);
}

void TestModels::people()
{
    SampleLibrary library;
    ThumbnailCache cache(*library);
    PeopleModel model(*library, cache);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(print(model, {Qt::DisplayRole, FaceRole::Subtitle}),
             QStringList({u"New person|Drag a face here to give it a name"_s}));
    library.scan(library.add(u"a"_s, at("2024-05-01T10:00:00Z")), {{1, 0, 100, 1}, {2, 200, 300, 1}});
    library.scan(library.add(u"b"_s, at("2024-05-02T10:00:00Z")), {{1, 0, 100, 1}});
    library->labels().say(library.facesOf(2), u"Ben"_s);
    library->labels().say(library.facesOf(1), u"anna"_s);
    QTRY_COMPARE(
        print(model, {Qt::DisplayRole, FaceRole::Subtitle}),
        QStringList({u"anna|2 visits, last 2 May 2024"_s, u"Ben|1 visit, last 1 May 2024"_s, u"New person|"_s}));
    QCOMPARE(model.names(), QStringList({u"anna"_s, u"Ben"_s}));
    QTRY_VERIFY(!model.index(0).data(Qt::DecorationRole).value<QPixmap>().isNull());
    QCOMPARE(model.index(2).data(FaceRole::Id).toLongLong(), 0);
}

void TestModels::thumbnails()
{
    SampleLibrary library;
    const RecordingId id = library.add(u"a"_s, at("2024-05-01T10:00:00Z"));
    ThumbnailCache cache(*library);
    QSignalSpy loaded(&cache, &ThumbnailCache::recordingsLoaded);
    QVERIFY(cache.recording(id).isNull());
    QTRY_COMPARE(loaded.size(), 1); // there is none
    library.scan(id, {{1, 0, 100, 1}});
    QVERIFY(cache.recording(id).isNull()); // remembered
    cache.forgetRecording(id);
    QTRY_COMPARE(cache.recording(id).size(), QSize(160, 90));
    QCOMPARE(loaded.size(), 2);
    cache.forgetRecording(id);
    QVERIFY(!cache.recording(id).isNull()); // the old one, until the new one is there
    const FaceId face = library.facesOf(1).first();
    QTRY_VERIFY(!cache.face(face).isNull());
    QCOMPARE(cache.face(face).cacheKey(), cache.face(face).cacheKey());
    QVERIFY(cache.face(999'999).isNull());
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"

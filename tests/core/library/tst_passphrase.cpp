// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// An encrypted library: nothing of it can be seen without the passphrase, and nothing of it is lost with it.
#include "core/library/safety/backups.h"
#include "core/library/safety/blobcipher.h"
#include "core/library/safety/passphrase.h"
#include "core/library/store/database.h"
#include "tests/support/clirunner.h"

#include <QCoreApplication>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString secret = u"Käse & Brot"_s;
const QByteArray picture = "THIS-IS-A-PICTURE-OF-A-FACE";
const QByteArray crop = "THIS-IS-WHAT-ANOTHER-ENCODER-NEEDS";
const QByteArray scene = "THIS-IS-A-PICTURE-OF-THE-DOOR";
const QString encoder = u"colour"_s;

/// The numbers of a descriptor as they would lie in a file, whatever lies around them.
QByteArray numbersOf(const Descriptor& descriptor)
{
    return QByteArray(reinterpret_cast<const char*>(descriptor.data()), qsizetype(descriptor.size() * sizeof(float)));
}

Descriptor someone()
{
    Descriptor d(128);
    for (size_t i = 0; i < d.size(); ++i)
        d[i] = 0.01F * float(i + 1);
    return d;
}
} // namespace

class TestPassphrase : public QObject, protected CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cipherNeedsItsKey();
    void keyNeedsItsPassphrase();
    void nothingIsReadableWithoutIt();
    void allIsThereWithIt();
    void whatComesLaterIsEncryptedToo();
    void anotherOne();
    void noneAnyMore();
    void damagedPictureIsKept();
    void notWhileAnotherProgramUsesIt();
    void copiesAreEncryptedToo();
    void commandLine();

private:
    QString library() const { return file(u"library"_s); }
    std::unique_ptr<Library> open(const QString& passphrase = secret) const
    {
        return Library::open(library(), passphrase).library;
    }
    /// A recording with one face, named Anna and learnt.
    static RecordingId addAnna(Library& to, const QByteArray& name);
    /// All that is told of the pictures and numbers in the library.
    static QByteArrayList contentOf(Library& of);
    /// Which of them can be found in the files of the library, its copies included.
    QByteArrayList readable() const;
};

void TestPassphrase::init()
{
    QVERIFY(freshFolder());
    const std::unique_ptr<Library> made = open({});
    QVERIFY(made && addAnna(*made, "a") != 0);
}

RecordingId TestPassphrase::addAnna(Library& to, const QByteArray& name)
{
    const RecordingId id =
        to.addRecording(recordingFile(u"/%1.mp4"_s.arg(QString::fromLatin1(name)), name, QDateTime())).id;
    TrackUpdate track = standing(0, left, 0, 2000, {200}, someone());
    track.faces[0].encoder = encoder;
    track.faces[0].thumbnail = picture;
    track.faces[0].crop = crop;
    ScanBatch batch;
    batch.tracks = {track};
    batch.thumbnail = scene;
    if (!to.beginScan(id, encoder) || !to.addFaces(id, batch) || !to.endScan(id, ScanState::Done, MediaError::None) ||
        !to.labels().say({to.faces(id)[0].id}, u"Anna"_s))
        return 0;
    TrainingSample sample;
    sample.person = to.labels().person(u"Anna"_s).value_or(0);
    sample.face = to.faces(id)[0].id;
    sample.descriptor = someone();
    RecognitionResult learnt;
    learnt.encoder = encoder;
    learnt.limits = 0.5F;
    learnt.trainedOn = {sample};
    return to.recognition().set(learnt) ? id : 0;
}

QByteArrayList TestPassphrase::contentOf(Library& of)
{
    QByteArrayList out;
    for (const Face& face : of.faces())
        out << of.recordingThumbnail(face.recording) << of.faceThumbnail(face.id);
    for (const StoredCrop& stored : of.recognition().cropsToEncode(u"another"_s, 0, 100))
        out << stored.crop;
    const std::optional<RecognitionInput> input = of.recognition().reading(encoder, 0.5F)({});
    if (!input)
        return {};
    for (const TrackSample& track : input->tracks) {
        for (const FaceSample& face : track.faces)
            out << numbersOf(face.descriptor);
    }
    for (const PersonFace& face : of.facesOfPerson(of.labels().person(u"Anna"_s).value_or(0)))
        out << (face.teaches ? "teaches" : "does not teach");
    return out;
}

QByteArrayList TestPassphrase::readable() const
{
    QByteArray all;
    for (const QString& folder : {library(), backupsFolder(library())}) {
        for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files)) {
            QFile content(info.filePath());
            if (content.open(QIODevice::ReadOnly))
                all += content.readAll();
        }
    }
    QByteArray swapped = numbersOf(someone()); // however it is packed
    for (qsizetype i = 0; i + 3 < swapped.size(); i += 4)
        std::reverse(swapped.begin() + i, swapped.begin() + i + 4);
    QByteArrayList out;
    for (const QByteArray& what : {picture, crop, scene, numbersOf(someone()), swapped}) {
        if (all.contains(what.first(16)))
            out << what.first(16);
    }
    return out;
}

void TestPassphrase::cipherNeedsItsKey()
{
    const auto cipher = BlobCipher::make();
    const QByteArray closed = cipher->encrypt(picture);
    QCOMPARE(closed.size(), picture.size() + 40);
    QVERIFY(!closed.contains(picture));
    QVERIFY(closed != cipher->encrypt(picture));
    QCOMPARE(cipher->decrypt(closed), picture);
    QVERIFY(cipher->encrypt({}).isEmpty());
    QVERIFY(BlobCipher::make()->decrypt(closed).isEmpty());
    for (const qsizetype at : {qsizetype(0), qsizetype(30), closed.size() - 1}) {
        QByteArray damaged = closed;
        damaged[at] = char(damaged[at] ^ 1);
        QVERIFY(cipher->decrypt(damaged).isEmpty());
    }
    QVERIFY(cipher->decrypt("short").isEmpty());
}

void TestPassphrase::keyNeedsItsPassphrase()
{
    const auto cipher = BlobCipher::make();
    const QString lock = cipher->lock(secret);
    QVERIFY(lock != cipher->lock(secret));
    const auto same = BlobCipher::unlock(lock, u"Ka\u0308se & Brot"_s); // as another keyboard writes it
    QVERIFY(same);
    QCOMPARE(same->decrypt(cipher->encrypt(picture)), picture);
    QVERIFY(!BlobCipher::unlock(lock, u"käse & brot"_s));
    for (const QString& nonsense : {u""_s, u"{}"_s, u"x"_s, QString(lock).replace("\"turns\":"_L1, "\"turns\":9999"_L1),
                                    QString(lock).replace("\"memory\":"_L1, "\"memory\":9999"_L1)})
        QVERIFY(!BlobCipher::unlock(nonsense, secret));
}

void TestPassphrase::nothingIsReadableWithoutIt()
{
    QVERIFY(makeBackup(library()).error == BackupResult::Error::None);
    QCOMPARE(readable().size(), 4); // each but one way of writing numbers
    QVERIFY(!hasPassphrase(library()));
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    QVERIFY(hasPassphrase(library()));
    QCOMPARE(readable(), QByteArrayList());
    for (const QString& wrong : {u""_s, u"x"_s, secret.toLower()}) {
        const Library::Opened opened = Library::open(library(), wrong);
        QVERIFY(!opened.library);
        QCOMPARE(opened.error, Library::OpenError::Locked);
    }
}

void TestPassphrase::allIsThereWithIt()
{
    QByteArrayList before;
    {
        const auto opened = open({});
        before = contentOf(*opened);
        QCOMPARE(before, QByteArrayList({scene, picture, crop, numbersOf(someone()), "teaches"}));
    }
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    const auto opened = open();
    QVERIFY(opened);
    QCOMPARE(contentOf(*opened), before);
    QCOMPARE(opened->peopleNames(), QStringList{u"Anna"_s});
}

void TestPassphrase::whatComesLaterIsEncryptedToo()
{
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    const auto opened = open();
    const RecordingId id = addAnna(*opened, "b");
    QVERIFY(id != 0);
    const FaceDescriptor other{opened->faces(id)[0].id, someone()};
    QVERIFY(opened->recognition().setDescriptors(encoder, {other}));
    QCOMPARE(readable(), QByteArrayList());
    const QByteArrayList now = contentOf(*opened);
    QCOMPARE(now.count(picture), 2);
    QCOMPARE(now.count(numbersOf(someone())), 2);
    // What was learnt is the same, so it is no further version.
    const qsizetype versions = opened->recognition().versions().size();
    QVERIFY(opened->removeRecordings({id}));
    QVERIFY(opened->restoreRecordings({id}));
    QCOMPARE(contentOf(*opened), now);
    QCOMPARE(opened->recognition().versions().size(), versions);
    QVERIFY(opened->labels().removePerson(opened->labels().person(u"Anna"_s).value_or(0)).has_value());
    QVERIFY(contentOf(*opened).isEmpty());
}

void TestPassphrase::anotherOne()
{
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    QCOMPARE(changePassphrase(library(), u"x"_s, u"new"_s), PassphraseError::Wrong);
    QVERIFY(open());
    QCOMPARE(changePassphrase(library(), secret, u"new"_s), PassphraseError::None);
    QVERIFY(!open());
    QCOMPARE(contentOf(*open(u"new"_s)).count(picture), 1);
}

void TestPassphrase::noneAnyMore()
{
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    QCOMPARE(changePassphrase(library(), {}, {}), PassphraseError::Wrong);
    QCOMPARE(changePassphrase(library(), secret, {}), PassphraseError::None);
    QVERIFY(!hasPassphrase(library()));
    QCOMPARE(contentOf(*open({})), QByteArrayList({scene, picture, crop, numbersOf(someone()), "teaches"}));
}

void TestPassphrase::damagedPictureIsKept()
{
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    const auto stored = [this](const QByteArray& change) {
        Database db;
        if (db.open(libraryFile(library())) != Database::Status::Ok ||
            (!change.isEmpty() && !db.run(u"UPDATE face_images SET thumbnail = ?"_s, {change})))
            return QByteArray();
        return db.value(u"SELECT thumbnail FROM face_images"_s).toByteArray();
    };
    QByteArray damaged = stored({});
    damaged[damaged.size() - 1] = char(damaged.back() ^ 1);
    QCOMPARE(stored(damaged), damaged);
    QCOMPARE(changePassphrase(library(), secret, {}), PassphraseError::SomeUnreadable);
    QCOMPARE(stored({}), damaged);
    QCOMPARE(contentOf(*open({})).count(scene), 1); // the others are readable
    QCOMPARE(contentOf(*open({})).count(crop), 1);
}

void TestPassphrase::notWhileAnotherProgramUsesIt()
{
    const auto used = open({});
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::InUse);
    QVERIFY(!hasPassphrase(library()));
    QCOMPARE(contentOf(*used).count(picture), 1);
}

void TestPassphrase::copiesAreEncryptedToo()
{
    QVERIFY(makeBackup(library()).error == BackupResult::Error::None);
    QCOMPARE(changePassphrase(library(), {}, secret), PassphraseError::None);
    QCOMPARE(backupsOf(library()).size(), 1); // a new one took its place
    QCOMPARE(restoreNewest(library()).error, BackupResult::Error::None);
    QVERIFY(!open({}));
    QCOMPARE(contentOf(*open()).count(picture), 1);
    QCOMPARE(readable(), QByteArrayList());
}

void TestPassphrase::commandLine()
{
    qunsetenv("RINGFACE_PASSPHRASE");
    qputenv("RINGFACE_NEW_PASSPHRASE", "first");
    QCOMPARE(run({u"passphrase"_s}).code, 2);
    QVERIFY(run({u"passphrase"_s, u"change"_s}).err.contains(u"has no passphrase"_s));
    QCOMPARE(run({u"passphrase"_s, u"set"_s}).code, 0);
    QVERIFY(run({u"passphrase"_s, u"set"_s}).err.contains(u"already"_s));
    const Answer closed = run({u"people"_s});
    QCOMPARE(closed.code, 1);
    QVERIFY(closed.err.contains(u"RINGFACE_PASSPHRASE"_s));
    qputenv("RINGFACE_PASSPHRASE", "wrong");
    QCOMPARE(run({u"people"_s}).code, 1);
    QCOMPARE(run({u"passphrase"_s, u"remove"_s}).code, 1);
    qputenv("RINGFACE_PASSPHRASE", "first");
    QVERIFY(run({u"people"_s}).out.contains("Anna"));
    QVERIFY(run({u"backup"_s}).out.contains("library-"));
    qputenv("RINGFACE_NEW_PASSPHRASE", "second");
    QCOMPARE(run({u"passphrase"_s, u"change"_s}).code, 0);
    QCOMPARE(run({u"people"_s}).code, 1);
    qputenv("RINGFACE_PASSPHRASE", "second");
    QCOMPARE(run({u"passphrase"_s, u"remove"_s}).code, 0);
    qunsetenv("RINGFACE_PASSPHRASE");
    QVERIFY(run({u"people"_s}).out.contains("Anna"));
}

QTEST_GUILESS_MAIN(TestPassphrase)
#include "tst_passphrase.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/safety/backups.h"
#include "tests/support/libraryfiles.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/olderlibrary.h"

#include <QDir>
#include <QTest>

#include <memory>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

using Error = BackupResult::Error;

class TestBackups : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bringsBackWhatWas();
    void keepsTheNewest();
    void isDueOnceADay();
    void damageIsNoticed();
    void damagedCopiesAreNotUsed();
    void noRestoreUnderAnotherProgram();
    void newerProgramsCopy();
    void olderLibraryIsCopiedFirst();
    void withoutACopyNothingIsMigrated();
    void killedWhileRestoring_data();
    void killedWhileRestoring();
    void stoppedOnTheWay();
    void onlyTheUserMayRead();
    void removedPeopleAreInNoCopy();
    void emptyLibraryInsteadOfADamagedOne();

private:
    QString folder() const { return path(u"library"_s); }
    static bool write(const QString& file, const QByteArray& content, qint64 at = -1)
    {
        QFile f(file);
        return f.open(at < 0 ? QIODevice::WriteOnly : QIODevice::ReadWrite) && (at < 0 || f.seek(at)) &&
               f.write(content) == content.size();
    }
    static QByteArray read(const QString& file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    QList<FaceId> m_faces;
};

void TestBackups::init()
{
    QVERIFY(make());
    m_faces = facesAt(addTwo("a"), left);
    QCOMPARE(m_faces.size(), 2);
}

void TestBackups::bringsBackWhatWas()
{
    QVERIFY(backupsOf(folder()).isEmpty());
    QVERIFY(say(m_faces, "Anna"));
    const QStringList before = dump();
    const BackupResult made = makeBackup(folder()); // while the library is open
    QCOMPARE(made.error, Error::None);
    QCOMPARE(backupsOf(folder()).size(), 1);
    QCOMPARE(backupsOf(folder())[0].file, made.file);
    QVERIFY(say(m_faces, "Berta"));
    QVERIFY(library().removeRecordings({library().recordings()[0].id}));
    close();
    const BackupResult restored = restoreBackup(folder(), made.file);
    QCOMPARE(restored.error, Error::None);
    QVERIFY(reopen());
    QCOMPARE(dump(), before);
    QCOMPARE(names(), QStringList{u"Anna"_s});
    // What was there until then can be had back too.
    QCOMPARE(backupsOf(folder()).size(), 2);
    QCOMPARE(backupsOf(folder())[0].file, restored.file);
    close();
    QCOMPARE(restoreBackup(folder(), restored.file).error, Error::None);
    QVERIFY(reopen());
    QCOMPARE(library().recordings().size(), 0);
}

void TestBackups::keepsTheNewest()
{
    QStringList made;
    for (int i = 0; i < 5; ++i)
        made.prepend(makeBackup(folder()).file);
    QStringList kept;
    for (const Backup& b : backupsOf(folder()))
        kept << b.file;
    QCOMPARE(kept, made.mid(0, 3));
    QCOMPARE(QDir(backupsFolder(folder())).entryList(QDir::Files).size(), 3); // and nothing else
}

void TestBackups::isDueOnceADay()
{
    QVERIFY(isBackupDue(folder()));
    const QString file = makeBackup(folder()).file;
    QVERIFY(!isBackupDue(folder()));
    // A day later; and when it was made by a clock that ran ahead.
    for (const int days : {-1, 30}) {
        const QString other =
            QFileInfo(file).path() + u"/library-"_s +
            QDateTime::currentDateTimeUtc().addDays(days).addSecs(-60).toString(u"yyyyMMdd'T'hhmmsszzz'Z'"_s) +
            u".sqlite"_s;
        QVERIFY(QFile::rename(file, other));
        QCOMPARE(backupsOf(folder()).size(), 1);
        QVERIFY(isBackupDue(folder()));
        QVERIFY(QFile::rename(other, file));
    }
}

void TestBackups::damageIsNoticed()
{
    QVERIFY(say(m_faces, "Anna"));
    QCOMPARE(checkLibrary(folder()).error, Error::None);
    const QString good = makeBackup(folder()).file;
    close();
    QVERIFY(damageDatabase(libraryFile(folder())));
    const QByteArray damaged = read(libraryFile(folder()));
    const BackupResult state = checkLibrary(folder());
    QCOMPARE(state.error, Error::Damaged);
    QVERIFY(!state.detail.isEmpty());
    // It does not take the place of a good copy.
    QCOMPARE(makeBackup(folder()).error, Error::Damaged);
    QCOMPARE(backupsOf(folder()).size(), 1);
    QCOMPARE(Library::open(folder()).error, Library::OpenError::Damaged);
    const BackupResult restored = restoreNewest(folder());
    QCOMPARE(restored.error, Error::None);
    QCOMPARE(read(restored.file), damaged); // kept, for those who can mend it
    QVERIFY(backupsOf(folder())[0].damaged);
    QVERIFY(reopen());
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(QFile::exists(good));
}

void TestBackups::damagedCopiesAreNotUsed()
{
    QVERIFY(say(m_faces, "Anna"));
    const QString older = makeBackup(folder()).file;
    QVERIFY(say(m_faces, "Berta"));
    const QString newer = makeBackup(folder()).file;
    QVERIFY(damageDatabase(newer));
    close();
    const QByteArray before = read(libraryFile(folder()));
    QCOMPARE(restoreBackup(folder(), newer).error, Error::Damaged);
    QCOMPARE(restoreBackup(folder(), path(u"none.sqlite"_s)).error, Error::NotWritten);
    QVERIFY(write(path(u"letter"_s), "Dear Sir or Madam, this is no library. "));
    QCOMPARE(restoreBackup(folder(), path(u"letter"_s)).error, Error::Damaged);
    QCOMPARE(read(libraryFile(folder())), before);
    QCOMPARE(restoreNewest(folder()).error, Error::None);
    QVERIFY(reopen());
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(QFile::exists(older));
}

void TestBackups::noRestoreUnderAnotherProgram()
{
    const QString copy = makeBackup(folder()).file;
    QVERIFY(say(m_faces, "Anna"));
    QCOMPARE(restoreBackup(folder(), copy).error, Error::InUse);
    QVERIFY(say(m_faces, "Berta"));
    QVERIFY(reopen());
    QCOMPARE(names(), QStringList{u"Berta"_s});
    QCOMPARE(backupsOf(folder()).size(), 1);
}

void TestBackups::newerProgramsCopy()
{
    const QString copy = makeBackup(folder()).file;
    {
        Database db;
        QCOMPARE(db.openAsItIs(copy), Database::Status::Ok);
        QVERIFY(db.run(u"PRAGMA user_version = 999"_s));
    }
    close();
    QCOMPARE(restoreBackup(folder(), copy).error, Error::TooNew);
    QVERIFY(reopen());
    QCOMPARE(library().recordings().size(), 1);
}

void TestBackups::olderLibraryIsCopiedFirst()
{
    // As the version before this one left it.
    QVERIFY(makeOlder(library().file()));
    QVERIFY(reopen());
    const QList<Backup> copies = backupsOf(folder());
    QCOMPARE(copies.size(), 1);
    QVERIFY(copies[0].file.endsWith(u"-before-update.sqlite"_s));
    Database copy;
    QCOMPARE(copy.openAsItIs(copies[0].file), Database::Status::Ok);
    QCOMPARE(copy.value(u"PRAGMA user_version"_s).toInt(), olderVersion);
    QCOMPARE(copy.value(u"SELECT count(*) FROM faces"_s).toInt(), 4);
    // Once only, and not in the way of the daily ones.
    QVERIFY(reopen());
    for (int i = 0; i < 4; ++i)
        QCOMPARE(makeBackup(folder()).error, Error::None);
    QCOMPARE(backupsOf(folder()).size(), 4);
}

void TestBackups::withoutACopyNothingIsMigrated()
{
    QVERIFY(makeOlder(library().file()));
    close();
    QVERIFY(write(backupsFolder(folder()), "in the way"));
    const Library::Opened opened = Library::open(folder());
    QCOMPARE(opened.error, Library::OpenError::MigrationFailed);
    QVERIFY(opened.detail.contains(backupsFolder(folder())));
    {
        Database db;
        QCOMPARE(db.openAsItIs(libraryFile(folder())), Database::Status::Ok);
        QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), olderVersion);
    }
    QVERIFY(QFile::remove(backupsFolder(folder())));
    QVERIFY(reopen());
    QCOMPARE(library().faces().size(), 4);
}

void TestBackups::killedWhileRestoring_data()
{
    QTest::addColumn<bool>("gone");  // the library, put aside already
    QTest::addColumn<bool>("whole"); // what was to take its place
    QTest::addColumn<QString>("name");
    QTest::newRow("before it was put aside") << false << false << u"Berta"_s;
    QTest::newRow("after it was put aside") << true << true << u"Anna"_s;
}

void TestBackups::killedWhileRestoring()
{
    QFETCH(bool, gone);
    QFETCH(bool, whole);
    QFETCH(QString, name);
    QVERIFY(say(m_faces, "Anna"));
    const QString copy = makeBackup(folder()).file;
    QVERIFY(say(m_faces, "Berta"));
    close();
    const QString arriving = libraryFile(folder()) + u".restored"_s;
    const QByteArray content = read(copy);
    QVERIFY(write(arriving, whole ? content : content.left(content.size() / 2)));
    if (gone) {
        QVERIFY(QFile::rename(libraryFile(folder()), path(u"aside"_s)));
        QVERIFY(write(libraryFile(folder()) + u"-wal"_s, "of the one that was put aside"));
    }
    QVERIFY(reopen());
    QCOMPARE(names(), QStringList{name});
    QVERIFY(!QFile::exists(arriving));
}

void TestBackups::stoppedOnTheWay()
{
    for (int i = 0; i < 500; ++i)
        QVERIFY(library().setNote(u"note%1"_s.arg(i), QString(60'000, u'x')));
    const QStringList before = dump();
    int asked = 0;
    const auto count = [&asked] { return ++asked < 0; };
    const QString whole = makeBackup(folder(), false, count).file;
    QVERIFY(asked > 2);
    const int times = asked;
    for (const int last : {1, times / 2, times - 1}) {
        asked = 0;
        const auto stop = [&asked, last] { return ++asked >= last; };
        QCOMPARE(makeBackup(folder(), false, stop).error, Error::Stopped);
        asked = 0;
        QCOMPARE(renewBackups(folder(), stop).error, Error::Stopped);
        QCOMPARE(backupsOf(folder()).size(), 1);
        QCOMPARE(backupsOf(folder())[0].file, whole);
        QVERIFY(!QFile::exists(backupsFolder(folder()) + u"/unfinished"_s));
    }
    asked = 0;
    QCOMPARE(checkLibrary(folder(), [] { return true; }).error, Error::Stopped);
    QCOMPARE(dump(), before);
    QCOMPARE(makeBackup(folder()).error, Error::None);
}

void TestBackups::onlyTheUserMayRead()
{
    const QString copy = makeBackup(folder()).file;
    QVERIFY(isPrivate(backupsFolder(folder())));
    QVERIFY(isPrivate(copy));
    close();
    QVERIFY(QFile::setPermissions(copy, QFile::permissions(copy) | QFile::ReadOther));
    QCOMPARE(restoreBackup(folder(), copy).error, Error::None);
    QVERIFY(isPrivate(libraryFile(folder())));
}

void TestBackups::removedPeopleAreInNoCopy()
{
    const QByteArray name = "Wilhelmina Unverwechselbar";
    QVERIFY(labels().say(m_faces, QString::fromUtf8(name)));
    const QString aside = QFileInfo(makeBackup(folder()).file).path() + u"/damaged-20240501T120000000Z.sqlite"_s;
    QVERIFY(QFile::copy(backupsOf(folder())[0].file, aside));
    QVERIFY(makeBackup(folder()).error == Error::None);
    QVERIFY(read(backupsOf(folder())[0].file).contains(name));
    QVERIFY(labels().removePerson(personId(name.constData())).value().erased);
    QVERIFY(library().isErasureDue()); // from the copies
    QCOMPARE(renewBackups(folder()).error, Error::None);
    QVERIFY(library().copiesRenewed() && !library().isErasureDue());
    const QList<Backup> copies = backupsOf(folder());
    QCOMPARE(copies.size(), 1);
    for (const QFileInfo& file : QDir(backupsFolder(folder())).entryInfoList(QDir::Files))
        QVERIFY2(!read(file.filePath()).contains(name), qPrintable(file.filePath()));
    close();
    QCOMPARE(restoreBackup(folder(), copies[0].file).error, Error::None);
    QVERIFY(reopen());
    QCOMPARE(library().faces().size(), 2); // whom nobody removed
}

void TestBackups::emptyLibraryInsteadOfADamagedOne()
{
    close();
    QVERIFY(damageDatabase(libraryFile(folder())));
    QCOMPARE(restoreNewest(folder()).error, Error::NotWritten); // there is none
    const QByteArray damaged = read(libraryFile(folder()));
    const BackupResult aside = putAside(folder());
    QCOMPARE(aside.error, Error::None);
    QCOMPARE(read(aside.file), damaged);
    QVERIFY(reopen());
    QCOMPARE(library().recordings().size(), 0);
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"

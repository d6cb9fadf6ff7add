// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/library.h"
#include "core/library/store/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newFileGetsTheSchema();
    void schemaIsMadeOnce();
    void newerThanThisProgram();
    void noDatabase_data();
    void noDatabase();
    void failedMigrationLeavesNothing();
    void labelsOfVersionOneSurvive();
    void damagedVersionOneIsLeftAlone();
    void deletedContentIsOverwritten();
    void rollsBackUnlessCommitted();
    void transactionAfterFailedStatement();
    void transactionThatCannotBegin();
    void foreignKeysHold();
    void errorsAreValues();
    void valuesComeBack();
    void sameQuestionWhileItIsAnswered();
    void tableMadeAnew();
    void readerSeesCommittedOnly();
    void connectionsAreGivenBack();

private:
    QString file() const { return m_dir->filePath(u"library.sqlite"_s); }
    /// A file as the first version of the program made it, with one labelled and guessed face.
    bool makeVersionOne();
    int count(Database& db, const QString& table) const { return db.value(u"SELECT count(*) FROM "_s + table).toInt(); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace
{
const QString addPerson = u"INSERT INTO persons (name) VALUES (?)"_s;
const QString addRecording = u"INSERT INTO recordings (path, medium, camera, kind, time_source, state, error) "
                             "VALUES (?, 0, '', '', 0, 0, 0)"_s;
} // namespace

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestDatabase::newFileGetsTheSchema()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), Database::schemaVersion());
    QVERIFY(Database::schemaVersion() >= 2);
    QCOMPARE(db.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(db.value(u"PRAGMA foreign_keys"_s).toInt(), 1);
    QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    for (const QString& table : {u"recordings"_s, u"tracks"_s, u"faces"_s, u"persons"_s, u"labels"_s, u"guesses"_s,
                                 u"classifiers"_s, u"classifier_samples"_s})
        QCOMPARE(count(db, table), 0);
}

void TestDatabase::schemaIsMadeOnce()
{
    {
        Database db;
        QCOMPARE(db.open(file()), Database::Status::Ok);
        QVERIFY(db.run(addPerson, {u"Anna"_s}));
    }
    Database again;
    QCOMPARE(again.open(file()), Database::Status::Ok);
    QCOMPARE(again.value(u"SELECT name FROM persons"_s).toString(), u"Anna"_s);
}

void TestDatabase::newerThanThisProgram()
{
    {
        Database db;
        QCOMPARE(db.open(file()), Database::Status::Ok);
        QVERIFY(db.run(u"PRAGMA user_version = %1"_s.arg(Database::schemaVersion() + 1)));
    }
    Database db;
    QCOMPARE(db.open(file()), Database::Status::TooNew);
    QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), Database::schemaVersion() + 1);
}

void TestDatabase::noDatabase_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Database::Status>("status");
    QTest::newRow("another file") << u"letter.txt"_s << Database::Status::Damaged;
    QTest::newRow("a folder") << u"."_s << Database::Status::CannotOpen;
    QTest::newRow("folder that is not there") << u"none/library.sqlite"_s << Database::Status::CannotOpen;
}

void TestDatabase::noDatabase()
{
    QFETCH(QString, name);
    const QByteArray content = QByteArray("Dear Sir or Madam, this is no database.\n").repeated(200);
    QFile letter(m_dir->filePath(u"letter.txt"_s));
    QVERIFY(letter.open(QIODevice::ReadWrite));
    letter.write(content);
    letter.flush();
    Database db;
    QTEST(db.open(m_dir->filePath(name)), "status");
    QVERIFY(!db.lastError().isEmpty());
    letter.seek(0);
    QCOMPARE(letter.readAll(), content);
}

void TestDatabase::failedMigrationLeavesNothing()
{
    // A table of ours is there already, in a file of version 0.
    {
        Database db;
        QCOMPARE(db.open(file()), Database::Status::Ok);
        for (const QString& statement :
             {u"DROP TABLE guesses"_s, u"DROP TABLE labels"_s, u"DROP TABLE face_images"_s, u"DROP TABLE faces"_s,
              u"DROP TABLE tracks"_s, u"DROP TABLE recordings"_s, u"DROP TABLE meta"_s, u"PRAGMA user_version = 0"_s})
            QVERIFY2(db.run(statement), qPrintable(statement));
        QVERIFY(db.run(addPerson, {u"Anna"_s}));
    }
    Database db;
    QCOMPARE(db.open(file()), Database::Status::MigrationFailed);
    QVERIFY(!db.lastError().isEmpty());
    // What came before the failing statement is undone, what was there is left.
    QCOMPARE(db.value(u"SELECT count(*) FROM sqlite_master WHERE name = 'recordings'"_s).toInt(), 0);
    QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), 0);
    QCOMPARE(db.value(u"SELECT name FROM persons"_s).toString(), u"Anna"_s);
}

bool TestDatabase::makeVersionOne()
{
    // Opening one registers the schema.
    if (Database().open(m_dir->filePath(u"other"_s)) != Database::Status::Ok)
        return false;
    QFile schema(u":/ringface/schema/1.sql"_s);
    if (!schema.open(QIODevice::ReadOnly))
        return false;
    QString text;
    while (!schema.atEnd()) {
        const QString line = QString::fromUtf8(schema.readLine());
        text += line.startsWith("--"_L1) ? QString() : line;
    }
    text += u"INSERT INTO meta (key, value) VALUES ('revision', '5'), ('trained_revision', '5');"
            "INSERT INTO recordings (path, medium, camera, kind, time_source, state, error) "
            "VALUES ('/a.mp4', 0, '', '', 0, 2, 0);"
            "INSERT INTO tracks (recording_id, from_ms, to_ms, path, group_id) VALUES (1, 0, 900, x'', 3);"
            "INSERT INTO faces (track_id, recording_id, time_ms, frame, x, y, w, h, quality, encoder) "
            "VALUES (1, 1, 200, 2, 1, 2, 3, 4, 0.5, 'e');"
            "INSERT INTO persons (id, name) VALUES (7, 'Anna'), (9, 'Bert');"
            "INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id) "
            "VALUES (1, 200, 1, 2, 3, 4, 1, 7), (1, 500, 1, 2, 3, 4, NULL, 9);"
            "INSERT INTO guesses (track_id, person_id, distance, runner_up_id, runner_up_distance) "
            "VALUES (1, 7, 0.25, 9, 0.5);"
            "PRAGMA user_version = 1"_s;
    bool ok = true;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"one"_s);
        db.setDatabaseName(file());
        ok = db.open();
        for (const QString& statement : text.split(u';', Qt::SkipEmptyParts))
            ok = ok && (statement.trimmed().isEmpty() || QSqlQuery(db).exec(statement));
    }
    QSqlDatabase::removeDatabase(u"one"_s);
    return ok;
}

void TestDatabase::labelsOfVersionOneSurvive()
{
    QVERIFY(makeVersionOne());
    {
        Database db;
        QCOMPARE(db.open(file()), Database::Status::Ok);
        QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), Database::schemaVersion());
        QCOMPARE(db.value(u"PRAGMA foreign_keys"_s).toInt(), 1);
        QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        QVERIFY(!db.value(u"PRAGMA foreign_key_check"_s).isValid());
        QCOMPARE(count(db, u"labels"_s), 2);
        QCOMPARE(count(db, u"guesses"_s), 1);
        QVERIFY(db.run(addPerson, {u"Carla"_s}));
        QCOMPARE(db.value(u"SELECT id FROM persons WHERE name = 'Carla'"_s).toInt(), 10);
    }
    const QTemporaryDir folder;
    QVERIFY(QFile::copy(file(), folder.filePath(u"library.sqlite"_s)));
    const auto library = Library::open(folder.path()).library;
    QVERIFY(library);
    const Face face = library->face(1).value_or(Face{});
    QCOMPARE(face.label, u"Anna"_s);
    QCOMPARE(face.guess, u"Anna"_s);
    QCOMPARE(face.runnerUp, u"Bert"_s);
    QCOMPARE(face.group, 3);
    QVERIFY(library->recognition().isDue()); // what decides has changed
    const QList<Person> people = library->people();
    QCOMPARE(people.size(), 2); // Bert's face waits to be found again
    QCOMPARE(people[0].id, 7);
    QCOMPARE(people[0].role, Role::Visitor);
    QCOMPARE(people[1].labelled, 1);
}

void TestDatabase::damagedVersionOneIsLeftAlone()
{
    QVERIFY(makeVersionOne());
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"one"_s);
        db.setDatabaseName(file());
        QVERIFY(db.open());
        QVERIFY(QSqlQuery(db).exec(u"UPDATE labels SET person_id = 99 WHERE id = 1"_s)); // of nobody
    }
    QSqlDatabase::removeDatabase(u"one"_s);
    Database db;
    QCOMPARE(db.open(file()), Database::Status::MigrationFailed);
    QVERIFY(db.lastError().contains("labels"_L1));
    QCOMPARE(db.value(u"PRAGMA user_version"_s).toInt(), 1);
    QCOMPARE(count(db, u"labels"_s), 2);
    QCOMPARE(count(db, u"sqlite_master WHERE name = 'classifiers'"_s), 0);
}

void TestDatabase::deletedContentIsOverwritten()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    const QString secret = u"Xantippe"_s.repeated(400);
    QVERIFY(db.run(addPerson, {secret}));
    QVERIFY(db.run(addPerson, {u"Socrates"_s}));
    QVERIFY(db.eraseLog());
    const auto content = [this] {
        QByteArray all;
        for (const QString& name : {file(), file() + u"-wal"_s}) {
            QFile f(name);
            all += f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        }
        return all;
    };
    QVERIFY(content().contains("Xantippe"));
    QVERIFY(db.run(u"DELETE FROM persons WHERE name = ?"_s, {secret}));
    QVERIFY(db.eraseLog());
    QVERIFY(!content().contains("Xantippe"));
    QVERIFY(content().contains("Socrates"));
    // Not in the middle of something.
    const Transaction transaction(db);
    QVERIFY(!db.eraseLog());
}

void TestDatabase::rollsBackUnlessCommitted()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    {
        Transaction transaction(db);
        QVERIFY(db.run(addPerson, {u"Anna"_s}));
        QCOMPARE(count(db, u"persons"_s), 1);
    }
    QCOMPARE(count(db, u"persons"_s), 0);
    {
        Transaction transaction(db);
        QVERIFY(db.run(addPerson, {u"Anna"_s}));
        QVERIFY(transaction.commit());
        QVERIFY(!transaction.commit());
    }
    QCOMPARE(count(db, u"persons"_s), 1);
}

void TestDatabase::transactionAfterFailedStatement()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    {
        Transaction transaction(db);
        QVERIFY(db.run(addPerson, {u"Anna"_s}));
        QVERIFY(!db.run(addPerson, {u"Anna"_s}));
    }
    QCOMPARE(count(db, u"persons"_s), 0);
    // and the next one works
    Transaction transaction(db);
    QVERIFY(db.run(addPerson, {u"Bert"_s}));
    QVERIFY(transaction.commit());
    QCOMPARE(count(db, u"persons"_s), 1);
}

void TestDatabase::transactionThatCannotBegin()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    Transaction outer(db);
    QVERIFY(outer.isOpen());
    QVERIFY(db.run(addPerson, {u"Anna"_s}));
    {
        Transaction inner(db);
        QVERIFY(!inner.isOpen());
        QVERIFY(!inner.commit());
    }
    // The one that is open is not touched by it.
    QVERIFY(outer.commit());
    QCOMPARE(count(db, u"persons"_s), 1);
}

void TestDatabase::foreignKeysHold()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    const QString addTrack = u"INSERT INTO tracks (recording_id, from_ms, to_ms, path) VALUES (?, 0, 0, ?)"_s;
    QVERIFY(!db.run(addTrack, {99, QByteArray("x")}));
    QVERIFY(db.run(addRecording, {u"/a.mp4"_s}));
    QVERIFY(db.run(addTrack, {1, QByteArray("x")}));
    QVERIFY(db.run(u"INSERT INTO faces (track_id, recording_id, time_ms, frame, x, y, w, h, quality, encoder) "
                   "VALUES (1, 1, 0, 0, 0, 0, 9, 9, 0.5, '')"_s));
    QVERIFY(db.run(addPerson, {u"Anna"_s}));
    QVERIFY(db.run(u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id) "
                   "VALUES (1, 0, 0, 0, 9, 9, 1, 1)"_s));
    QVERIFY(db.run(u"INSERT INTO guesses (track_id, person_id, distance, runner_up_distance) VALUES (1, 1, 0, 0)"_s));
    // The track goes: its faces and guesses too, a person's word stays.
    QVERIFY(db.run(u"DELETE FROM tracks"_s));
    QCOMPARE(count(db, u"faces"_s), 0);
    QCOMPARE(count(db, u"guesses"_s), 0);
    QCOMPARE(count(db, u"labels WHERE face_id IS NULL"_s), 1);
    // The recording goes: everything of it.
    QVERIFY(db.run(u"DELETE FROM recordings"_s));
    QCOMPARE(count(db, u"labels"_s), 0);
    QCOMPARE(count(db, u"persons"_s), 1);
}

void TestDatabase::errorsAreValues()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    QVERIFY(!db.run(u"SELECT nonsense FROM nowhere"_s));
    QVERIFY(db.lastError().contains("nowhere"_L1));
    QVERIFY(!db.query(u"not even SQL"_s).isActive());
    QVERIFY(!db.value(u"SELECT name FROM persons"_s).isValid());
    QVERIFY(!db.commit());
    QVERIFY(db.run(addPerson, {u"Anna"_s}));
}

void TestDatabase::valuesComeBack()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    for (const QString& name :
         {u"O'Brien; DROP TABLE persons"_s, u"J\u00fcrgen \u5f20\u4f1f \U0001F600"_s, u"%_\\\""_s}) {
        QVERIFY(db.run(addPerson, {name}));
        QCOMPARE(db.value(u"SELECT name FROM persons WHERE name = ?"_s, {name}).toString(), name);
    }
    const QByteArray bytes("\x00\xff\x00'", 4);
    QVERIFY(db.run(u"INSERT INTO meta (key, value) VALUES ('b', ?)"_s, {bytes}));
    QCOMPARE(db.value(u"SELECT value FROM meta"_s).toByteArray(), bytes);
    const qint64 large = 7394367000199864699;
    QCOMPARE(db.value(u"SELECT ?"_s, {large}).toLongLong(), large);
}

/// Statements are prepared once, and are not in each other's way all the same.
void TestDatabase::sameQuestionWhileItIsAnswered()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    const QStringList all{u"Anna"_s, u"Ben"_s, u"Cleo"_s};
    for (const QString& name : all)
        QVERIFY(db.run(addPerson, {name}));
    const QString names = u"SELECT name FROM persons WHERE name >= ? ORDER BY name"_s;
    for (int again = 0; again < 2; ++again) {
        Rows outer = db.query(names, {u"A"_s});
        QStringList seen;
        while (outer.next()) {
            seen << outer.value(0).toString();
            Rows inner = db.query(names, {u"C"_s});
            QVERIFY(inner.next() && inner.value(0).toString() == "Cleo"_L1);
        }
        QCOMPARE(seen, all);
    }
    {
        Rows halfRead = db.query(names, {u"A"_s});
        QVERIFY(halfRead.next());
    }
    QVERIFY(db.run(addPerson, {u"Dora"_s}));
    QVERIFY(db.eraseLog()); // nobody reads any more
    QCOMPARE(db.value(names, {u"D"_s}).toString(), u"Dora"_s);
}

void TestDatabase::tableMadeAnew()
{
    Database db;
    QCOMPARE(db.open(file()), Database::Status::Ok);
    for (const QString& columns : {u"a"_s, u"b, a"_s}) {
        QVERIFY(db.run(u"CREATE TEMP TABLE short AS SELECT 1 AS %1"_s.arg(columns.section(u", "_s, 0, 0))));
        if (columns.contains(u','))
            QVERIFY(db.run(u"ALTER TABLE short ADD COLUMN a INTEGER"_s));
        Rows rows = db.query(u"SELECT * FROM short"_s);
        QVERIFY(rows.next());
        QCOMPARE(rows.columns(), columns.count(u',') + 1);
        QCOMPARE(rows.value(0).toInt(), 1);
        rows.finish();
        QVERIFY(db.run(u"DROP TABLE short"_s));
        QVERIFY(!db.query(u"SELECT * FROM short"_s).isActive());
    }
}

void TestDatabase::readerSeesCommittedOnly()
{
    // The window and the command line on one library.
    Database one;
    Database two;
    QCOMPARE(one.open(file()), Database::Status::Ok);
    QCOMPARE(two.open(file()), Database::Status::Ok);
    Transaction transaction(one);
    QVERIFY(one.run(addPerson, {u"Anna"_s}));
    QCOMPARE(count(two, u"persons"_s), 0);
    QVERIFY(transaction.commit());
    QCOMPARE(count(two, u"persons"_s), 1);
}

void TestDatabase::connectionsAreGivenBack()
{
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    {
        Database db;
        QCOMPARE(db.open(file()), Database::Status::Ok);
        QCOMPARE(QSqlDatabase::connectionNames().size(), 1);
        Database failed;
        QCOMPARE(failed.open(m_dir->path()), Database::Status::CannotOpen);
        const Database unused;
    }
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"

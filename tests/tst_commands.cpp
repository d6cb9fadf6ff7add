// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Naming faces, undone and done again.
#include "tests/support/samplelibrary.h"
#include "ui/labelcommand.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QUndoStack>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_library.reset(); }

    void namesAndTakesBack();
    void givesOldNamesBack();
    void isOneStepAndOneChange();
    void emptyNameTakesLabelsAway();
    void textSaysWhatItDoes();
    void facesThatAreGone();
    void refusedChangeLeavesNoStep();

private:
    QStringList names() const;

    std::unique_ptr<SampleLibrary> m_library;
    QList<FaceId> m_faces;
};

void TestCommands::init()
{
    m_library = std::make_unique<SampleLibrary>();
    m_library->scan(m_library->add(u"a"_s, QDateTime(QDate(2024, 5, 1), QTime(10, 0), Qt::UTC)), {{1, 0, 100, 3}});
    m_faces = m_library->facesOf(1);
}

QStringList TestCommands::names() const
{
    QStringList out;
    const QList<FaceLabel> labels = (*m_library)->labels(m_faces);
    for (const FaceLabel& label : labels)
        out.append(label.name);
    return out;
}

void TestCommands::namesAndTakesBack()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, m_faces, u"Anna"_s));
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Anna"_s, u"Anna"_s}));
    stack.undo();
    QCOMPARE(names(), QStringList({QString(), QString(), QString()}));
    stack.redo();
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Anna"_s, u"Anna"_s}));
}

void TestCommands::givesOldNamesBack()
{
    (*m_library)->setLabels({{m_faces[0], u"Anna"_s}, {m_faces[1], u"Ben"_s}});
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, m_faces, u"Carla"_s));
    stack.undo();
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Ben"_s, QString()}));
}

void TestCommands::isOneStepAndOneChange()
{
    QUndoStack stack;
    QSignalSpy changed(&**m_library, &Library::labelsChanged);
    stack.push(new LabelCommand(**m_library, m_faces, u"Anna"_s));
    QCOMPARE(stack.count(), 1);
    QCOMPARE(changed.size(), 1);
    stack.undo();
    QCOMPARE(changed.size(), 2);
}

void TestCommands::emptyNameTakesLabelsAway()
{
    (*m_library)->setLabels({{m_faces[0], u"Anna"_s}});
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {m_faces[0]}, {}));
    QVERIFY(names().first().isEmpty());
    QCOMPARE(stack.undoText(), u"Remove name of 1 face"_s);
    stack.undo();
    QCOMPARE(names().first(), u"Anna"_s);
}

void TestCommands::textSaysWhatItDoes()
{
    QCOMPARE(LabelCommand(**m_library, m_faces, u"Anna"_s).text(), u"Name 3 faces Anna"_s);
    QCOMPARE(LabelCommand(**m_library, {m_faces[0]}, u"Anna"_s).text(), u"Name 1 face Anna"_s);
}

void TestCommands::facesThatAreGone()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, m_faces + QList<FaceId>{999'999}, u"Anna"_s));
    QCOMPARE(stack.undoText(), u"Name 3 faces Anna"_s);
    (*m_library)->removeRecordings({(*m_library)->recordings().first().id});
    stack.undo();
    stack.redo();
    QVERIFY((*m_library)->people().isEmpty());
}

void TestCommands::refusedChangeLeavesNoStep()
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName((*m_library)->file());
        QVERIFY(other.open());
        QVERIFY(
            QSqlQuery(other).exec(u"CREATE TRIGGER no BEFORE INSERT ON labels BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QUndoStack stack;
    QSignalSpy failed(&**m_library, &Library::failed);
    stack.push(new LabelCommand(**m_library, m_faces, u"Anna"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(stack.count(), 0);
    QVERIFY(names().first().isEmpty());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"

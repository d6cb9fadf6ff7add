// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is said of faces and people, undone and done again.
#include "core/library/values/utctime.h"
#include "tests/support/changes.h"
#include "tests/support/samplelibrary.h"
#include "ui/people/peoplecommand.h"
#include "ui/player/drawcommand.h"
#include "ui/widgets/labelcommand.h"

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
    void clearingTakesLabelsAway();
    void textSaysWhatItDoes_data();
    void textSaysWhatItDoes();
    void everyActIsUndoneAndDoneAgain_data();
    void everyActIsUndoneAndDoneAgain();
    void rejectedNameIsKept();
    void ignoredFacesLeaveTheGallery();
    void splitSeparatesTracks();
    void people();
    void separatedFromAChain();
    void refusedRenameLeavesNoStep();
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
    m_library->scan(m_library->add(u"a"_s, utcTime(QDate(2024, 5, 1), QTime(10, 0))), {{1, 0, 100, 3}});
    m_faces = m_library->facesOf(1);
}

QStringList TestCommands::names() const
{
    QStringList out;
    for (const FaceId face : m_faces)
        out.append((*m_library)->face(face)->label);
    return out;
}

void TestCommands::namesAndTakesBack()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Say, m_faces, u"Anna"_s}));
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Anna"_s, u"Anna"_s}));
    stack.undo();
    QCOMPARE(names(), QStringList({QString(), QString(), QString()}));
    stack.redo();
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Anna"_s, u"Anna"_s}));
}

void TestCommands::givesOldNamesBack()
{
    (*m_library)->labels().say({m_faces[0]}, u"Anna"_s);
    (*m_library)->labels().say({m_faces[1]}, u"Ben"_s);
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Say, m_faces, u"Carla"_s}));
    stack.undo();
    QCOMPARE(names(), QStringList({u"Anna"_s, u"Ben"_s, QString()}));
}

void TestCommands::isOneStepAndOneChange()
{
    QUndoStack stack;
    testing::Changes changed(**m_library, testing::ofLabels);
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Say, m_faces, u"Anna"_s}));
    QCOMPARE(stack.count(), 1);
    QCOMPARE(changed.size(), 1);
    stack.undo();
    QCOMPARE(changed.size(), 2);
}

void TestCommands::clearingTakesLabelsAway()
{
    (*m_library)->labels().say({m_faces[0]}, u"Anna"_s);
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Clear, {m_faces[0]}}));
    QVERIFY(names().first().isEmpty());
    QCOMPARE(stack.undoText(), u"Remove name of 1 face"_s);
    stack.undo();
    QCOMPARE(names().first(), u"Anna"_s);
}

void TestCommands::textSaysWhatItDoes_data()
{
    using Kind = LabelAct::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("three");
    QTest::newRow("say") << int(Kind::Say) << u"Name 1 face Anna"_s << u"Name 3 faces Anna"_s;
    QTest::newRow("say not") << int(Kind::SayNot) << u"Say that 1 face is not Anna"_s
                             << u"Say that 3 faces are not Anna"_s;
    QTest::newRow("ignore") << int(Kind::Ignore) << u"Ignore 1 face"_s << u"Ignore 3 faces"_s;
    QTest::newRow("together") << int(Kind::KeepTogether) << u"Keep 1 face apart"_s << u"Make 3 faces one person"_s;
    QTest::newRow("split") << int(Kind::Split) << u"Split off 1 face"_s << u"Split off 3 faces"_s;
    QTest::newRow("clear") << int(Kind::Clear) << u"Remove name of 1 face"_s << u"Remove name of 3 faces"_s;
}

void TestCommands::textSaysWhatItDoes()
{
    QFETCH(int, kind);
    const LabelAct act{LabelAct::Kind(kind), m_faces, u" Anna "_s};
    QTEST(LabelCommand(**m_library, act).actionText(), "three");
    QTEST(LabelCommand(**m_library, {act.kind, {m_faces[0]}, act.name}).actionText(), "one");
}

void TestCommands::everyActIsUndoneAndDoneAgain_data()
{
    textSaysWhatItDoes_data();
}

void TestCommands::everyActIsUndoneAndDoneAgain()
{
    QFETCH(int, kind);
    Labels& labels = (*m_library)->labels();
    labels.say({m_faces[0]}, u"Anna"_s);
    labels.sayNot({m_faces[1]}, u"Ben"_s);
    const QList<FaceLabel> before = labels.of(m_faces);
    QUndoStack stack;
    stack.push(
        new LabelCommand(**m_library, {LabelAct::Kind(kind), {m_faces[0]}, u"Anna"_s, {m_faces[1], m_faces[2]}}));
    QCOMPARE(stack.count(), 1);
    const QList<FaceLabel> after = labels.of(m_faces);
    stack.undo();
    QCOMPARE(labels.of(m_faces), before);
    stack.redo();
    QCOMPARE(labels.of(m_faces), after);
    stack.undo();
    QCOMPARE(labels.of(m_faces), before);
}

void TestCommands::rejectedNameIsKept()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::SayNot, m_faces, u"Anna"_s}));
    QCOMPARE((*m_library)->face(m_faces[0])->notPeople, QStringList({u"Anna"_s}));
    stack.undo();
    QVERIFY((*m_library)->face(m_faces[0])->notPeople.isEmpty());
}

void TestCommands::ignoredFacesLeaveTheGallery()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Ignore, m_faces}));
    QVERIFY((*m_library)->groups().isEmpty());
    QVERIFY((*m_library)->presences().isEmpty());
    stack.undo();
    QCOMPARE((*m_library)->groups().size(), 1);
}

void TestCommands::splitSeparatesTracks()
{
    m_library->scan(m_library->add(u"b"_s, utcTime(QDate(2024, 5, 2), QTime(10, 0))), {{1, 0, 100, 1}});
    const QList<FaceId> all = m_library->facesOf(1);
    const QList<FaceId> second = (*m_library)->faces((*m_library)->recordings().first().id).size() == 1
                                     ? QList<FaceId>{(*m_library)->faces((*m_library)->recordings().first().id)[0].id}
                                     : QList<FaceId>();
    QCOMPARE(second.size(), 1);
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Split, second, {}, m_faces}));
    const Labels& labels = (*m_library)->labels();
    QCOMPARE(labels.of(second).size(), 1);
    QCOMPARE(labels.of(m_faces).size(), m_faces.size());
    QVERIFY(labels.of(second).first().person != labels.of(m_faces).first().person);
    stack.undo();
    QVERIFY(labels.of(all).isEmpty());
}

void TestCommands::people()
{
    Library& library = **m_library;
    library.labels().say({m_faces[0]}, u"Ana"_s);
    m_library->scan(m_library->add(u"b"_s, utcTime(QDate(2024, 5, 2), QTime(10, 0))), {{2, 0, 100, 1}});
    library.labels().say(m_library->facesOf(2), u"Bert"_s);
    const auto ana = [&] { return library.people().first(); };
    const auto shown = [&] {
        QStringList out;
        for (const Person& p : library.people())
            out.append(u"%1/%2/%3"_s.arg(p.name).arg(int(p.role)).arg(p.merged.join(u'+')));
        return out;
    };
    const QStringList before{u"Ana/0/"_s, u"Bert/0/"_s};
    QCOMPARE(shown(), before);
    QUndoStack stack;
    // Its name, then what is shown after it was done, undone and done again.
    const auto seen = [&](std::unique_ptr<PeopleCommand> command) {
        stack.push(command.release());
        QList<QStringList> out{{stack.undoText()}, shown()};
        stack.undo();
        out << shown();
        stack.redo();
        return out << shown();
    };
    const auto expected = [&before](const QString& text, const QStringList& after) {
        return QList<QStringList>{{text}, after, before, after};
    };
    QCOMPARE(seen(PeopleCommand::rename(library, ana(), u"Anna"_s)),
             expected(u"Rename Ana to Anna"_s, {u"Anna/0/"_s, u"Bert/0/"_s}));
    stack.undo();
    QCOMPARE(seen(PeopleCommand::setRole(library, ana(), Role::Delivery)),
             expected(u"Change role of Ana to Delivery"_s, {u"Ana/3/"_s, u"Bert/0/"_s}));
    stack.undo();
    QCOMPARE(seen(PeopleCommand::merge(library, ana(), library.people().last())),
             expected(u"Merge Ana into Bert"_s, {u"Bert/0/Ana"_s}));
    stack.push(PeopleCommand::separate(library, library.people().first(), u"Ana"_s).release());
    QCOMPARE(stack.undoText(), u"Separate Ana from Bert"_s);
    QCOMPARE(shown(), before);
    stack.undo();
    QCOMPARE(shown(), QStringList({u"Bert/0/Ana"_s}));
    stack.undo();
    QCOMPARE(shown(), before);
}

void TestCommands::separatedFromAChain()
{
    // Carl goes with Bert, and Bert with Ana. Who is separated and put back goes where he was.
    Library& library = **m_library;
    for (qsizetype i = 0; i < 3; ++i)
        library.labels().say({m_faces[i]}, QStringList{u"Ana"_s, u"Bert"_s, u"Carl"_s}[i]);
    const auto person = [&](const QString& name) { return *library.labels().person(name); };
    QVERIFY(library.labels().merge(person(u"Carl"_s), person(u"Bert"_s)));
    QVERIFY(library.labels().merge(person(u"Bert"_s), person(u"Ana"_s)));
    QUndoStack stack;
    stack.push(PeopleCommand::separate(library, library.people().first(), u"Carl"_s).release());
    QCOMPARE(library.people().size(), 2);
    stack.undo();
    QCOMPARE(library.people().size(), 1);
    QVERIFY(library.labels().separate(u"Bert"_s));
    QCOMPARE(library.people().last().merged, QStringList{u"Carl"_s});
}

void TestCommands::refusedRenameLeavesNoStep()
{
    Library& library = **m_library;
    library.labels().say({m_faces[0]}, u"Anna"_s);
    library.labels().say({m_faces[1]}, u"Bert"_s);
    QUndoStack stack;
    stack.push(PeopleCommand::rename(library, library.people().last(), u"Anna"_s).release());
    QCOMPARE(stack.count(), 0);
}

void TestCommands::facesThatAreGone()
{
    QUndoStack stack;
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Say, m_faces + QList<FaceId>{999'999}, u"Anna"_s}));
    QCOMPARE(stack.undoText(), u"Name 3 faces Anna"_s);
    (*m_library)->removeRecordings({(*m_library)->recordings().first().id});
    stack.undo();
    QCOMPARE(stack.count(), 0); // no step that does nothing is left
    QVERIFY((*m_library)->people().isEmpty());
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Ignore, m_faces}));
    QCOMPARE(stack.count(), 0);
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
    stack.push(new LabelCommand(**m_library, {LabelAct::Kind::Say, m_faces, u"Anna"_s}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(stack.count(), 0);
    QVERIFY(names().first().isEmpty());
    // A face that was drawn goes with its name.
    const RecordingId recording = (*m_library)->recordings().first().id;
    NewFace drawn;
    drawn.timeMs = 50;
    drawn.box = QRect(500, 500, 60, 60);
    stack.push(new DrawCommand(**m_library, recording, std::make_shared<DrawnFace>(DrawnFace{drawn}), u"Anna"_s));
    QCOMPARE(stack.count(), 0);
    QCOMPARE((*m_library)->faces().size(), m_faces.size());
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"

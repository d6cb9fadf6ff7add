// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is done at each place of the window, on real recordings, with a mouse and keyboard moved from outside of the
// process. Each journey leaves a screenshot.
#include "app/desktop/preferences.h"
#include "tests/support/changes.h"
#include "tests/support/desktop.h"
#include "tests/support/truth.h"
#include "ui/player/frameview.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/tiledelegate.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace ringface;
using namespace ringface::desktop;

namespace
{
constexpr int scanTimeout = 120'000;

/// The names of those who come more than once, by what they are called in the truth.
const std::map<QString, QString> names{{u"p01"_s, u"Anna"_s},  {u"p02"_s, u"Ben"_s},  {u"p03"_s, u"Clara"_s},
                                       {u"p04"_s, u"David"_s}, {u"p05"_s, u"Emma"_s}, {u"p06"_s, u"Felix"_s},
                                       {u"p07"_s, u"Greta"_s}, {u"p12"_s, u"Henry"_s}};

bool copyFolder(const QString& from, const QString& to)
{
    const QDir source(from);
    const QStringList files = source.entryList(QDir::Files);
    return !files.isEmpty() && QDir().mkpath(to) && std::ranges::all_of(files, [&](const QString& file) {
        return QFile::copy(source.filePath(file), to + u'/' + file);
    });
}
} // namespace

class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void allNamedByKeyboard();
    void firstStart();
    void recordings();
    void player();
    void boxOntoAPerson();
    void unknownFaces();
    void fortyPeople();
    void people();
    void wrongFaceIsCorrected();
    void recordingsOfOnePerson();
    void review();
    void settingsAndBackground();

private:
    template <typename T>
    T* find(const QString& name) const
    {
        return m_app->window()->findChild<T*>(name);
    }
    QListView* view(const QString& name) const { return find<QListView>(name); }
    const Library& library() const { return *m_app->library(); }
    /// What was said has been learnt, and is shown.
    bool isLearnt() const
    {
        m_app->library()->tellChanges();
        return !library().recognition().isDue() && !find<QWidget>(u"retrainingText"_s)->isVisible();
    }
    static bool asksName()
    {
        return QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName() == "nameEntry"_L1;
    }
    QString truly(FaceId face) const;
    qsizetype facesSaidToBe(const QString& name) const;
    bool learn(const QString& name);
    /// A click opens the recording with three visitors.
    bool openThree();

    std::map<QString, testing::Truth> m_truth;
    QTemporaryDir m_scanned;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_app;
};

void TestPlaces::initTestCase()
{
    if (const QString why = missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    applyTheme(Settings::Theme::System);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_scanned.filePath(u"settings"_s));
    m_truth = testing::readTruth(porch());
    QVERIFY(!m_truth.empty());
    QVERIFY(runBeside(qEnvironmentVariable("RINGFACE_CLI"),
                      {u"--library"_s, m_scanned.filePath(u"library"_s), u"scan"_s, porch()}, scanTimeout));
}

void TestPlaces::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (QLatin1StringView(QTest::currentTestFunction()) != "firstStart"_L1)
        QVERIFY(copyFolder(m_scanned.filePath(u"library"_s), m_folder->filePath(u"library"_s)));
    m_app = start(m_folder->filePath(u"library"_s));
    QVERIFY(m_app);
    QVERIFY(moveTo({0, 0})); // the mouse of the journey before is nowhere
}

void TestPlaces::cleanup()
{
    if (m_app && QTest::currentTestFailed())
        keepScreenshot(u"failed-"_s + QLatin1StringView(QTest::currentTestFunction()));
    m_app.reset();
}

/// Who a face is; empty if it is nobody's.
QString TestPlaces::truly(FaceId id) const
{
    const std::optional<Face> face = library().face(id);
    const std::optional<Recording> recording = face ? library().recording(face->recording) : std::nullopt;
    const auto truth = recording ? m_truth.find(QFileInfo(recording->file.path).fileName()) : m_truth.end();
    return truth == m_truth.end() ? QString() : truth->second.person(face->timeMs, face->box);
}

qsizetype TestPlaces::facesSaidToBe(const QString& name) const
{
    const QList<Face> all = library().faces();
    return std::ranges::count(all, name, &Face::label);
}

/// Names the best face of the biggest stack, and waits for what follows from it; not part of a journey.
bool TestPlaces::learn(const QString& name)
{
    m_app->library()->labels().say({library().groups().first().faces.first()}, name);
    return QTest::qWaitFor([this] { return isLearnt(); }, timeout);
}

void TestPlaces::allNamedByKeyboard()
{
    QListView* stacks = view(u"groupView"_s);
    QListView* faces = view(u"faceView"_s);
    QListView* panel = view(u"peopleView"_s);
    QVERIFY(key(u"ctrl+2"_s));
    QTRY_VERIFY(stacks->hasFocus());
    QVERIFY(stacks->model()->rowCount() > int(names.size()));
    std::set<QString> ways;
    for (int acts = 0; stacks->model()->rowCount() > 0; ++acts) {
        constexpr int patience = 40;
        QVERIFY(acts < patience);
        QTRY_COMPARE(stacks->selectionModel()->selectedIndexes().size(), 1);
        const QModelIndex stack = stacks->selectionModel()->selectedIndexes().first();
        const auto id = truly(stack.data(FaceRole::Faces).value<QList<qint64>>().first());
        const QString suggestion = stack.data(FaceRole::Suggestion).toString();
        const auto known = names.find(id);
        testing::Changes said(*m_app->library(), testing::ofLabels);
        if (known == names.end()) {
            ways.insert(u"ignored"_s);
            QVERIFY(key(u"i"_s));
        } else if (!suggestion.isEmpty()) {
            ways.insert(u"answered"_s);
            QVERIFY(key(suggestion == known->second ? u"y"_s : u"x"_s));
        } else if (const QModelIndexList there = panel->model()->match(panel->model()->index(0, 0), Qt::DisplayRole,
                                                                       known->second, 1, Qt::MatchExactly);
                   !there.isEmpty() && there.first().data(FaceRole::Key).toInt() > 0) {
            ways.insert(u"by number"_s);
            QVERIFY(key(there.first().data(FaceRole::Key).toString()));
        } else {
            // The first one by one of its faces, so that there is something to ask about the others.
            if (ways.insert(u"by name"_s).second) {
                QVERIFY(key(u"space"_s));
                QTRY_VERIFY(faces->hasFocus() && faces->selectionModel()->hasSelection());
            }
            QVERIFY(key(u"n"_s));
            QTRY_VERIFY(asksName());
            QVERIFY(type(known->second));
            QVERIFY(key(u"Return"_s));
        }
        QTRY_COMPARE(said.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);
        QTRY_COMPARE(size_t(stacks->model()->rowCount()), size_t(library().groups().size()));
        QTRY_VERIFY(stacks->hasFocus());
    }
    QVERIFY(ways.contains(u"ignored"_s) && ways.contains(u"answered"_s) && ways.contains(u"by name"_s));
    QVERIFY(keepScreenshot(u"place-unknown-done"_s));

    // Every visit is under its true name, and nobody else is.
    std::set<std::pair<QString, QString>> shown;
    const QList<Face> all = library().faces();
    for (const Face& face : all) {
        const auto known = names.find(truly(face.id));
        const QString name = face.label.isEmpty() ? face.guess : face.label;
        QCOMPARE(name, known == names.end() ? QString() : known->second);
        shown.insert({QFileInfo(library().recording(face.recording)->file.path).fileName(), name});
    }
    for (const auto& [recording, truth] : m_truth) {
        for (const auto& [frame, there] : truth.frames) {
            for (const auto& [person, box] : there) {
                const auto known = names.find(person);
                if (known != names.end())
                    QVERIFY2(shown.contains({recording, known->second}), qPrintable(recording));
            }
        }
    }
    QVERIFY(key(u"ctrl+1"_s));
    QTRY_VERIFY(view(u"recordingView"_s)->hasFocus());
    QVERIFY(keepScreenshot(u"place-labelled"_s));
}

void TestPlaces::firstStart()
{
    auto* welcome = find<QWidget>(u"welcomePage"_s);
    QTRY_VERIFY(welcome->isVisible());
    QVERIFY(!view(u"recordingView"_s)->isVisible());
    QVERIFY(keepScreenshot(u"place-welcome"_s));
    QVERIFY(key(u"Tab"_s));
    QTRY_VERIFY(find<QWidget>(u"welcomeFilesButton"_s)->hasFocus());
    QVERIFY(key(u"space"_s));
    QTRY_VERIFY(find<QWidget>(u"fileDialog"_s) != nullptr && find<QWidget>(u"fileDialog"_s)->isActiveWindow());
    QVERIFY(type(porch(u"20240506-114516.mp4"_s)));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(view(u"recordingView"_s)->isVisible() && !welcome->isVisible(), timeout);
    QTRY_COMPARE(view(u"recordingView"_s)->model()->rowCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(library().recordings().first().state, ScanState::Done, scanTimeout);
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);
    QCOMPARE(library().groups().size(), 3); // who were there
    QTRY_COMPARE(find<QAction>(u"unknownAction"_s)->text(), u"Unknown (3)"_s);
    QVERIFY(keepScreenshot(u"place-first-start"_s));
}

void TestPlaces::recordings()
{
    QListView* cards = view(u"recordingView"_s);
    auto* query = find<QLineEdit>(u"searchQuery"_s);
    const int all = cards->model()->rowCount();
    QVERIFY(key(u"ctrl+f"_s));
    QTRY_VERIFY(query->hasFocus());
    QVERIFY(type(u"camera:side"_s));
    QTRY_VERIFY(cards->model()->rowCount() > 0 && cards->model()->rowCount() < all);
    const int side = cards->model()->rowCount();
    QVERIFY(type(u" unknown"_s));
    QTRY_COMPARE(query->text(), u"camera:side unknown"_s);
    QTRY_VERIFY(cards->model()->rowCount() > 0 && cards->model()->rowCount() < side); // two show nobody
    const int found = cards->model()->rowCount();

    // Down the list to the second one, which is played; then it is removed, and comes back.
    QVERIFY(key(u"ctrl+1"_s));
    QTRY_VERIFY(cards->hasFocus());
    QVERIFY(key(u"Home"_s));
    QVERIFY(key(u"Down"_s));
    QTRY_COMPARE(cards->currentIndex().row(), 1);
    QTRY_VERIFY(find<FrameView>({})->hasPicture());
    QVERIFY(find<QLabel>(u"playerTitle"_s)->text().contains("Side Gate"_L1));
    const auto clips = cards->currentIndex().data(RecordingModel::ClipsRole).value<QList<qint64>>();
    QVERIFY(key(u"Delete"_s));
    QTRY_COMPARE(cards->model()->rowCount(), found - 1);
    QVERIFY(!library().recording(clips.first()));
    QTRY_VERIFY(find<QWidget>(u"toastButton"_s)->isVisible());
    QVERIFY(keepScreenshot(u"place-recordings"_s));
    QVERIFY(click(centre(find<QWidget>(u"toastButton"_s))));
    QTRY_COMPARE(cards->model()->rowCount(), found);
    QVERIFY(library().recording(clips.first()));

    QVERIFY(key(u"ctrl+f"_s));
    QTRY_VERIFY(query->hasFocus());
    QVERIFY(key(u"Escape"_s));
    QTRY_COMPARE(cards->model()->rowCount(), all);
}

bool TestPlaces::openThree()
{
    QListView* cards = view(u"recordingView"_s);
    const QList<Recording> all = library().recordings();
    const auto three =
        std::ranges::find_if(all, [](const Recording& r) { return r.file.path.endsWith("20240506-114516.mp4"_L1); });
    if (three == all.end())
        return false;
    const int row = qobject_cast<RecordingModel*>(cards->model())->rowOf(three->id);
    cards->scrollTo(cards->model()->index(row, 0));
    return click(centre(cards, row)) && QTest::qWaitFor([this] { return find<FrameView>({})->hasPicture(); });
}

void TestPlaces::player()
{
    auto* frame = find<FrameView>({});
    auto* bar = find<QWidget>(u"scrubBar"_s);
    auto* preview = find<QWidget>(u"scrubPreview"_s);
    QVERIFY(openThree());

    auto* time = find<QLabel>(u"playerTime"_s);
    const QString before = time->text();
    const QString speed = find<QAction>(u"speedAction"_s)->iconText();
    QVERIFY(key(u"plus"_s));
    QTRY_VERIFY(find<QAction>(u"speedAction"_s)->iconText() != speed);
    QVERIFY(key(u"space"_s));
    QTRY_VERIFY_WITH_TIMEOUT(time->text() != before, timeout); // it plays
    QVERIFY(key(u"space"_s));

    // From its beginning to the first face.
    QVERIFY(click(bar->mapToGlobal(QPoint(2, bar->height() / 2))));
    QTRY_VERIFY(time->text().startsWith("0:00"_L1));
    QTRY_VERIFY(frame->boxes().isEmpty());
    QVERIFY(key(u"shift+Right"_s));
    QTRY_VERIFY(!frame->boxes().isEmpty());

    QVERIFY(moveTo(centre(bar)));
    QTRY_VERIFY(preview->isVisible());
    QTRY_VERIFY(!preview->findChild<QLabel*>(u"scrubPicture"_s)->pixmap(Qt::ReturnByValue).isNull());
    QVERIFY(keepScreenshot(u"place-player-preview"_s));

    // A box by hand where nobody was found.
    QVERIFY(key(u"b"_s));
    QTRY_VERIFY(frame->isDrawing());
    const QPoint middle = frame->mapToGlobal(QPoint(frame->width() / 4, frame->height() / 3));
    QVERIFY(drag(middle, middle + QPoint(70, 80)));
    QTRY_VERIFY(asksName());
    QVERIFY(type(u"Zoe"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_COMPARE_WITH_TIMEOUT(facesSaidToBe(u"Zoe"_s), 1, timeout);
    const auto showsZoe = [frame] {
        const QList<FrameView::Box> boxes = frame->boxes();
        return std::ranges::find(boxes, u"Zoe"_s, &FrameView::Box::text) != boxes.end();
    };
    QTRY_VERIFY(showsZoe());
    QVERIFY(keepScreenshot(u"place-player"_s));
    QVERIFY(key(u"ctrl+z"_s));
    QTRY_VERIFY(!showsZoe());
    QVERIFY(library().people().isEmpty());
}

void TestPlaces::boxOntoAPerson()
{
    QVERIFY(learn(u"Anna"_s));
    QListView* panel = view(u"peopleView"_s);
    auto* frame = find<FrameView>({});
    QVERIFY(openThree());
    QTRY_VERIFY(!frame->boxes().isEmpty()); // it opens at the first face
    QTRY_COMPARE(panel->model()->rowCount(), 1);
    const FrameView::Box box = frame->boxes().first();
    QVERIFY(box.text != u"Anna"_s);
    const qsizetype before = facesSaidToBe(u"Anna"_s);
    QVERIFY(drag(frame->mapToGlobal(box.rect.center().toPoint()), centre(panel, 0)));
    QTRY_VERIFY(facesSaidToBe(u"Anna"_s) > before);
    const auto isAnna = [frame, track = box.track] {
        const QList<FrameView::Box> boxes = frame->boxes();
        const auto same = std::ranges::find(boxes, track, &FrameView::Box::track);
        return same != boxes.end() && same->text == u"Anna"_s;
    };
    QTRY_VERIFY(isAnna());
    QVERIFY(keepScreenshot(u"place-box-named"_s));
    QVERIFY(key(u"ctrl+z"_s));
    QTRY_COMPARE(facesSaidToBe(u"Anna"_s), before);
}

void TestPlaces::unknownFaces()
{
    QListView* stacks = view(u"groupView"_s);
    QListView* faces = view(u"faceView"_s);
    QVERIFY(key(u"ctrl+2"_s));
    QTRY_VERIFY(stacks->isVisible());
    const int all = stacks->model()->rowCount();
    const auto sizeOfFirst = [stacks] {
        return stacks->model()->index(0, 0).data(FaceRole::Faces).value<QList<qint64>>().size();
    };
    auto size = sizeOfFirst();
    const auto nameAnna = [&] {
        return QTest::qWaitFor(asksName) && type(u"Anna"_s) && key(u"Return"_s) &&
               QTest::qWaitFor([this] { return library().people().size() == 1; });
    };

    // A whole stack, taken back by the toast.
    QVERIFY(drag(centre(stacks, 0), centre(view(u"newPersonView"_s), 0)));
    QVERIFY(nameAnna());
    QCOMPARE(facesSaidToBe(u"Anna"_s), size);
    QTRY_COMPARE(stacks->model()->rowCount(), all - 1);
    QTRY_VERIFY(find<QWidget>(u"toastButton"_s)->isVisible());
    QVERIFY(click(centre(find<QWidget>(u"toastButton"_s))));
    QTRY_VERIFY(library().people().isEmpty());
    QTRY_COMPARE(stacks->model()->rowCount(), all);

    // One face of it, then yes to the question about the others.
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);
    size = sizeOfFirst(); // what comes back may have another place
    QVERIFY(click(centre(stacks, 0)));
    QTRY_COMPARE(faces->model()->rowCount(), size);
    QVERIFY(drag(centre(faces, 0), centre(view(u"newPersonView"_s), 0)));
    QVERIFY(nameAnna());
    const QModelIndex first = stacks->model()->index(0, 0);
    QTRY_COMPARE_WITH_TIMEOUT(first.data().toString(), u"Anna?"_s, timeout);
    QVERIFY(facesSaidToBe(u"Anna"_s) < size);
    QVERIFY(keepScreenshot(u"place-unknown"_s));
    const auto* tiles = qobject_cast<TileDelegate*>(stacks->itemDelegate());
    QVERIFY(click(stacks->viewport()->mapToGlobal(tiles->yesRect(stacks->visualRect(first)).center())));
    QTRY_VERIFY(facesSaidToBe(u"Anna"_s) > 1); // all but those followed together with the dragged one
    QTRY_COMPARE(stacks->model()->rowCount(), all - 1);
}

void TestPlaces::people()
{
    QVERIFY(learn(u"Anna"_s));
    QVERIFY(learn(u"Ben"_s));
    QListView* cards = view(u"peopleGrid"_s);
    QVERIFY(key(u"ctrl+3"_s));
    QTRY_VERIFY(cards->hasFocus());
    QTRY_COMPARE(cards->model()->rowCount(), 2);
    QVERIFY(drag(centre(cards, 0), centre(cards, 1)));
    QTRY_COMPARE(library().people().size(), 1);
    QCOMPARE(library().people().first().merged, QStringList({u"Anna"_s}));
    QTRY_COMPARE(cards->model()->rowCount(), 1);
    QVERIFY(key(u"ctrl+z"_s));
    QTRY_COMPARE(cards->model()->rowCount(), 2);

    QVERIFY(key(u"Home"_s));
    QTRY_COMPARE(cards->currentIndex().row(), 0);
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY(find<QWidget>(u"personPage"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"personName"_s)->text(), u"Anna"_s);
    QTRY_VERIFY(view(u"personFaces"_s)->model()->rowCount() > 0);
    QVERIFY(keepScreenshot(u"place-person"_s));
    QVERIFY(key(u"Escape"_s));
    QTRY_VERIFY(cards->isVisible() && cards->hasFocus());
    QVERIFY(keepScreenshot(u"place-people"_s));
}

void TestPlaces::fortyPeople()
{
    // More than fit: whoever is last is reached by holding the face at the edge, by the wheel or by letters.
    constexpr int many = 40;
    QList<FaceId> others;
    for (const Face& face : library().faces()) {
        if (face.group != library().groups().first().id)
            others.append(face.id);
    }
    QVERIFY(others.size() >= many);
    for (int i = 0; i < many; ++i)
        QVERIFY(m_app->library()->labels().say({others[i]}, u"Person %1"_s.arg(i + 1, 2, 10, QChar(u'0'))));
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);
    QListView* panel = view(u"peopleView"_s);
    QListView* stacks = view(u"groupView"_s);
    QVERIFY(key(u"ctrl+2"_s));
    QTRY_VERIFY(stacks->hasFocus());
    QTRY_COMPARE(panel->model()->rowCount(), many);
    const QModelIndex last = panel->model()->index(many - 1, 0);
    QVERIFY(!panel->viewport()->rect().contains(panel->visualRect(last).center()));

    const qsizetype before = facesSaidToBe(u"Person 40"_s);
    const QRect area = panel->viewport()->rect();
    const int half = panel->visualRect(panel->model()->index(0, 0)).height() / 2;
    const auto inPanel = [panel](int x, int y) { return panel->viewport()->mapToGlobal(QPoint(x, y)); };
    const int middle = area.center().x();
    QVERIFY(dragBy(centre(stacks, 0), inPanel(middle, area.bottom() - 8), {u"sleep"_s, u"6"_s},
                   inPanel(middle, area.bottom() - half)));
    QTRY_VERIFY(facesSaidToBe(u"Person 40"_s) > before);
    QVERIFY(keepScreenshot(u"place-forty-people"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);

    // The next one by letters; whoever is left is on top.
    QTRY_VERIFY(stacks->model()->rowCount() > 0);
    const qsizetype said = facesSaidToBe(u"Person 23"_s);
    QVERIFY(dragBy(centre(stacks, 0), inPanel(middle, area.center().y()),
                   {u"key"_s, u"2"_s, u"sleep"_s, u"0.2"_s, u"key"_s, u"3"_s, u"sleep"_s, u"0.3"_s},
                   inPanel(middle, half)));
    QTRY_VERIFY(facesSaidToBe(u"Person 23"_s) > said);
    QTRY_COMPARE(panel->model()->rowCount(), many);
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);

    // And to "New person", which is in sight however long the list is.
    QTRY_VERIFY(stacks->model()->rowCount() > 0);
    QVERIFY(drag(centre(stacks, 0), centre(view(u"newPersonView"_s), 0)));
    QTRY_VERIFY(asksName());
    QVERIFY(type(u"Zoe"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY(facesSaidToBe(u"Zoe"_s) > 0);
    QTRY_VERIFY(stacks->hasFocus());
}

void TestPlaces::wrongFaceIsCorrected()
{
    // Somebody took Ben for Anna.
    QVERIFY(learn(u"Anna"_s));
    const FaceId wrong = library().groups().first().faces.first();
    QVERIFY(m_app->library()->labels().say({wrong}, u"Anna"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isLearnt(), timeout);
    QListView* cards = view(u"peopleGrid"_s);
    QListView* faces = view(u"personFaces"_s);
    QVERIFY(key(u"ctrl+3"_s));
    QTRY_VERIFY(cards->hasFocus());
    QVERIFY(outside({u"mousemove"_s, u"--sync"_s, QString::number(centre(cards, 0).x()),
                     QString::number(centre(cards, 0).y()), u"click"_s, u"--repeat"_s, u"2"_s, u"--delay"_s, u"80"_s,
                     u"1"_s}));
    QTRY_VERIFY(faces->isVisible() && faces->model()->rowCount() > 0);
    const auto rowOfWrong = [&] {
        const auto found = faces->model()->match(faces->model()->index(0, 0), FaceRole::Id, wrong);
        return found.isEmpty() ? -1 : found.first().row();
    };
    QVERIFY(rowOfWrong() >= 0);
    faces->scrollTo(faces->model()->index(rowOfWrong(), 0));
    QVERIFY(click(centre(faces, rowOfWrong())));
    QVERIFY(click(centre(faces, rowOfWrong()), 3));
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QVERIFY(keepScreenshot(u"place-person-menu"_s));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QVERIFY(click(menu->mapToGlobal(menu->actionGeometry(find<QAction>(u"somebodyElseAction"_s)).center())));
    QTRY_VERIFY(QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName() == "otherEntry"_L1);
    QVERIFY(type(u"Ben"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_COMPARE(library().face(wrong)->label, u"Ben"_s);
    QTRY_COMPARE(rowOfWrong(), -1);
    QTRY_VERIFY(faces->hasFocus());
    QVERIFY(key(u"ctrl+z"_s));
    QTRY_VERIFY(rowOfWrong() >= 0);
}

void TestPlaces::recordingsOfOnePerson()
{
    QVERIFY(learn(u"Anna"_s));
    QListView* recordings = view(u"recordingView"_s);
    QListView* panel = view(u"peopleView"_s);
    QVERIFY(key(u"ctrl+1"_s));
    QTRY_VERIFY(recordings->hasFocus());
    const int all = recordings->model()->rowCount();
    QTRY_VERIFY(panel->isVisible() && panel->model()->rowCount() == 1);
    QVERIFY(click(centre(panel, 0)));
    QTRY_VERIFY(recordings->model()->rowCount() > 0 && recordings->model()->rowCount() < all);
    for (int row = 0; row < recordings->model()->rowCount(); ++row)
        QVERIFY(recordings->model()->index(row, 0).data(RecordingModel::PeopleRole).toString().contains("Anna"_L1));
    QVERIFY(keepScreenshot(u"place-one-person"_s));
    QVERIFY(outside({u"sleep"_s, u"0.6"_s})); // else it is a double click
    QVERIFY(click(centre(panel, 0)));
    QTRY_COMPARE(recordings->model()->rowCount(), all);
}

void TestPlaces::review()
{
    QListView* stacks = view(u"groupView"_s);
    QVERIFY(key(u"ctrl+2"_s));
    QTRY_VERIFY(stacks->hasFocus());
    QVERIFY(key(u"space"_s));
    QTRY_VERIFY(view(u"faceView"_s)->hasFocus());
    QVERIFY(key(u"n"_s));
    QTRY_VERIFY(asksName());
    QVERIFY(type(u"Anna"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY(!library().recognition().proposals().isEmpty());
    const qsizetype open = library().recognition().proposals().size();
    QTRY_COMPARE(find<QAction>(u"reviewAction"_s)->text(), u"Review (%1)"_s.arg(open));
    QTRY_VERIFY(stacks->hasFocus());

    QListView* proposals = view(u"proposalView"_s);
    QVERIFY(key(u"ctrl+4"_s));
    QTRY_VERIFY(proposals->hasFocus());
    QVERIFY(keepScreenshot(u"place-review"_s));
    const qsizetype said = facesSaidToBe(u"Anna"_s);
    QVERIFY(key(u"y"_s));
    QTRY_VERIFY(facesSaidToBe(u"Anna"_s) > said);
    QTRY_COMPARE(find<QAction>(u"reviewAction"_s)->text(), u"Review (%1)"_s.arg(open - 1));
}

void TestPlaces::settingsAndBackground()
{
    QVERIFY(key(u"ctrl+comma"_s));
    auto* theme = find<QComboBox>(u"themeChoice"_s);
    auto* categories = view(u"settingsCategories"_s);
    QTRY_VERIFY(categories->hasFocus());
    for (int i = 0; i < categories->model()->rowCount() && !theme->isVisible(); ++i)
        QVERIFY(key(u"Down"_s));
    QTRY_VERIFY(theme->isVisible());
    for (int i = 0; i < 40 && !theme->hasFocus(); ++i)
        QVERIFY(key(u"Tab"_s));
    QVERIFY(theme->hasFocus());
    const auto lightness = [this] { return m_app->window()->palette().color(QPalette::Base).lightness(); };
    QVERIFY(key(u"End"_s));
    QTRY_COMPARE(theme->currentText(), u"dark"_s);
    constexpr int half = 128;
    QTRY_VERIFY(QApplication::palette().color(QPalette::Base).lightness() < half);
    QTRY_VERIFY(lightness() < half);
    QVERIFY(keepScreenshot(u"place-settings"_s));
    QVERIFY(key(u"Up"_s));
    QTRY_VERIFY(lightness() > half);

    // Some recordings again; they wait and go on.
    QListView* cards = view(u"recordingView"_s);
    auto* pause = find<QToolButton>(u"pauseButton"_s);
    auto* popover = find<QWidget>(u"activityPopover"_s);
    QVERIFY(key(u"ctrl+1"_s));
    QTRY_VERIFY(cards->hasFocus());
    QVERIFY(key(u"Home"_s));
    for (int i = 0; i < 5; ++i)
        QVERIFY(key(u"shift+Down"_s));
    QTRY_COMPARE(cards->selectionModel()->selectedIndexes().size(), 6);
    QVERIFY(key(u"F5"_s));
    QTRY_VERIFY(pause->isVisible());
    QVERIFY(click(centre(pause)));
    QTRY_COMPARE(pause->text(), u"Resume"_s);
    QVERIFY(click(centre(find<QWidget>(u"activityButton"_s))));
    QTRY_VERIFY(popover->isVisible());
    QVERIFY(popover->findChild<QLabel*>(u"activityScanText"_s)->text().startsWith("Paused"_L1));
    QVERIFY(keepScreenshot(u"place-activity"_s));
    QVERIFY(click(centre(find<QWidget>(u"activityPauseButton"_s))));
    QTRY_COMPARE(pause->text(), u"Pause"_s);
    const auto scanning = [this] {
        const QList<Recording> all = library().recordings();
        return std::ranges::count_if(all, [](const Recording& r) { return r.state != ScanState::Done; });
    };
    const auto left = scanning();
    QTRY_VERIFY_WITH_TIMEOUT(scanning() < left || left == 0, scanTimeout);
    QVERIFY(key(u"Escape"_s));
    QTRY_VERIFY(!popover->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(scanning(), 0, scanTimeout);
}

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"

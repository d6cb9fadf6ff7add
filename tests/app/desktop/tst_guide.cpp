// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Makes the pictures of docs/guide.md of the sample recordings, and says what must be seen on them.
#include "core/library/values/errortext.h"
#include "tests/support/demolibrary.h"
#include "tests/support/findchild.h"
#include "ui/player/frameview.h"
#include "ui/player/playerpage.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/texts.h"
#include "ui/window/activitypopover.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVariantAnimation>

#include <algorithm>

using namespace ringface;
using namespace Qt::StringLiterals;

using ringface::demo::Visitor;
using ringface::testing::DemoLibrary;

class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_window.reset(); }

    void welcome();
    void recordings();
    void search();
    void why();
    void unknownFaces();
    void people();
    void person();
    void review();
    void activity();
    void settings();
    void dark();
    void german();
    void guideShowsThem();

private:
    template <class T>
    T* find(const char* name) const
    {
        return testing::findChild<T>(&*m_window, QLatin1StringView(name));
    }
    [[nodiscard]] bool open(Library& library);
    void trigger(const char* action) const { find<QAction>(action)->trigger(); }
    QStringList rows(const char* view) const;
    /// The card with this recording, in the list on the left.
    QModelIndex card(RecordingId recording) const;
    /// Plays the evening's recording to where both visitors are seen.
    [[nodiscard]] bool showEvening();
    [[nodiscard]] bool choosePage(const char* action, const char* page);
    /// Keeps a picture of the window; false if it is not one.
    [[nodiscard]] bool picturesAreThere() const;
    [[nodiscard]] bool save(const QString& name);

    std::unique_ptr<DemoLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_temporary;
    QDir m_pictures;
    QStringList m_saved;
};

namespace
{
QPalette paletteOf(QColor window, QColor base, QColor text, QColor highlight, QColor onHighlight)
{
    QPalette out(window, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        out.setColor(role, text);
    out.setColor(QPalette::Base, base);
    out.setColor(QPalette::Highlight, highlight);
    out.setColor(QPalette::HighlightedText, onHighlight);
    QColor faint = text;
    faint.setAlphaF(0.5F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        out.setColor(QPalette::Disabled, role, faint);
    out.setColor(QPalette::PlaceholderText, faint);
    return out;
}

QPalette lightColours()
{
    return paletteOf(0xf3f4f6, 0xffffff, 0x1c1f24, 0x2b6cb0, 0xffffff);
}

QPalette darkColours()
{
    return paletteOf(0x26282c, 0x1b1d20, 0xe8eaed, 0x5a9fe0, 0x0d1b2a);
}
} // namespace

void TestGuide::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setStyle(u"fusion"_s);
    QApplication::setPalette(lightColours());
    const QString artefacts = qEnvironmentVariable("RINGFACE_ARTEFACTS", m_temporary.path());
    m_pictures = QDir(artefacts + u"/guide"_s);
    m_pictures.removeRecursively();
    QVERIFY(m_pictures.mkpath(u"."_s));
    m_library = std::make_unique<DemoLibrary>();
}

bool TestGuide::open(Library& library)
{
    m_window = std::make_unique<MainWindow>(library);
    m_window->resize(1280, 800); // the screen without a screen is smaller
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()) || m_window->size() != QSize(1280, 800))
        return false;
    return true;
}

QStringList TestGuide::rows(const char* view) const
{
    QStringList out;
    const QAbstractItemModel* model = find<QAbstractItemView>(view)->model();
    for (int i = 0; i < model->rowCount(); ++i)
        out.append(model->index(i, 0).data().toString());
    return out;
}

QModelIndex TestGuide::card(RecordingId recording) const
{
    const QAbstractItemModel* model = find<RecordingView>("recordingView")->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        if (model->index(i, 0).data(RecordingModel::ClipsRole).value<QList<qint64>>().contains(recording))
            return model->index(i, 0);
    }
    return {};
}

bool TestGuide::showEvening()
{
    constexpr int together = 5200;
    m_window->showRecording(m_library->recording(Visitor::Lena, 1), together);
    return QTest::qWaitFor([this] { return find<FrameView>("frameView")->boxes().size() == 2; });
}

bool TestGuide::choosePage(const char* action, const char* page)
{
    trigger(action);
    return find<QWidget>(page)->isVisible();
}

/// Of what is seen in all lists; they are read in the background.
bool TestGuide::picturesAreThere() const
{
    for (const auto* view : m_window->findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || view->model() == nullptr)
            continue;
        for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row) {
            const QModelIndex index = view->model()->index(row, 0, view->rootIndex());
            const QVariant picture = index.data(Qt::DecorationRole);
            const bool isSeen = view->viewport()->rect().intersects(view->visualRect(index));
            const bool hasNone = view->objectName() == "newPersonView"_L1;
            const bool isBroken = !index.data(RecordingModel::ErrorRole).toString().isEmpty();
            if (isSeen && !hasNone && !isBroken && picture.canConvert<QPixmap>() && picture.value<QPixmap>().isNull())
                return false;
        }
    }
    return true;
}

bool TestGuide::save(const QString& name)
{
    const auto* folding = find<QVariantAnimation>("foldingMotion");
    if (!QTest::qWaitFor([folding] { return folding->state() == QAbstractAnimation::Stopped; }))
        return false;
    constexpr int rounds = 5; // a layout within a layout asks for another one
    for (int i = 0; i < rounds; ++i)
        QApplication::processEvents();
    m_window->grab(); // asks for the pictures
    if (!QTest::qWaitFor([this] { return picturesAreThere(); }))
        return false;
    const QImage image = m_window->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    }
    constexpr int blank = 12; // words on a plain ground have more
    m_saved.append(name + u".png"_s);
    return image.size() == QSize(1280, 800) && colours.size() > blank &&
           image.save(m_pictures.filePath(m_saved.last()));
}

void TestGuide::welcome()
{
    const QTemporaryDir folder;
    const auto empty = Library::open(folder.path()).library;
    QVERIFY(open(*empty));
    ModelsState missing;
    missing.kind = ModelsState::Kind::Missing;
    missing.megabytes = 37;
    m_window->welcomePage()->setModels(missing);
    QVERIFY(find<QWidget>("welcomePage")->isVisible());
    QCOMPARE(find<QPushButton>("welcomeFolderButton")->text(), u"Choose a folder..."_s);
    QVERIFY(find<QPushButton>("welcomeDemoButton")->isVisible());
    QVERIFY(find<WelcomePage>("welcomePage")->findChild<QPushButton*>(u"downloadButton"_s)->isVisible());
    QVERIFY(save(u"welcome"_s));
}

void TestGuide::recordings()
{
    QVERIFY(open(**m_library));
    QVERIFY(showEvening());
    QStringList names;
    for (const FrameView::Box& box : find<FrameView>("frameView")->boxes())
        names.append(box.text);
    names.sort();
    QCOMPARE(names, QStringList({u"Amara"_s, u"Lena?"_s}));
    const QModelIndex morning = card(m_library->recording(Visitor::Walter, 1));
    QCOMPARE(morning.data(RecordingModel::ClipsRole).value<QList<qint64>>().size(), 2); // one visit over two clips
    QVERIFY(morning.data(RecordingModel::PeopleRole).toString().startsWith(u"Walter"_s));
    QVERIFY(save(u"recordings"_s));
}

void TestGuide::search()
{
    QVERIFY(open(**m_library));
    QVERIFY(showEvening());
    trigger("findAction");
    auto* query = find<QLineEdit>("searchQuery");
    QTest::keyClicks(query, u"unknown kind:ding"_s);
    QTRY_VERIFY(find<QLabel>("recordingCount")->text().endsWith(u"visits found"_s));
    QVERIFY(!card(m_library->recording(Visitor::Karim, 1)).isValid()); // did not ring
    const QModelIndex ruth = card(m_library->recording(Visitor::Ruth, 0));
    auto* list = find<RecordingView>("recordingView");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(ruth).center());
    auto* frame = find<FrameView>("frameView");
    QTRY_VERIFY(!frame->boxes().isEmpty()); // far away
    auto* bar = find<QWidget>("scrubBar");
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->rect().center());
    const auto isNear = [frame](const FrameView::Box& box) { return box.rect.height() * 10 > frame->height(); };
    QTRY_VERIFY(std::ranges::count_if(frame->boxes(), isNear) == 1);
    const QList<FrameView::Box> boxes = frame->boxes();
    QCOMPARE(std::ranges::find_if(boxes, isNear)->text, u"unknown"_s);
    for (const QToolButton* button : query->findChildren<QToolButton*>())
        QTRY_COMPARE(button->property("opacity").toReal(), 1.0); // faded in
    QVERIFY(save(u"search"_s));
}

void TestGuide::why()
{
    QVERIFY(open(**m_library));
    QVERIFY(showEvening());
    auto* frame = find<FrameView>("frameView");
    for (const FrameView::Box& box : frame->boxes()) {
        if (box.text == u"Lena?"_s)
            QTest::mouseClick(frame, Qt::LeftButton, {}, box.rect.center().toPoint());
    }
    QTRY_VERIFY(find<QLabel>("reasonText")->text().startsWith(u"Clearly more like Lena than like anyone else."_s));
    QVERIFY(find<QToolButton>("changeNameButton")->isVisible());
    const auto near = find<QWidget>("whyCard")->findChildren<QToolButton*>(u"nearFace"_s);
    QVERIFY(!near.isEmpty());
    QTRY_VERIFY(near.first()->isVisible());
    QVERIFY(save(u"why"_s));
}

void TestGuide::unknownFaces()
{
    QVERIFY(open(**m_library));
    QVERIFY(choosePage("unknownAction", "unknownPage"));
    auto* stacks = find<FaceView>("groupView");
    QStringList asked;
    for (int i = 0; i < stacks->model()->rowCount(); ++i) {
        const QModelIndex index = stacks->model()->index(i, 0);
        asked.append(index.data(FaceRole::Suggestion).toString());
        if (index.data(FaceRole::Id).toLongLong() == m_library->groupOf(Visitor::Ruth))
            stacks->setCurrentIndex(index);
    }
    QVERIFY(asked.contains(u"Amara"_s) && asked.contains(u"Lena"_s) && asked.contains(u"Walter"_s));
    const qsizetype faces = m_library->faces(Visitor::Ruth, 0).size();
    QVERIFY(find<QLabel>("stripTitle")->text() == u"%1 faces"_s.arg(faces));
    QVERIFY(save(u"unknown"_s));

    QTest::keyClick(stacks, Qt::Key_N);
    auto* entry = find<QWidget>("unknownPage")->findChild<QLineEdit*>(u"nameEntry"_s);
    QTest::keyClicks(entry, u"Aunt Ruth"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_VERIFY(rows("peopleView").contains(u"Aunt Ruth"_s));
    QCOMPARE(find<QLabel>("toastText")->text(), u"%1 faces named Aunt Ruth"_s.arg(faces));
    QCOMPARE(find<QPushButton>("toastButton")->text(), u"Undo"_s);
    QVERIFY(save(u"named"_s));
    trigger("undoAction");
    QTRY_VERIFY(!rows("peopleView").contains(u"Aunt Ruth"_s));
}

void TestGuide::people()
{
    QVERIFY(open(**m_library));
    QVERIFY(choosePage("peopleAction", "peoplePage"));
    QCOMPARE(rows("peopleGrid"), QStringList({u"Amara"_s, u"Lena"_s, u"Walter"_s}));
    QVERIFY(save(u"people"_s));
}

void TestGuide::person()
{
    QVERIFY(open(**m_library));
    QVERIFY(choosePage("peopleAction", "peoplePage"));
    auto* grid = find<QAbstractItemView>("peopleGrid");
    grid->setCurrentIndex(grid->model()->index(0, 0));
    QTest::keyClick(grid, Qt::Key_Return);
    QVERIFY(find<QWidget>("personPage")->isVisible());
    QCOMPARE(find<QLabel>("personName")->text(), u"Amara"_s);
    static const QRegularExpression facts(u"^Resident \u00b7 \\d visits"_s);
    QVERIFY(facts.match(find<QLabel>("personFacts")->text()).hasMatch());
    QVERIFY(find<QToolButton>("exportButton")->isVisible());
    QVERIFY(save(u"person"_s));
}

void TestGuide::review()
{
    QVERIFY(open(**m_library));
    QVERIFY(choosePage("reviewAction", "reviewPage"));
    const QStringList seen = rows("proposalView");
    QCOMPARE(seen.filter(u"Is this Lena?"_s).size(), 1);
    QCOMPARE(seen.filter(u"Still Walter?"_s).size(), 1);
    QVERIFY(save(u"review"_s));
}

void TestGuide::activity()
{
    QVERIFY(open(**m_library));
    QVERIFY(showEvening());
    QList<ScanItem> items;
    for (const auto& [who, nth] : {std::pair(Visitor::Walter, 2), std::pair(Visitor::Walter, 1),
                                   std::pair(Visitor::Karim, 1), std::pair(Visitor::Lena, 1)})
        items.append({m_library->recording(who, nth), items.size() < 2, items.isEmpty() ? 0.7 : 0.25});
    m_window->setScan({8, 12, 6, 70'000});
    m_window->setScanItems(items);
    m_window->setRetraining(true);
    const Recording broken = m_library->broken();
    QVERIFY(broken.error != MediaError::None);
    m_window->showError(QFileInfo(broken.file.path).fileName() + u": "_s + errorText(broken.error));
    QTest::mouseClick(find<QToolButton>("activityButton"), Qt::LeftButton);
    QVERIFY(find<ActivityPopover>("activityPopover")->isVisible());
    QVERIFY(find<QLabel>("activityScanText")->text().startsWith(u"Scanning 9 of 12"_s));
    QVERIFY(find<QToolButton>("activityPauseButton")->isVisible());
    // Whenever the picture is made, it shows the same time.
    auto* history = find<QPlainTextEdit>("errorHistory");
    static const QRegularExpression time(u"\\d\\d:\\d\\d"_s);
    QVERIFY(history->toPlainText().contains(time));
    history->setPlainText(history->toPlainText().replace(history->toPlainText().indexOf(time), 5, u"20:05"_s));
    QVERIFY(save(u"activity"_s));
}

void TestGuide::settings()
{
    QVERIFY(open(**m_library));
    SettingsPage* page = m_window->settingsPage();
    ModelsState ready;
    ready.folder = u"/home/amara/.local/share/ringface/models"_s;
    page->setModels(ready);
    page->setLibraryPlace(u"/home/amara/.local/share/ringface/library"_s, 4'300'000);
    QVERIFY(choosePage("settingsAction", "settingsPage"));
    QVERIFY(find<QPushButton>("watchButton")->isVisible());
    QVERIFY(save(u"settings"_s));
    page->showSetting(find<QComboBox>("engineChoice"));
    QVERIFY(find<QComboBox>("engineChoice")->isVisible());
    QVERIFY(save(u"advanced"_s));
}

void TestGuide::dark()
{
    QApplication::setPalette(darkColours());
    QVERIFY(open(**m_library));
    QVERIFY(showEvening());
    QVERIFY(save(u"dark"_s));
    QApplication::setPalette(lightColours());
}

void TestGuide::german()
{
    QTranslator translator;
    QVERIFY(translator.load(qEnvironmentVariable("RINGFACE_GERMAN")));
    QApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QVERIFY(open(**m_library));
    QVERIFY(choosePage("unknownAction", "unknownPage"));
    auto* stacks = find<FaceView>("groupView");
    stacks->setCurrentIndex(stacks->model()->index(0, 0));
    QVERIFY(find<QAction>("unknownAction")->text().startsWith(u"Unbekannte"_s));
    QVERIFY(save(u"german"_s));
    QApplication::removeTranslator(&translator);
}

void TestGuide::guideShowsThem()
{
    QFile guide(QFINDTESTDATA("../../../docs/guide.md"));
    QVERIFY(guide.open(QIODevice::ReadOnly));
    const QDir folder(QFileInfo(guide).path());
    const QString text = QString::fromUtf8(guide.readAll());
    QStringList linked;
    static const QRegularExpression picture(uR"(!\[[^\]]+\]\(guide/([^)]+)\))"_s);
    for (const QRegularExpressionMatch& match : picture.globalMatch(text)) {
        linked.append(match.captured(1));
        const QImage image(folder.filePath(u"guide/"_s + linked.last()));
        QVERIFY2(image.size() == QSize(1280, 800), qPrintable(linked.last()));
    }
    linked.sort();
    m_saved.sort();
    QCOMPARE(linked, m_saved);
}

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"

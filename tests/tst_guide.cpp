// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Makes the pictures of docs/guide.md, of painted visitors, and says what must be seen on them.
#include "tests/support/paintedlibrary.h"
#include "ui/activitypopover.h"
#include "ui/faceroles.h"
#include "ui/faceview.h"
#include "ui/frameview.h"
#include "ui/mainwindow.h"
#include "ui/playerpage.h"
#include "ui/recordingmodel.h"
#include "ui/recordingview.h"
#include "ui/settingspage.h"
#include "ui/texts.h"
#include "ui/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace ringface;
using namespace Qt::StringLiterals;
using ringface::testing::PaintedLibrary;
using ringface::testing::Visitor;

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
        T* found = m_window->findChild<T*>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s in the window", name);
        return found;
    }
    void open(Library& library);
    void trigger(const char* action) const { find<QAction>(action)->trigger(); }
    QStringList rows(const char* view) const;
    /// Plays the evening's recording to where both visitors are seen.
    void showEvening();
    void choosePage(const char* action, const char* page);
    /// Keeps a picture of the window.
    void save(const QString& name);

    std::unique_ptr<PaintedLibrary> m_library;
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
    m_library = std::make_unique<PaintedLibrary>();
}

void TestGuide::open(Library& library)
{
    m_window = std::make_unique<MainWindow>(library);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QCOMPARE(m_window->size(), QSize(1280, 800));
    auto* split = qobject_cast<QSplitter*>(find<QWidget>("peoplePanel")->parentWidget());
    split->setSizes({1020, 260}); // roles and counts on one line
}

QStringList TestGuide::rows(const char* view) const
{
    QStringList out;
    const QAbstractItemModel* model = find<QAbstractItemView>(view)->model();
    for (int i = 0; i < model->rowCount(); ++i)
        out.append(model->index(i, 0).data().toString());
    return out;
}

void TestGuide::showEvening()
{
    constexpr int together = 3500;
    m_window->showRecording(m_library->evening(), together);
    QTRY_COMPARE(find<FrameView>("frameView")->boxes().size(), 2);
}

void TestGuide::choosePage(const char* action, const char* page)
{
    trigger(action);
    QVERIFY(find<QWidget>(page)->isVisible());
}

void TestGuide::save(const QString& name)
{
    QApplication::processEvents();
    const QImage image = m_window->grab().toImage();
    QCOMPARE(image.size(), QSize(1280, 800));
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    }
    constexpr int blank = 12; // words on a plain ground have more
    QVERIFY2(colours.size() > blank, qPrintable(name));
    QVERIFY(image.save(m_pictures.filePath(name + u".png"_s)));
    m_saved.append(name + u".png"_s);
}

void TestGuide::welcome()
{
    const QTemporaryDir folder;
    const auto empty = Library::open(folder.path()).library;
    open(*empty);
    ModelsState missing;
    missing.kind = ModelsState::Kind::Missing;
    missing.megabytes = 37;
    m_window->welcomePage()->setModels(missing);
    QVERIFY(find<QWidget>("welcomePage")->isVisible());
    QCOMPARE(find<QPushButton>("welcomeFolderButton")->text(), u"Choose a folder..."_s);
    QVERIFY(find<WelcomePage>("welcomePage")->findChild<QPushButton*>(u"downloadButton"_s)->isVisible());
    save(u"welcome"_s);
}

void TestGuide::recordings()
{
    open(**m_library);
    showEvening();
    QStringList names;
    for (const FrameView::Box& box : find<FrameView>("frameView")->boxes())
        names.append(box.text);
    names.sort();
    QCOMPARE(names, QStringList({u"Anna"_s, u"Ben?"_s}));
    const QModelIndex second = find<RecordingView>("recordingView")->model()->index(1, 0);
    QCOMPARE(second.data(RecordingModel::ClipsRole).value<QList<qint64>>().size(), 2); // one visit over two clips
    QCOMPARE(second.data(RecordingModel::PeopleRole).toString(), u"Parcel service"_s);
    save(u"recordings"_s);
}

void TestGuide::search()
{
    open(**m_library);
    showEvening();
    trigger("findAction");
    QTest::keyClicks(find<QLineEdit>("searchQuery"), u"unknown camera:front"_s);
    QTRY_COMPARE(find<QLabel>("recordingCount")->text(), u"3 visits found"_s);
    auto* list = find<RecordingView>("recordingView");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QTRY_COMPARE(find<FrameView>("frameView")->boxes().size(), 1);
    QCOMPARE(find<FrameView>("frameView")->boxes().first().text, u"unknown"_s);
    save(u"search"_s);
}

void TestGuide::why()
{
    open(**m_library);
    showEvening();
    auto* frame = find<FrameView>("frameView");
    for (const FrameView::Box& box : frame->boxes()) {
        if (box.text == u"Ben?"_s)
            QTest::mouseClick(frame, Qt::LeftButton, {}, box.rect.center().toPoint());
    }
    QTRY_VERIFY(find<QLabel>("reasonText")->text().startsWith(u"Ben? Distance"_s));
    QVERIFY(find<QToolButton>("changeNameButton")->isVisible());
    const auto near = find<QWidget>("reasonPanel")->findChildren<QToolButton*>(u"nearFace"_s);
    QCOMPARE(near.size(), 1);
    QTRY_VERIFY(near.first()->isVisible());
    save(u"why"_s);
}

void TestGuide::unknownFaces()
{
    open(**m_library);
    choosePage("unknownAction", "unknownPage");
    auto* stacks = find<FaceView>("groupView");
    QStringList asked;
    for (int i = 0; i < stacks->model()->rowCount(); ++i) {
        const QModelIndex index = stacks->model()->index(i, 0);
        asked.append(index.data(FaceRole::Suggestion).toString());
        if (index.data(FaceRole::Id).toLongLong() == m_library->groupOf(Visitor::Neighbour))
            stacks->setCurrentIndex(index);
    }
    QVERIFY(asked.contains(u"Anna"_s) && asked.contains(u"Ben"_s));
    QVERIFY(find<QLabel>("stripTitle")->text().startsWith(u"8 faces in the selection."_s));
    save(u"unknown"_s);

    QTest::keyClick(stacks, Qt::Key_N);
    auto* entry = find<QWidget>("unknownPage")->findChild<QLineEdit*>(u"nameEntry"_s);
    QTest::keyClicks(entry, u"Mrs Miller"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QTRY_VERIFY(rows("peopleView").contains(u"Mrs Miller"_s));
    QCOMPARE(find<QLabel>("toastText")->text(), u"8 faces named Mrs Miller"_s);
    QCOMPARE(find<QPushButton>("toastButton")->text(), u"Undo"_s);
    save(u"named"_s);
    trigger("undoAction");
    QTRY_VERIFY(!rows("peopleView").contains(u"Mrs Miller"_s));
}

void TestGuide::people()
{
    open(**m_library);
    choosePage("peopleAction", "peoplePage");
    QCOMPARE(rows("peopleGrid"), QStringList({u"Anna"_s, u"Ben"_s, u"Parcel service"_s}));
    save(u"people"_s);
}

void TestGuide::person()
{
    open(**m_library);
    choosePage("peopleAction", "peoplePage");
    auto* grid = find<QAbstractItemView>("peopleGrid");
    grid->setCurrentIndex(grid->model()->index(0, 0));
    QTest::keyClick(grid, Qt::Key_Return);
    QVERIFY(find<QWidget>("personPage")->isVisible());
    QCOMPARE(find<QLabel>("personName")->text(), u"Anna"_s);
    QVERIFY(find<QLabel>("personFacts")->text().startsWith(u"Resident \u00b7 5 visits"_s));
    QVERIFY(find<QToolButton>("exportButton")->isVisible());
    save(u"person"_s);
}

void TestGuide::review()
{
    open(**m_library);
    choosePage("reviewAction", "reviewPage");
    QCOMPARE(find<QAction>("reviewAction")->text(), u"Review (4)"_s);
    QVERIFY(rows("proposalView").contains(u"1 older recording would no longer show Ben"_s));
    save(u"review"_s);
}

void TestGuide::activity()
{
    open(**m_library);
    showEvening();
    QList<ScanItem> items;
    for (const RecordingId id : m_library->newest(5))
        items.append({id, items.size() < 2, items.isEmpty() ? 0.7 : (items.size() == 1 ? 0.25 : 0.0)});
    m_window->setScan({7, 16, 6, 150'000});
    m_window->setScanItems(items);
    m_window->setRetraining(true);
    m_window->showError(u"Garden.mp4: "_s +
                        u"The file is damaged and ends early. Download the recording again to see all of it."_s);
    QTest::mouseClick(find<QToolButton>("activityButton"), Qt::LeftButton);
    QVERIFY(find<ActivityPopover>("activityPopover")->isVisible());
    QVERIFY(find<QLabel>("activityScanText")->text().startsWith(u"Scanning 8 of 16"_s));
    QVERIFY(find<QToolButton>("activityPauseButton")->isVisible());
    save(u"activity"_s);
}

void TestGuide::settings()
{
    open(**m_library);
    SettingsPage* page = m_window->settingsPage();
    ModelsState ready;
    ready.folder = u"/home/anna/.local/share/ringface/models"_s;
    page->setModels(ready);
    page->setLibraryPlace(u"/home/anna/.local/share/ringface/library"_s, 4'300'000);
    choosePage("settingsAction", "settingsPage");
    QVERIFY(find<QComboBox>("engineChoice")->isVisible());
    QVERIFY(page->findChild<QComboBox*>(u"acceptChoice"_s)->isVisible());
    save(u"settings"_s);
}

void TestGuide::dark()
{
    QApplication::setPalette(darkColours());
    open(**m_library);
    showEvening();
    save(u"dark"_s);
    QApplication::setPalette(lightColours());
}

void TestGuide::german()
{
    QTranslator translator;
    QVERIFY(translator.load(qEnvironmentVariable("RINGFACE_GERMAN")));
    QApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    open(**m_library);
    choosePage("unknownAction", "unknownPage");
    auto* stacks = find<FaceView>("groupView");
    stacks->setCurrentIndex(stacks->model()->index(0, 0));
    QVERIFY(find<QAction>("unknownAction")->text().startsWith(u"Unbekannte"_s));
    save(u"german"_s);
    QApplication::removeTranslator(&translator);
}

void TestGuide::guideShowsThem()
{
    QFile guide(QFINDTESTDATA("../docs/guide.md"));
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

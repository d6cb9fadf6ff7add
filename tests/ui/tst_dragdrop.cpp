// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Faces dragged onto people, and files onto the window: through the models, and through the views' own events.
#include "core/library/values/utctime.h"
#include "tests/support/drags.h"
#include "tests/support/samplelibrary.h"
#include "ui/faces/groupmodel.h"
#include "ui/people/peoplepanel.h"
#include "ui/people/peopleview.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/thumbnailcache.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));

std::unique_ptr<QMimeData> urls(const QStringList& list)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> all;
    for (const QString& url : list)
        all.append(QUrl(url));
    data->setUrls(all);
    return data;
}
} // namespace

class TestDragDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup() { m_library.reset(); }

    void idsSurviveTheWay();
    void rubbishIsNoFace();
    void groupsCarryTheirFaces();
    void dropOnPersonThroughTheModel();
    void modelRefusesOtherThings();
    void dropOnPersonThroughTheView();
    void targetAnswersVisibly();
    void dropOnNewPersonAsksForTheName();
    void filesOnTheList();
    void filesOnTheWindow();
    void offersToWatchAFolder();
    void dragPictureShowsTheCount();

private:
    std::unique_ptr<SampleLibrary> m_library;
};

void TestDragDrop::init()
{
    m_library = std::make_unique<SampleLibrary>();
    m_library->scan(m_library->add(u"a"_s, start), {{1, 0, 100, 2}, {2, 200, 300, 3}, {3, 400, 500, 1}});
    (*m_library)->labels().say({m_library->facesOf(3).first()}, u"Anna"_s);
}

void TestDragDrop::idsSurviveTheWay()
{
    const auto data = faceMimeData({7, 12, 9'000'000'000});
    QCOMPARE(data->formats(), QStringList({u"application/x-ringface-faces"_s}));
    QCOMPARE(data->data(faceMimeType()), QByteArray("7\n12\n9000000000\n"));
    QCOMPARE(facesFrom(data.get()), QList<FaceId>({7, 12, 9'000'000'000}));
}

void TestDragDrop::rubbishIsNoFace()
{
    QMimeData data;
    QVERIFY(facesFrom(&data).isEmpty());
    data.setData(faceMimeType(), "x\n-3\n0\n5\n5\n99999999999999999999\n");
    QCOMPARE(facesFrom(&data), QList<FaceId>({5}));
}

void TestDragDrop::groupsCarryTheirFaces()
{
    ThumbnailCache cache(**m_library);
    GroupModel model(**m_library, cache);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0), model.index(1)}));
    QCOMPARE(facesFrom(data.get()), m_library->facesOf(2) + m_library->facesOf(1));
    QCOMPARE(model.mimeData({}), nullptr);
}

void TestDragDrop::dropOnPersonThroughTheModel()
{
    ThumbnailCache cache(**m_library);
    PeopleModel model(**m_library, cache);
    QSignalSpy dropped(&model, &PeopleModel::facesDropped);
    const auto data = faceMimeData({1, 2});
    QVERIFY(model.dropMimeData(data.get(), Qt::CopyAction, -1, -1, model.index(0)));
    QVERIFY(model.dropMimeData(data.get(), Qt::CopyAction, -1, -1, model.index(1)));
    QCOMPARE(dropped.size(), 2);
    QCOMPARE(dropped[0][0].value<QList<qint64>>(), QList<qint64>({1, 2}));
    QCOMPARE(dropped[0][1].toString(), u"Anna"_s);
    QCOMPARE(dropped[1][1].toString(), QString());
}

void TestDragDrop::modelRefusesOtherThings()
{
    ThumbnailCache cache(**m_library);
    PeopleModel model(**m_library, cache);
    QSignalSpy dropped(&model, &PeopleModel::facesDropped);
    const auto faces = faceMimeData({1});
    const auto files = urls({u"file:///tmp/a.mp4"_s});
    QMimeData empty;
    empty.setData(faceMimeType(), {});
    QVERIFY(!model.dropMimeData(files.get(), Qt::CopyAction, -1, -1, model.index(0)));
    QVERIFY(!model.dropMimeData(&empty, Qt::CopyAction, -1, -1, model.index(0)));
    QVERIFY(!model.dropMimeData(faces.get(), Qt::CopyAction, 0, 0, {})); // between two people
    QVERIFY(!model.dropMimeData(faces.get(), Qt::LinkAction, -1, -1, model.index(0)));
    QCOMPARE(dropped.size(), 0);
}

void TestDragDrop::dropOnPersonThroughTheView()
{
    MainWindow window(**m_library);
    window.show();
    auto* view = window.findChild<PeopleView*>(u"peopleView"_s);
    const QList<FaceId> faces = m_library->facesOf(2);
    const QPoint anna = view->visualRect(view->model()->index(0, 0)).center();
    QVERIFY(!dragAndDrop(view->viewport(), anna, *urls({u"https://example.org/a.mp4"_s})));
    QVERIFY(!dragAndDrop(view->viewport(), QPoint(10, view->viewport()->height() - 5), *faceMimeData(faces)));
    QVERIFY((*m_library)->face(faces.first())->label.isEmpty());
    QVERIFY(dragAndDrop(view->viewport(), anna, *faceMimeData(faces)));
    for (const FaceId face : faces)
        QCOMPARE((*m_library)->face(face)->label, u"Anna"_s);
    QCOMPARE(faces.size(), 3);
}

void TestDragDrop::targetAnswersVisibly()
{
    ThumbnailCache cache(**m_library);
    PeopleModel model(**m_library, cache);
    PeopleView view(&model);
    view.resize(220, 300);
    view.show();
    const QPoint anna = view.visualRect(model.index(0)).center();
    const auto data = faceMimeData({1});
    const QImage before = view.grab().toImage();
    QDragEnterEvent enter(anna, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &enter);
    QDragMoveEvent move(anna, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &move);
    QCOMPARE(view.dropTarget(), model.index(0));
    QVERIFY(view.grab().toImage() != before);
    QDragLeaveEvent leave;
    QApplication::sendEvent(view.viewport(), &leave);
    QVERIFY(!view.dropTarget().isValid());
    QCOMPARE(view.grab().toImage(), before);
}

void TestDragDrop::dropOnNewPersonAsksForTheName()
{
    MainWindow window(**m_library);
    window.show();
    auto* view = window.findChild<PeopleView*>(u"newPersonView"_s);
    auto* panel = window.findChild<QWidget*>(u"peoplePanel"_s);
    auto* entry = panel->findChild<NameEntry*>(u"nameEntry"_s);
    const QList<FaceId> faces = m_library->facesOf(1);
    const QPoint last = view->visualRect(view->model()->index(0, 0)).center();

    QVERIFY(dragAndDrop(view->viewport(), last, *faceMimeData(faces)));
    QTRY_VERIFY(entry->isVisible()); // the people have unfolded for it
    QVERIFY(view->geometry().contains(entry->geometry()));
    QTest::keyClick(entry, Qt::Key_Escape);
    QVERIFY(!entry->isVisible());
    QVERIFY((*m_library)->face(faces.first())->label.isEmpty());

    QVERIFY(dragAndDrop(view->viewport(), last, *faceMimeData(faces)));
    QTRY_VERIFY(entry->isVisible());
    QTest::keyClicks(entry, u"  Ben  Miller "_s);
    QTest::keyClick(entry, Qt::Key_Return);
    QVERIFY(!entry->isVisible());
    QCOMPARE((*m_library)->face(faces.first())->label, u"Ben Miller"_s);
    QTRY_COMPARE(window.findChild<PeopleView*>(u"peopleView"_s)->model()->rowCount(), 2);
}

void TestDragDrop::filesOnTheList()
{
    ThumbnailCache cache(**m_library);
    RecordingModel model(**m_library, cache);
    RecordingView view(&model);
    view.resize(360, 400);
    view.show();
    QSignalSpy dropped(&view, &RecordingView::filesDropped);
    const QPoint empty(50, 380);
    QVERIFY(!dragAndDrop(view.viewport(), empty, *faceMimeData({1})));
    QVERIFY(!dragAndDrop(view.viewport(), empty, *urls({u"https://example.org/a.mp4"_s})));
    QCOMPARE(dropped.size(), 0);
    for (const QPoint& pos : {empty, view.visualRect(model.index(0)).center()})
        QVERIFY(dragAndDrop(view.viewport(), pos, *urls({u"file:///videos/a.mp4"_s, u"file:///videos/folder"_s})));
    QCOMPARE(dropped.size(), 2);
    QCOMPARE(dropped[0][0].toStringList(), QStringList({u"/videos/a.mp4"_s, u"/videos/folder"_s}));
}

void TestDragDrop::filesOnTheWindow()
{
    MainWindow window(**m_library);
    window.show();
    QSignalSpy dropped(&window, &MainWindow::filesDropped);
    QVERIFY(dragAndDrop(&window, QPoint(600, 10), *urls({u"file:///videos"_s})));
    QVERIFY(dragAndDrop(window.findChild<RecordingView*>(u"recordingView"_s)->viewport(), QPoint(50, 50),
                        *urls({u"file:///b.mp4"_s})));
    QVERIFY(!dragAndDrop(&window, QPoint(600, 10), *faceMimeData({1})));
    QCOMPARE(dropped.size(), 2);
    QCOMPARE(dropped[0][0].toStringList(), QStringList({u"/videos"_s}));
    QCOMPARE(dropped[1][0].toStringList(), QStringList({u"/b.mp4"_s}));
}

void TestDragDrop::offersToWatchAFolder()
{
    const QTemporaryDir folder;
    const QString garden = folder.filePath(u"Garden"_s);
    const QString gate = folder.filePath(u"Gate"_s);
    QVERIFY(QDir().mkpath(garden + u"/2024"_s) && QDir().mkpath(gate));
    MainWindow window(**m_library);
    window.show();
    QSignalSpy changed(window.settingsPage(), &SettingsPage::settingsChanged);
    const auto drop = [&window](const QString& path) {
        return dragAndDrop(&window, QPoint(600, 10), *urls({QUrl::fromLocalFile(path).toString()}));
    };
    auto* bar = window.findChild<QWidget*>(u"watchBar"_s);
    const auto click = [bar](const char* name) {
        QTest::mouseClick(bar->findChild<QPushButton*>(QLatin1StringView(name)), Qt::LeftButton);
    };
    QVERIFY(drop(QFINDTESTDATA("tst_dragdrop.cpp")) && !bar->isVisible()); // a file
    QVERIFY(drop(gate + u'/') && bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>(u"messageText"_s)->text().contains(u"\u201cGate\u201d"_s));
    click("dismissButton");
    QVERIFY(!bar->isVisible());
    QVERIFY(drop(gate + u'/') && !bar->isVisible()); // asked once
    QVERIFY(drop(garden) && bar->isVisible());
    const QWidget* focus = window.focusWidget();
    click("acceptButton");
    QCOMPARE(window.focusWidget(), focus);
    QVERIFY(!bar->isVisible());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(window.settingsPage()->settings().watched, QStringList{garden});
    QVERIFY(drop(garden + u"/2024"_s) && !bar->isVisible()); // is watched already

    MainWindow samples(**m_library);
    samples.setDemo();
    samples.show();
    QVERIFY(dragAndDrop(&samples, QPoint(600, 10), *urls({QUrl::fromLocalFile(gate).toString()})));
    QVERIFY(!samples.findChild<QWidget*>(u"watchBar"_s)->isVisible());
}

void TestDragDrop::dragPictureShowsTheCount()
{
    QPixmap face(60, 60);
    face.fill(Qt::red);
    const QImage one = dragPixmap(face, 1, 1, QPalette()).toImage();
    const QImage many = dragPixmap(face, 12, 1, QPalette()).toImage();
    QCOMPARE(one.size(), many.size());
    QCOMPARE(one.pixelColor(one.width() / 2, one.height() / 2), QColor(Qt::red));
    QVERIFY(one != many);
    QCOMPARE(dragPixmap(face, 12, 2, QPalette()).size(), one.size() * 2);
}

QTEST_MAIN(TestDragDrop)
#include "tst_dragdrop.moc"

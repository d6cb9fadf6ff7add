// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Playing: boxes in their right place, frame by frame through a real file, names given on the picture.
#include "core/library/values/errortext.h"
#include "core/playback/playback.h"
#include "tests/support/plainvideo.h"
#include "tests/support/samplelibrary.h"
#include "ui/player/framemapping.h"
#include "ui/player/frameview.h"
#include "ui/player/playerpage.h"
#include "ui/player/scrubbar.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int frames = 20;
constexpr int frameMs = 100;

ShownFrame blankFrame(const QSize& size, qint64 ms)
{
    return {QImage(size, QImage::Format_RGB32), size, ms};
}

qint64 timeOf(const QVariant& shown)
{
    return shown.value<ShownFrame>().timeMs;
}

Track trackOf(const FacePath& path, const QString& name, bool isGuess = false, FaceId face = 1)
{
    Track t;
    t.id = face;
    t.path = path;
    t.name = name;
    t.isGuess = isGuess;
    t.bestFace = face;
    return t;
}
} // namespace

class TestPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        m_library = std::make_unique<SampleLibrary>();
        m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
    }
    void cleanup()
    {
        m_undo.clear();
        m_thumbnails.reset();
        m_library.reset();
    }

    void mapsBoxes_data();
    void mapsBoxes();
    void boxesBelongToTheFramesTime();
    void boxesFollowTheWindow();
    void boxesSayWho();
    void clickOnABox();
    void stepsFrameByFrame();
    void stepsAtTheEnds();
    void seeksToTheFrame();
    void countsFromTheFirstFrame();
    void seeksBeforeTheFileIsLoaded();
    void framesOfTheFileBeforeAreForgotten();
    void opensAtTheFirstFace();
    void jumpsFromFaceToFace();
    void followsTheScan();
    void saysWhatIsWrong();

private:
    RecordingId addVideo(const QList<SampleLibrary::Seen>& seen = {});
    [[nodiscard]] bool trigger(PlayerPage& page, const char* action);

    QTemporaryDir m_dir;
    QString m_video;
    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    QUndoStack m_undo;
};

void TestPlayer::initTestCase()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    m_video = m_dir.filePath(u"video.avi"_s);
    QVERIFY(testing::writePlainVideo(m_video, frames, frameMs));
}

RecordingId TestPlayer::addVideo(const QList<SampleLibrary::Seen>& seen)
{
    RecordingFile file;
    file.path = m_video;
    const RecordingId id = m_library->add(file);
    if (!seen.isEmpty())
        m_library->scan(id, seen, QSize(640, 360)); // twice the size of what the player will show
    return id;
}

bool TestPlayer::trigger(PlayerPage& page, const char* name)
{
    auto* action = page.findChild<QAction*>(QLatin1StringView(name));
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void TestPlayer::mapsBoxes_data()
{
    QTest::addColumn<QSize>("frame");
    QTest::addColumn<QRectF>("area");
    QTest::addColumn<QRect>("box");
    QTest::addColumn<QRectF>("expected");
    const QSize hd(1920, 1080);
    QTest::newRow("same size") << hd << QRectF(0, 0, 1920, 1080) << QRect(10, 20, 30, 40) << QRectF(10, 20, 30, 40);
    QTest::newRow("half") << hd << QRectF(0, 0, 960, 540) << QRect(10, 20, 30, 40) << QRectF(5, 10, 15, 20);
    QTest::newRow("bars at the sides") << hd << QRectF(0, 0, 1160, 540) << QRect(10, 20, 30, 40)
                                       << QRectF(105, 10, 15, 20);
    QTest::newRow("bars above") << hd << QRectF(0, 0, 960, 600) << QRect(0, 0, 1920, 1080) << QRectF(0, 30, 960, 540);
    QTest::newRow("not at the origin") << hd << QRectF(7, 9, 960, 540) << QRect(10, 20, 30, 40)
                                       << QRectF(12, 19, 15, 20);
    QTest::newRow("upright") << QSize(720, 1280) << QRectF(0, 0, 1000, 640) << QRect(72, 128, 72, 128)
                             << QRectF(356, 64, 36, 64);
    QTest::newRow("larger") << QSize(320, 240) << QRectF(0, 0, 640, 480) << QRect(1, 1, 2, 2) << QRectF(2, 2, 4, 4);
    QTest::newRow("no frame") << QSize() << QRectF(0, 0, 640, 480) << QRect(1, 1, 2, 2) << QRectF();
    QTest::newRow("no room") << hd << QRectF() << QRect(1, 1, 2, 2) << QRectF();
}

void TestPlayer::mapsBoxes()
{
    QFETCH(QSize, frame);
    QFETCH(QRectF, area);
    QFETCH(QRect, box);
    QTEST(mapBox(box, frame, pictureRect(frame, area)), "expected");
}

void TestPlayer::boxesBelongToTheFramesTime()
{
    FrameView view;
    view.resize(640, 360);
    view.setTracks({trackOf({{1000, QRect(0, 0, 100, 100)}, {2000, QRect(200, 100, 100, 100)}}, u"Anna"_s)},
                   QSize(1280, 720));
    QVERIFY(view.boxes().isEmpty());
    view.setFrame(blankFrame(QSize(1280, 720), 0));
    QVERIFY(view.boxes().isEmpty());
    view.setFrame(blankFrame(QSize(1280, 720), 1500));
    QCOMPARE(view.boxes().size(), 1);
    QCOMPARE(view.boxes().first().rect, QRectF(50, 25, 50, 50));
    view.setFrame(blankFrame(QSize(640, 360), 2000)); // the player may show another size than was scanned
    QCOMPARE(view.boxes().first().rect, QRectF(100, 50, 50, 50));
    view.setFrame(blankFrame(QSize(1280, 720), 9000));
    QVERIFY(view.boxes().isEmpty());
}

void TestPlayer::boxesFollowTheWindow()
{
    FrameView view;
    view.setTracks({trackOf({{0, QRect(640, 360, 128, 72)}}, u"Anna"_s)}, QSize(1280, 720));
    view.setFrame(blankFrame(QSize(1280, 720), 0));
    view.resize(1280, 720);
    QCOMPARE(view.boxes().first().rect, QRectF(640, 360, 128, 72));
    view.resize(640, 460);
    QCOMPARE(view.boxes().first().rect, QRectF(320, 230, 64, 36));
}

void TestPlayer::boxesSayWho()
{
    FrameView view;
    const FacePath path{{0, QRect(10, 10, 50, 50)}};
    QList<Track> tracks{trackOf(path, u"Anna"_s), trackOf(path, u"Anna"_s, true), trackOf(path, {})};
    tracks[0].colour = tracks[1].colour = 3;
    view.setTracks(tracks, QSize(640, 360));
    view.setFrame(blankFrame(QSize(640, 360), 0));
    const QList<FrameView::Box> boxes = view.boxes();
    QCOMPARE(boxes.size(), 3);
    QCOMPARE(boxes[0].text, u"Anna"_s);
    QCOMPARE(boxes[1].text, u"Anna?"_s);
    QCOMPARE(boxes[2].text, u"unknown"_s);
    QCOMPARE(boxes[0].colour, boxes[1].colour);
    QVERIFY(boxes[0].colour != boxes[2].colour);
}

void TestPlayer::clickOnABox()
{
    FrameView view;
    view.resize(640, 360);
    view.show();
    view.setTracks(
        {trackOf({{0, QRect(0, 0, 300, 300)}}, {}, false, 7), trackOf({{0, QRect(100, 100, 50, 50)}}, {}, false, 8)},
        QSize(640, 360));
    view.setFrame(blankFrame(QSize(640, 360), 0));
    QSignalSpy face(&view, &FrameView::boxClicked);
    QSignalSpy elsewhere(&view, &FrameView::clicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(120, 120)); // the smaller of the two
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(250, 250));
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(600, 300));
    QCOMPARE(face.size(), 2);
    QCOMPARE(face[0][0].toLongLong(), 8);
    QCOMPARE(face[1][0].toLongLong(), 7);
    QCOMPARE(elsewhere.size(), 1);
}

void TestPlayer::stepsFrameByFrame()
{
    Playback playback;
    playback.open(m_video, 0);
    QSignalSpy shown(&playback, &Playback::frameShown);
    const auto at = [&playback](qint64 ms) { return qAbs(playback.position() - ms) <= 1; };
    QVERIFY(shown.wait());
    QVERIFY(at(0));
    for (int i = 1; i <= 4; ++i) {
        playback.stepForward();
        QTRY_VERIFY2(at(i * frameMs), qPrintable(QString::number(playback.position())));
    }
    for (int i = 3; i >= 0; --i) {
        playback.stepBack();
        QTRY_VERIFY2(at(i * frameMs), qPrintable(QString::number(playback.position())));
        QTRY_VERIFY(!playback.isStepping());
    }
    QVERIFY(!playback.isPlaying());
}

void TestPlayer::stepsAtTheEnds()
{
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_video, 0);
    QVERIFY(shown.wait());
    playback.stepBack();
    QCOMPARE(playback.position(), 0);
    constexpr qint64 last = (frames - 1) * frameMs;
    playback.seek(60'000);
    QTRY_COMPARE(playback.position(), last);
    playback.stepBack();
    QTRY_COMPARE(playback.position(), last - frameMs);
    QTRY_VERIFY(!playback.isStepping());
    playback.stepForward();
    QTRY_COMPARE(playback.position(), last);
    QVERIFY(!playback.isPlaying());
}

void TestPlayer::seeksToTheFrame()
{
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_video, 500);
    QTRY_COMPARE(playback.position(), 500);
    QVERIFY(!playback.isPlaying());
    playback.seek(1299); // until the next one begins
    QTRY_COMPARE(playback.position(), 1200);
    playback.seek(300);
    QTRY_COMPARE(playback.position(), 300);
    // After the end it starts again, and can be gone back in.
    playback.togglePlaying();
    QTRY_VERIFY(playback.position() >= (frames - 1) * frameMs && !playback.isPlaying());
    playback.seek(700);
    QTRY_COMPARE(playback.position(), 700);
}

void TestPlayer::countsFromTheFirstFrame()
{
    // The container's clock begins half a second before the first frame.
    const QString late = m_dir.filePath(u"late.mp4"_s);
    QCOMPARE(QProcess::execute(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-itsoffset"_s, u"0.5"_s, u"-i"_s, m_video, u"-c"_s,
                                             u"copy"_s, late}),
             0);
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(late, 0);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(timeOf(shown.last().first()), 0);
    playback.seek(7 * frameMs);
    QTRY_COMPARE(timeOf(shown.last().first()), 7 * frameMs);
    playback.stepForward();
    QTRY_COMPARE(timeOf(shown.last().first()), 8 * frameMs);
    playback.stepBack();
    QTRY_COMPARE(timeOf(shown.last().first()), 7 * frameMs);
}

void TestPlayer::seeksBeforeTheFileIsLoaded()
{
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_video, 3 * frameMs);
    playback.seek(9 * frameMs);
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(timeOf(shown.first().first()), 9 * frameMs);
}

void TestPlayer::framesOfTheFileBeforeAreForgotten()
{
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_video, 0);
    QTRY_VERIFY(!shown.isEmpty());
    playback.play();
    QTRY_VERIFY(playback.position() >= 3 * frameMs);
    QElapsedTimer busy; // frames come meanwhile, and wait
    busy.start();
    while (busy.elapsed() < 4 * frameMs) {
    }
    shown.clear();
    playback.open(m_video, 0);
    QTRY_VERIFY(!shown.isEmpty());
    const auto colour = shown.first()[0].value<ShownFrame>().image.pixelColor(100, 100);
    QVERIFY2(colour.blue() < 10, qPrintable(colour.name()));
    playback.seek(12 * frameMs);
    QTRY_COMPARE(playback.position(), 12 * frameMs);
    QVERIFY(shown.last()[0].value<ShownFrame>().image.pixelColor(100, 100).blue() > 100);
}

void TestPlayer::opensAtTheFirstFace()
{
    const RecordingId id = addVideo({{1, 800, 1200, 1, QRect(320, 180, 64, 36)}});
    PlayerPage page(**m_library, m_undo, *m_thumbnails);
    page.resize(800, 600);
    page.show();
    page.setRecording(id);
    auto* view = page.findChild<FrameView*>(u"frameView"_s);
    auto* bar = page.findChild<ScrubBar*>(u"scrubBar"_s);
    QTRY_COMPARE(bar->position(), 800);
    QCOMPARE(view->boxes().size(), 1);
    const QRectF picture = pictureRect(QSize(320, 180), view->rect());
    QCOMPARE(view->boxes().first().rect.topLeft(), picture.center());
    QCOMPARE(bar->marks().size(), 1);
    QCOMPARE(bar->marks().first().fromMs, 800);
    QTRY_COMPARE(page.findChild<QLabel*>(u"playerTime"_s)->text(), u"0:00.8 / 0:02"_s);
}

void TestPlayer::jumpsFromFaceToFace()
{
    const RecordingId id = addVideo({{1, 300, 500}, {2, 900, 1100}});
    PlayerPage page(**m_library, m_undo, *m_thumbnails);
    page.show();
    page.setRecording(id, 0);
    auto* bar = page.findChild<ScrubBar*>(u"scrubBar"_s);
    QVERIFY(trigger(page, "nextFaceAction"));
    QTRY_COMPARE(bar->position(), 300);
    QVERIFY(trigger(page, "nextFaceAction"));
    QTRY_COMPARE(bar->position(), 900);
    QVERIFY(trigger(page, "nextFrameAction"));
    QTRY_COMPARE(bar->position(), 1000);
    QVERIFY(trigger(page, "previousFaceAction"));
    QTRY_COMPARE(bar->position(), 900);
    QVERIFY(trigger(page, "previousFrameAction"));
    QTRY_COMPARE(bar->position(), 800);
    QVERIFY(trigger(page, "previousFaceAction"));
    QTRY_COMPARE(bar->position(), 300);
}

void TestPlayer::followsTheScan()
{
    const RecordingId id = addVideo();
    PlayerPage page(**m_library, m_undo, *m_thumbnails);
    page.show();
    page.setRecording(id);
    auto* view = page.findChild<FrameView*>(u"frameView"_s);
    auto* bar = page.findChild<ScrubBar*>(u"scrubBar"_s);
    QTRY_COMPARE(bar->maximum(), frames * frameMs);
    QVERIFY(!page.findChild<QAction*>(u"nextFaceAction"_s)->isEnabled());
    m_library->scan(id, {{1, 0, 500}});
    QTRY_COMPARE(bar->marks().size(), 1);
    QTRY_COMPARE(view->boxes().size(), 1);
    QCOMPARE(view->boxes().first().text, u"unknown"_s);
    (*m_library)->labels().say({m_library->facesOf(1).first()}, u"Anna"_s);
    QTRY_COMPARE(view->boxes().first().text, u"Anna"_s);
    (*m_library)->removeRecordings({id});
    QTRY_COMPARE(page.recording(), 0);
    QVERIFY(view->boxes().isEmpty());
}

void TestPlayer::saysWhatIsWrong()
{
    PlayerPage page(**m_library, m_undo, *m_thumbnails);
    page.show();
    auto* view = page.findChild<FrameView*>(u"frameView"_s);
    QVERIFY(!view->message().isEmpty());
    page.setRecording(m_library->add(u"gone.mp4"_s, {}));
    QTRY_COMPARE(view->message(), errorText(MediaError::FileMissing));

    RecordingFile text;
    text.path = m_dir.filePath(u"text.mp4"_s);
    QFile file(text.path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("This is no video.") > 0);
    file.close();
    page.setRecording(m_library->add(text));
    QTRY_COMPARE(view->message(), errorText(MediaError::NotAVideo));

    page.setRecording(addVideo());
    QTRY_VERIFY(view->message().isEmpty());
}

QTEST_MAIN(TestPlayer)
#include "tst_player.moc"

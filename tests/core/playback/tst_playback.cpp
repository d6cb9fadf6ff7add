// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Playing without a window: in time, to the end, through what grows, and again and again without anything left behind.
#include "core/media/soundreader.h"
#include "core/playback/playback.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
bool ffmpeg(const QStringList& arguments)
{
    return runTool(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-y"_s} + arguments);
}

qsizetype threads()
{
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}
} // namespace

class TestPlayback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEveryFrameInTime();
    void scrubbingShowsSomethingSoonAndTheFrameInTheEnd();
    void picturesFitTheArea();
    void fileThatGrows();
    void againAndAgain();
    void soundOfEveryKind_data();
    void soundOfEveryKind();
    void soundAtAnySpeed_data();
    void soundAtAnySpeed();
    void soundThatBeginsLate();
    void noSound();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    QString m_video;
};

void TestPlayback::initTestCase()
{
    QVERIFY(writeVideo(path(u"source.avi"_s),
                       {.size = QSize(640, 360), .frames = 120, .visitors = {{.box = QRect(60, 40, 96, 96)}}}));
    m_video = path(u"video.mp4"_s);
    QVERIFY(ffmpeg({u"-i"_s, path(u"source.avi"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"60"_s, u"-keyint_min"_s,
                    u"60"_s, u"-sc_threshold"_s, u"0"_s, m_video}));
}

void TestPlayback::showsEveryFrameInTime()
{
    Playback playback(nullptr, Playback::Sound::None);
    QSignalSpy shown(&playback, &Playback::frameShown);
    QSignalSpy ended(&playback, &Playback::ended);
    playback.setRate(2);
    playback.open(m_video, 0);
    QTRY_COMPARE(shown.size(), 1);
    QElapsedTimer clock;
    clock.start();
    qint64 latest = 0;
    QList<qint64> times;
    connect(&playback, &Playback::frameShown, this, [&](const ShownFrame& frame) {
        times.append(frame.timeMs);
        latest = std::max(latest, std::abs(clock.elapsed() * 2 - frame.timeMs));
    });
    playback.play();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 15'000);
    QVERIFY(std::ranges::is_sorted(times));
    QCOMPARE(times.size() + playback.dropped(), 119);
    QCOMPARE(times.last(), 7933);
    QVERIFY2(latest < 600, qPrintable(QString::number(latest))); // of the recording, on a busy machine
    QVERIFY(!playback.isPlaying());
}

void TestPlayback::scrubbingShowsSomethingSoonAndTheFrameInTheEnd()
{
    Playback playback(nullptr, Playback::Sound::None);
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_video, 0);
    QTRY_COMPARE(shown.size(), 1);
    shown.clear();
    playback.scrub(7000); // far from both key frames
    QTRY_COMPARE(playback.position(), 7000);
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown.first().first().value<ShownFrame>().timeMs, 8000 - 4000); // the key frame, meanwhile
    shown.clear();
    for (int ms = 0; ms < 6000; ms += 50) // faster than anybody decodes
        playback.scrub(ms);
    QTRY_COMPARE(playback.position(), 5933);
    QVERIFY(shown.size() < 100);
}

void TestPlayback::picturesFitTheArea()
{
    Playback playback(nullptr, Playback::Sound::None);
    QSignalSpy shown(&playback, &Playback::frameShown);
    QSignalSpy taken(&playback, &Playback::pictureTaken);
    const auto last = [&shown] { return shown.last().first().value<ShownFrame>(); };
    playback.setArea(QSize(320, 320));
    playback.open(m_video, 1000);
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(last().image.size(), QSize(320, 180));
    QCOMPARE(last().size, QSize(640, 360));
    playback.setArea(QSize(1280, 1000));
    QTRY_COMPARE(last().image.size(), QSize(1280, 720));
    QCOMPARE(last().timeMs, 1000);
    playback.takePicture();
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(taken.first().first().value<ShownFrame>().image.size(), QSize(640, 360));
    QCOMPARE(playback.position(), 1000);
}

void TestPlayback::fileThatGrows()
{
    const QString whole = path(u"whole.ts"_s);
    QVERIFY(ffmpeg({u"-i"_s, m_video, u"-c"_s, u"copy"_s, whole}));
    QFile from(whole);
    QVERIFY(from.open(QIODevice::ReadOnly));
    constexpr int packet = 188;
    const QByteArray half = from.read(from.size() / 2 / packet * packet);
    const QString growing = path(u"growing.ts"_s);
    QVERIFY(writeFile(growing, half));
    Playback playback(nullptr, Playback::Sound::None);
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(growing, 0);
    QTRY_COMPARE(shown.size(), 1);
    const qint64 first = playback.duration();
    QVERIFY(first > 2000 && first < 7000);
    QFile to(growing);
    QVERIFY(to.open(QIODevice::Append));
    to.write(from.readAll());
    to.close();
    playback.seek(7500);
    QTRY_COMPARE(playback.position(), 7467);
    QVERIFY(playback.duration() > 7900);
}

void TestPlayback::againAndAgain()
{
    const qsizetype before = threads();
    for (int i = 0; i < 200; ++i) {
        Playback playback;
        if (i % 3 != 0) { // some are gone before anything is there
            QSignalSpy shown(&playback, &Playback::frameShown);
            playback.open(m_video, i * 30);
            if (i % 3 == 1)
                QTRY_VERIFY(!shown.isEmpty());
        }
        playback.seek(i * 20);
        playback.play();
        playback.close();
    }
    QTRY_VERIFY2(threads() <= before + 2, qPrintable(u"%1, %2"_s.arg(before).arg(threads()))); // Qt's own for sound
}

void TestPlayback::soundOfEveryKind_data()
{
    QTest::addColumn<QStringList>("how");
    const auto add = [](const char* name, const char* how) {
        QTest::newRow(name) << QString::fromLatin1(how).split(u' ');
    };
    add("aac 44100.mp4", "-c:a aac -ar 44100 -ac 2");
    add("aac 16000 mono.mp4", "-c:a aac -ar 16000 -ac 1");
    add("aac 5.1.mp4", "-c:a aac -ar 48000 -ac 6");
    add("opus.mkv", "-c:a libopus -ar 48000 -ac 1");
    add("mp3.mp4", "-c:a libmp3lame -ar 22050 -ac 2");
    add("g711 a.mov", "-c:a pcm_alaw -ar 8000 -ac 1");
    add("g711 mu.avi", "-c:a pcm_mulaw -ar 8000 -ac 1");
    add("adpcm.avi", "-c:a adpcm_ima_wav -ar 8000 -ac 1");
    add("pcm.mov", "-c:a pcm_s16le -ar 11025 -ac 2");
    add("in a stream.ts", "-c:a aac -ar 48000 -ac 2");
}

/// How much of it is loud, in seconds, and how long it is.
std::pair<double, double> listen(SoundReader& sound)
{
    constexpr double rate = 48'000;
    qint64 loud = 0;
    qint64 all = 0;
    for (QByteArray some = sound.read(); !some.isEmpty(); some = sound.read()) {
        const auto* samples = reinterpret_cast<const qint16*>(some.constData());
        for (qsizetype i = 0; i < some.size() / SoundReader::bytesAFrame; ++i)
            loud += std::abs(samples[2 * i]) > 300 ? 1 : 0;
        all += some.size() / SoundReader::bytesAFrame;
    }
    return {double(loud) / rate, double(all) / rate};
}

void TestPlayback::soundOfEveryKind()
{
    QFETCH(QStringList, how);
    const QString file = path(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(
        ffmpeg(QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=f=300:d=8"_s, u"-i"_s, path(u"source.avi"_s), u"-map"_s,
                           u"1:v"_s, u"-map"_s, u"0:a"_s, u"-c:v"_s, u"mpeg4"_s, u"-af"_s, u"volume=4"_s} +
               how + QStringList{file}));
    SoundReader sound;
    QCOMPARE(sound.open(file), MediaError::None);
    for (const int from : {0, 5000, 2000}) {
        QVERIFY(sound.start(from, 48'000, 1));
        const auto [loud, all] = listen(sound);
        const double wanted = 8 - from / 1000.0;
        QVERIFY2(std::abs(all - wanted) < 0.2, qPrintable(u"%1 of %2 s"_s.arg(all).arg(wanted)));
        QVERIFY2(loud > 0.8 * wanted, qPrintable(QString::number(loud)));
    }
}

void TestPlayback::soundAtAnySpeed_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.25, 0.5, 1.5, 2.0})
        QTest::newRow(qPrintable(QString::number(speed))) << speed;
}

void TestPlayback::soundAtAnySpeed()
{
    QFETCH(double, speed);
    const QString file = path(u"speed.mp4"_s);
    QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=f=300:d=8"_s, u"-i"_s, m_video, u"-map"_s, u"1:v"_s, u"-map"_s,
                    u"0:a"_s, u"-c:v"_s, u"copy"_s, u"-c:a"_s, u"aac"_s, file}));
    SoundReader sound;
    QCOMPARE(sound.open(file), MediaError::None);
    QVERIFY(sound.start(4000, 48'000, speed));
    QByteArray all;
    for (QByteArray some = sound.read(); !some.isEmpty(); some = sound.read())
        all += some;
    const double seconds = double(all.size()) / SoundReader::bytesAFrame / 48'000;
    QVERIFY2(std::abs(seconds * speed - 4) < 0.3, qPrintable(QString::number(seconds)));
    // As high as before: the sign changes 600 times a second.
    const auto* samples = reinterpret_cast<const qint16*>(all.constData());
    int changes = 0;
    const qsizetype count = all.size() / SoundReader::bytesAFrame;
    for (qsizetype i = 1; i < count; ++i)
        changes += (samples[2 * i] < 0) != (samples[2 * (i - 1)] < 0) ? 1 : 0;
    QVERIFY2(std::abs(changes / seconds - 600) < 30, qPrintable(QString::number(changes / seconds)));
}

void TestPlayback::soundThatBeginsLate()
{
    const QString file = path(u"late.mp4"_s);
    QVERIFY(ffmpeg({u"-i"_s, m_video, u"-itsoffset"_s, u"3"_s, u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=f=300:d=4"_s,
                    u"-map"_s, u"0:v"_s, u"-map"_s, u"1:a"_s, u"-c:v"_s, u"copy"_s, u"-af"_s, u"volume=4"_s, u"-c:a"_s,
                    u"aac"_s, file}));
    SoundReader sound;
    QCOMPARE(sound.open(file), MediaError::None);
    QVERIFY(sound.start(1000, 48'000, 1));
    const auto [loud, all] = listen(sound);
    QVERIFY2(std::abs(all - 6) < 0.2 && std::abs(loud - 4) < 0.6, qPrintable(u"%1, %2"_s.arg(all).arg(loud)));
}

void TestPlayback::noSound()
{
    SoundReader sound;
    QCOMPARE(sound.open(m_video), MediaError::NoPicture);
    QVERIFY(!sound.start(0, 48'000, 1));
    QVERIFY(sound.read().isEmpty());
    QCOMPARE(sound.open(path(u"nowhere.mp4"_s)), MediaError::FileMissing);
}

QTEST_MAIN(TestPlayback)
#include "tst_playback.moc"

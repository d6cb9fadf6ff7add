// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Recordings with sound, as every real one has it: on a computer without a device for it, with one, and with one that
// comes and goes while it plays. Run with a sound server of its own (support/sound_server.sh).
#include "core/media/soundreader.h"
#include "core/playback/playback.h"
#include "core/playback/soundoutput.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMediaDevices>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 20'000;
} // namespace

class TestSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void playsWithoutADevice(); // first, while there was never one
    void deviceComesAndGoes();
    void isHeardAtTheSecondTry();
    void givenUpWhileItIsSought();
    void playsWithADevice();
    void pictureKeepsTimeWithTheSound_data();
    void pictureKeepsTimeWithTheSound();

private:
    void play(bool hasDevice);
    /// What pactl says; std::nullopt if it fails.
    static std::optional<QString> pactl(const QStringList& arguments);
    bool addDevice();
    bool removeDevice();
    /// What is heard now: one line a stream.
    static qsizetype streams()
    {
        return pactl({u"list"_s, u"short"_s, u"sink-inputs"_s}).value_or(QString()).count(u'\n');
    }

    QStringList m_files;
    QString m_device; ///< number of its module
};

std::optional<QString> TestSound::pactl(const QStringList& arguments)
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool TestSound::addDevice()
{
    m_device = pactl({u"load-module"_s, u"module-null-sink"_s}).value_or(QString()).trimmed();
    return !m_device.isEmpty();
}

bool TestSound::removeDevice()
{
    return m_device.isEmpty() || pactl({u"unload-module"_s, std::exchange(m_device, {})});
}

void TestSound::initTestCase()
{
    const QDir folder(qEnvironmentVariable("RINGFACE_MEDIA") + "/sound"_L1);
    for (const QString& name : folder.entryList({u"with-sound-*.mp4"_s}, QDir::Files))
        m_files << folder.filePath(name);
    if (m_files.isEmpty())
        QSKIP("recordings with sound are not there (RINGFACE_MEDIA)");
}

void TestSound::cleanup()
{
    QVERIFY(removeDevice());
}

void TestSound::playsWithoutADevice()
{
    QVERIFY(QMediaDevices::audioOutputs().isEmpty());
    play(false);
}

void TestSound::playsWithADevice()
{
    QVERIFY(addDevice());
    QTRY_VERIFY_WITH_TIMEOUT(!QMediaDevices::audioOutputs().isEmpty(), patience);
    play(true);
}

void TestSound::pictureKeepsTimeWithTheSound_data()
{
    QTest::addColumn<double>("rate");
    QTest::newRow("as recorded") << 1.0;
    QTest::newRow("slower") << 0.5;
    QTest::newRow("faster") << 2.0;
}

/// A flash and a beep each second of the recording: when the one is shown, and when the other leaves the device.
void TestSound::pictureKeepsTimeWithTheSound()
{
    QFETCH(double, rate);
    QVERIFY(addDevice());
    QTRY_VERIFY_WITH_TIMEOUT(!QMediaDevices::audioOutputs().isEmpty(), patience);
    const QString device = QString::fromLatin1(QMediaDevices::defaultAudioOutput().id());
    constexpr int sampleRate = 48'000;
    QProcess recorder;
    recorder.start(u"parec"_s, {u"--device=%1.monitor"_s.arg(device), u"--latency-msec=5"_s, u"--format=s16le"_s,
                                u"--rate=48000"_s, u"--channels=1"_s, u"--raw"_s});
    QVERIFY(recorder.waitForStarted());
    QElapsedTimer clock;
    clock.start();
    QList<double> beeps; // milliseconds
    qint64 quiet = 0;    // samples
    bool wasQuiet = true;
    connect(&recorder, &QProcess::readyRead, this, [&] {
        const QByteArray bytes = recorder.readAll();
        const auto now = double(clock.nsecsElapsed()) / 1e6;
        const auto count = bytes.size() / 2;
        for (qsizetype i = 0; i < count; ++i) {
            qint16 sample = 0;
            std::memcpy(&sample, bytes.constData() + 2 * i, sizeof(sample));
            constexpr int loud = 1000;
            quiet = qAbs(sample) > loud ? 0 : quiet + 1;
            if (quiet == 0 && (beeps.isEmpty() || wasQuiet))
                beeps.append(now - double(count - i) * 1000 / sampleRate);
            wasQuiet = quiet > sampleRate / 20;
        }
    });
    QList<double> flashes;
    bool isBright = false;
    Playback playback;
    playback.setRate(rate);
    connect(&playback, &Playback::frameShown, this, [&](const ShownFrame& frame) {
        const bool bright = qGray(frame.image.pixel(frame.image.rect().center())) > 128;
        if (bright && !isBright && playback.isPlaying())
            flashes.append(double(clock.nsecsElapsed()) / 1e6);
        isBright = bright;
    });
    playback.open(QFileInfo(m_files.first()).dir().filePath(u"flash-and-beep.mp4"_s), 100);
    playback.play();
    QTRY_VERIFY_WITH_TIMEOUT(!playback.isPlaying(), 60'000);
    recorder.kill();
    recorder.waitForFinished();
    QVERIFY2(flashes.size() == 9, qPrintable(QString::number(flashes.size())));
    QVERIFY2(beeps.size() >= 7, qPrintable(QString::number(beeps.size())));
    QList<double> apart;
    for (const double flash : std::as_const(flashes)) {
        const auto nearest = std::ranges::min_element(beeps, {}, [flash](double beep) { return qAbs(beep - flash); });
        if (qAbs(*nearest - flash) < 300) // the device may have begun late
            apart.append(flash - *nearest);
    }
    QVERIFY(apart.size() >= 6);
    std::ranges::sort(apart);
    QString all;
    for (const double ms : std::as_const(apart))
        all += QString::number(ms, 'f', 0) + u' ';
    qInfo("picture after sound, ms: %s", qPrintable(all));
    QVERIFY2(qAbs(apart[apart.size() / 2]) <= 40 / qMin(1.0, rate), qPrintable(all)); // of the recording
}

/// A network drive that was away for a moment: what could not be read has sound all the same.
void TestSound::isHeardAtTheSecondTry()
{
    QVERIFY(addDevice());
    QTRY_VERIFY_WITH_TIMEOUT(!QMediaDevices::audioOutputs().isEmpty(), patience);
    const QTemporaryDir drive;
    const QString file = drive.filePath(u"recording.mp4"_s);
    SoundOutput output;
    QSignalSpy heard(&output, &SoundOutput::heard);
    QSignalSpy silent(&output, &SoundOutput::silent);
    for (quint64 request = 1; request <= 2; ++request) {
        output.announce(request);
        output.start(request, file, {}, 1, QMediaDevices::defaultAudioOutput());
        QTRY_COMPARE_WITH_TIMEOUT(heard.isEmpty(), request == 1, patience);
        QCOMPARE(silent.size(), 1);
        if (request == 1)
            QVERIFY(QFile::link(m_files.first(), file));
    }
}

/// A newer request comes while the place is looked for; the one after it is for the same recording.
void TestSound::givenUpWhileItIsSought()
{
    SoundReader reader;
    bool givesUp = false;
    reader.setGiveUp([&givesUp] { return givesUp; });
    QCOMPARE(reader.open(m_files.first()), MediaError::None);
    constexpr int rate = 48'000;
    givesUp = true;
    QVERIFY(!reader.start(8000, rate, 1));
    givesUp = false;
    QVERIFY(!reader.start(0, rate, 1));
    QVERIFY(reader.read().isEmpty());
    QCOMPARE(reader.open(m_files.first()), MediaError::None);
    QVERIFY(reader.start(8000, rate, 1));
    QVERIFY(!reader.read().isEmpty());
}

void TestSound::play(bool hasDevice)
{
    for (const QString& file : std::as_const(m_files)) {
        Playback playback;
        QSignalSpy shown(&playback, &Playback::frameShown);
        QSignalSpy failed(&playback, &Playback::failed);
        QCOMPARE(playback.isHeard(), hasDevice);
        playback.open(file, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), patience);
        for (int again = 0; again < 3; ++again) { // Space, Home, Space, Space
            playback.togglePlaying();
            QTRY_VERIFY_WITH_TIMEOUT(playback.position() > 1500, patience);
            if (hasDevice)
                QTRY_VERIFY_WITH_TIMEOUT(streams() > 0, patience);
            playback.seek(0);
            QTRY_VERIFY_WITH_TIMEOUT(playback.position() < 1400, patience);
            playback.togglePlaying();
            QTRY_VERIFY(!playback.isPlaying());
        }
        QCOMPARE(failed.size(), 0);
    }
}

void TestSound::deviceComesAndGoes()
{
    Playback playback;
    QSignalSpy shown(&playback, &Playback::frameShown);
    playback.open(m_files.first(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), patience);
    QVERIFY(!playback.isHeard());
    playback.play();
    QVERIFY(addDevice());
    QTRY_VERIFY_WITH_TIMEOUT(playback.isHeard() || !playback.isPlaying(), patience);
    playback.open(m_files.first(), 0); // Qt 6.4 lets the device be heard from the next recording on
    playback.play();
    QVERIFY(playback.isHeard());
    QTRY_COMPARE_WITH_TIMEOUT(streams(), 1, patience);
    // A headset is unplugged: as on every desktop, the sound server goes on with the loudspeaker. (Where nothing is
    // left to go on with, Qt 6.8 waits for the lost device for ever.)
    QVERIFY(pactl({u"load-module"_s, u"module-rescue-streams"_s}));
    const QString headset = std::exchange(m_device, {});
    QVERIFY(addDevice());
    QVERIFY(pactl({u"unload-module"_s, headset}));
    QTRY_COMPARE_WITH_TIMEOUT(QMediaDevices::audioOutputs().size(), 1, patience);
    shown.clear();
    playback.seek(0);
    playback.play();
    QTRY_VERIFY_WITH_TIMEOUT(shown.size() > 5, patience);
    QTRY_COMPARE_WITH_TIMEOUT(streams(), 1, patience);
    QVERIFY(playback.isHeard());
}

QTEST_MAIN(TestSound)
#include "tst_sound.moc"

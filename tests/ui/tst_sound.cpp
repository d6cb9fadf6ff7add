// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Recordings with sound, as every real one has it: on a computer without a device for it, with one, and with one that
// comes and goes while it plays. Run with a sound server of its own (support/sound_server.sh).
#include "core/playback/playback.h"

#include <QDir>
#include <QMediaDevices>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

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
    void playsWithADevice();

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

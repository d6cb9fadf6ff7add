// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A visit over several recordings, played as one; and a page that does nothing while nobody sees it.
#include "core/library/values/errortext.h"
#include "core/playback/playback.h"
#include "tests/support/playerfixture.h"
#include "ui/player/frameview.h"
#include "ui/player/scrubbar.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr int frames = 10;
constexpr int frameMs = 100;
} // namespace

class TestClips : public QObject, private testing::PlayerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { removePage(); }

    void saysWhichClip();
    void keysGoToTheOthers();
    void playsFromOneIntoTheNext();
    void repeatStaysInItsClip();
    void goOnPlayingInTheOther();
    void missingClipSaysSo();
    void anotherRecordingEndsTheVisit();
    void removedClipsAreGone();
    void timeLineKeepsItsKeys();
    void refreshesWhenSeen();
    void longTitleNeedsNoMoreRoom();

private:
    QWidget* clipBar() const { return m_page->findChild<QWidget*>(u"clipBar"_s); }
    QString clipText() const { return m_page->findChild<QLabel*>(u"clipText"_s)->text(); }

    Playback* m_playback = nullptr;
    QList<RecordingId> m_clips;
};

void TestClips::initTestCase()
{
    QVERIFY(makeVideo(frames, frameMs));
}

void TestClips::init()
{
    makePage();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_playback = m_page->findChild<Playback*>();
    m_clips = {addVideo({{1, 500, 700}}), addVideo({{1, 200, 300}}), addVideo()};
    QSignalSpy shown(m_playback, &Playback::frameShown);
    m_page->setRecording(m_clips[0]);
    m_page->setClips(m_clips);
    QTRY_VERIFY(!shown.isEmpty());
}

void TestClips::saysWhichClip()
{
    QVERIFY(clipBar()->isVisible());
    QCOMPARE(clipText(), u"Clip 1 of 3"_s);
    QVERIFY(!action("previousClipAction")->isEnabled());
    QVERIFY(action("nextClipAction")->isEnabled());
    m_page->setClips({m_clips[0]});
    QVERIFY(!clipBar()->isVisible());
    QVERIFY(!action("nextClipAction")->isEnabled());
    m_page->setClips({m_clips[1], m_clips[2]}); // not what is shown
    QVERIFY(!clipBar()->isVisible());
}

void TestClips::keysGoToTheOthers()
{
    QSignalSpy shown(m_page.get(), &PlayerPage::recordingShown);
    QTest::keyClick(m_page.get(), Qt::Key_PageDown);
    QCOMPARE(m_page->recording(), m_clips[1]);
    QCOMPARE(clipText(), u"Clip 2 of 3"_s);
    QTRY_COMPARE(m_playback->position(), 200); // where the first face is
    QVERIFY(!m_playback->isPlaying());
    QTest::keyClick(m_page.get(), Qt::Key_PageDown);
    QTest::keyClick(m_page.get(), Qt::Key_PageDown); // there is no other
    QCOMPARE(m_page->recording(), m_clips[2]);
    QTest::keyClick(m_page.get(), Qt::Key_PageUp);
    QCOMPARE(m_page->recording(), m_clips[1]);
    QCOMPARE(shown.size(), 3);
    QCOMPARE(shown[0][0].toLongLong(), m_clips[1]);
    // Who follows and chooses it in a list does not end the visit.
    m_page->setRecording(m_clips[1]);
    QCOMPARE(clipText(), u"Clip 2 of 3"_s);
}

void TestClips::playsFromOneIntoTheNext()
{
    QSignalSpy shown(m_page.get(), &PlayerPage::recordingShown);
    QHash<RecordingId, qint64> first;
    connect(m_playback, &Playback::frameShown, m_page.get(), [&](const ShownFrame& frame) {
        if (!first.contains(m_page->recording()))
            first.insert(m_page->recording(), frame.timeMs);
    });
    QTest::keyClick(m_page.get(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->recording(), m_clips[2], 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_playback->position() == (frames - 1) * frameMs && !m_playback->isPlaying(), 15'000);
    QCOMPARE(m_page->recording(), m_clips[2]);
    QCOMPARE(first.value(m_clips[1], -1), 0); // from its beginning, not from the first face
    QCOMPARE(first.value(m_clips[2], -1), 0);
    QCOMPARE(shown.size(), 2);
}

void TestClips::repeatStaysInItsClip()
{
    QSignalSpy ended(m_playback, &Playback::ended);
    action("repeatAction")->trigger();
    m_playback->play();
    QTRY_VERIFY_WITH_TIMEOUT(ended.size() >= 2, 15'000);
    QCOMPARE(m_page->recording(), m_clips[0]);
}

void TestClips::goOnPlayingInTheOther()
{
    m_playback->play();
    action("nextClipAction")->trigger();
    QCOMPARE(m_page->recording(), m_clips[1]);
    QVERIFY(m_playback->isPlaying());
    QTRY_VERIFY(m_playback->position() > 300);
}

void TestClips::missingClipSaysSo()
{
    const RecordingId gone = addFile(m_dir.filePath(u"gone.mp4"_s));
    m_page->setClips({m_clips[0], gone});
    m_playback->play();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->recording(), gone, 15'000);
    QTRY_COMPARE(m_page->findChild<FrameView*>()->message(), errorText(MediaError::FileMissing));
    QVERIFY(!m_playback->isPlaying());
    action("previousClipAction")->trigger();
    QTRY_COMPARE(m_playback->position(), 500);
}

void TestClips::anotherRecordingEndsTheVisit()
{
    const RecordingId other = addVideo();
    m_page->setRecording(other);
    QVERIFY(!clipBar()->isVisible());
    m_page->setRecording(m_clips[0]);
    QVERIFY(!clipBar()->isVisible());
    m_page->setRecording(0);
    QVERIFY(!clipBar()->isVisible());
}

void TestClips::removedClipsAreGone()
{
    (*m_library)->removeRecordings({m_clips[1]});
    QTRY_COMPARE(clipText(), u"Clip 1 of 2"_s);
    action("nextClipAction")->trigger();
    QCOMPARE(m_page->recording(), m_clips[2]);
    (*m_library)->removeRecordings({m_clips[2]});
    QTRY_COMPARE(m_page->recording(), 0);
    QVERIFY(!clipBar()->isVisible());
}

void TestClips::timeLineKeepsItsKeys()
{
    auto* bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_PageDown);
    QCOMPARE(m_page->recording(), m_clips[0]);
}

void TestClips::refreshesWhenSeen()
{
    auto* bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    QCOMPARE(bar->marks().first().name, QString());
    m_page->hide();
    (*m_library)->labels().say(m_library->facesOf(1), u"Anna"_s);
    QCOMPARE(bar->marks().first().name, QString());
    m_page->show();
    QTRY_COMPARE(bar->marks().first().name, u"Anna"_s);
    (*m_library)->labels().say(m_library->facesOf(1), u"Ben"_s);
    (*m_library)->labels().say((*m_library)->facesOfTrack((*m_library)->tracks(m_clips[0]).first().id), u"Ben"_s);
    QTRY_COMPARE(bar->marks().first().name, u"Ben"_s);
}

void TestClips::longTitleNeedsNoMoreRoom()
{
    const int before = m_page->minimumSizeHint().width();
    (*m_library)->labels().say(m_library->facesOf(1), QString(90, u'W'));
    QTRY_VERIFY(m_page->findChild<QLabel*>(u"playerTitle"_s)->text().contains(u"WWW"_s));
    QCOMPARE(m_page->minimumSizeHint().width(), before);
    QVERIFY(before <= 440);
}

QTEST_MAIN(TestClips)
#include "tst_clips.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Boxes on the picture: why somebody is called that, and what can be said of him or her there.
#include "core/library/values/errortext.h"
#include "core/library/values/utctime.h"
#include "tests/support/samplelibrary.h"
#include "ui/player/frameview.h"
#include "ui/player/playerpage.h"
#include "ui/player/reasontext.h"
#include "ui/player/scrubbar.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestBoxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("QT_MEDIA_BACKEND", "ffmpeg"); }
    void init();
    void cleanup();

    void reasons_data();
    void reasons();
    void numbers();
    void everyReasonHasItsSentence();
    void clickSaysWhy();
    void cardSaysYesAndNo();
    void clickAsksWhoItIs();
    void fieldHasKeys_data();
    void fieldHasKeys();
    void typingAtABoxAsks();
    void escapeDeselects();
    void labelledFacesAreShown();
    void reasonFollowsTheLibrary();
    void menuNamesTheTrack();
    void menuRejectsTheName();
    void menuIgnores();
    void ignoredCanBeBroughtBack();
    void broughtBackWithAllLikeIt();
    void nameCanBeTakenAway();
    void menuAsksForANewName();
    void lettersAreLettersInANewName();
    void menuSaysWhy();

private:
    QPoint boxOf(int track) const { return m_frame->boxes().at(track).rect.center().toPoint(); }
    void click(int track) { QTest::mouseClick(m_frame, Qt::LeftButton, {}, boxOf(track)); }
    QMenu* menuOf(int track);
    [[nodiscard]] bool trigger(QMenu* menu, const QString& name);
    /// What the card says; empty if there is none.
    QString reason() const
    {
        const auto* card = m_page->findChild<QWidget*>(u"whyCard"_s);
        return card->isVisible() ? card->findChild<QLabel*>(u"reasonText"_s)->text() : QString();
    }
    QWidget* field() const { return m_page->findChild<QWidget*>(u"nameField"_s); }
    QList<FaceId> facesOf(int track) const;

    mutable std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    QUndoStack m_undo;
    std::unique_ptr<PlayerPage> m_page;
    FrameView* m_frame = nullptr;
    RecordingId m_recording = 0;
    FaceId m_labelled = 0;
};

namespace
{
Explanation why(Reason reason, const QString& name = u"Anna"_s)
{
    Explanation out;
    out.reason = reason;
    out.name = name;
    out.distance = 0.834F;
    out.limit = 1.05F;
    out.score = -0.42F;
    out.runnerUp = u"Bert"_s;
    out.runnerUpDistance = 1.21F;
    out.quality = 0.8F;
    return out;
}
} // namespace

void TestBoxes::init()
{
    // Two unknown visitors side by side, the first of them guessed to be Anna, who is named in another recording.
    m_library = std::make_unique<SampleLibrary>();
    const QDateTime start = utcTime(QDate(2024, 5, 1), QTime(10, 0));
    m_recording = m_library->add(u"a"_s, start);
    m_library->scan(m_recording, {{1, 0, 500, 3, QRect(100, 100, 80, 80)}, {2, 0, 500, 2, QRect(400, 100, 80, 80)}});
    m_library->scan(m_library->add(u"b"_s, start.addDays(1)), {{3, 0, 500, 1}});
    m_labelled = m_library->facesOf(3).first();
    (*m_library)->labels().say({m_labelled}, u"Anna"_s);
    Guess guess;
    guess.track = (*m_library)->tracks(m_recording).first().id;
    guess.person = *(*m_library)->labels().person(u"Anna"_s);
    guess.distance = 0.5F;
    guess.limit = 1;
    guess.reason = Reason::Near;
    guess.nearest = {{m_labelled, guess.person, 0.5F}};
    RecognitionResult result;
    result.guesses.push_back(guess);
    QVERIFY((*m_library)->recognition().set(result));

    m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
    m_page = std::make_unique<PlayerPage>(**m_library, m_undo, *m_thumbnails);
    m_page->resize(900, 700);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    m_page->setRecording(m_recording);
    // There is no file; a picture is all that is needed.
    m_frame = m_page->findChild<FrameView*>(u"frameView"_s);
    QTRY_COMPARE(m_frame->message(), errorText(MediaError::FileMissing));
    m_frame->setMessage({});
    ShownFrame picture{QImage(QSize(640, 360), QImage::Format_RGB32), QSize(640, 360), 100};
    picture.image.fill(Qt::black);
    m_frame->setFrame(picture);
    QTRY_COMPARE(m_frame->boxes().size(), 2);
}

void TestBoxes::cleanup()
{
    m_undo.clear();
    m_page.reset();
    m_thumbnails.reset();
    m_library.reset();
}

QMenu* TestBoxes::menuOf(int track)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, boxOf(track), m_frame->mapToGlobal(boxOf(track)));
    QApplication::sendEvent(m_frame, &event);
    return m_page->findChild<QMenu*>(u"boxMenu"_s);
}

bool TestBoxes::trigger(QMenu* menu, const QString& name)
{
    auto* action = menu && menu->isVisible() ? menu->findChild<QAction*>(name) : nullptr;
    if (!action)
        return false;
    action->trigger();
    menu->close();
    return QTest::qWaitFor([this] { return !m_page->findChild<QMenu*>(u"boxMenu"_s); });
}

QList<FaceId> TestBoxes::facesOf(int track) const
{
    return (*m_library)->facesOfTrack((*m_library)->tracks(m_recording).at(track).id);
}

void TestBoxes::reasons_data()
{
    QTest::addColumn<Explanation>("why");
    QTest::addColumn<bool>("isGuess");
    QTest::addColumn<QString>("text");
    QTest::newRow("label") << why(Reason::Labelled) << false << u"You said so."_s;
    QTest::newRow("guess") << why(Reason::Near) << true
                           << u"Clearly more like Anna than like anyone else. Sharp, by day."_s;
    Explanation alone = why(Reason::Near);
    alone.runnerUp.clear();
    alone.runnerUpDistance = -1;
    alone.score = 0;
    alone.quality = 0.1F;
    alone.infrared = true;
    QTest::newRow("accepted, alone, bad") << alone << false << u"Looks enough like Anna. Blurred or small, at night."_s;
    QTest::newRow("from before") << why(Reason::None) << true << u"Not looked at again yet."_s;
    QTest::newRow("new") << why(Reason::None, {}) << false << u"Not looked at yet."_s;
    QTest::newRow("nobody known") << why(Reason::NobodyKnown, {}) << false << u"Nobody has a name yet."_s;
    QTest::newRow("far") << why(Reason::TooFar) << false << u"Nobody you named."_s;
    Explanation far = why(Reason::TooFar, {});
    far.distance = -1;
    QTest::newRow("far from all") << far << false << u"Nobody you named."_s;
    // Whoever is ignored has no name.
    QTest::newRow("ignored") << why(Reason::Labelled, {}) << false << u"You said so."_s;
    QTest::newRow("like an ignored one") << why(Reason::Near, {}) << false
                                         << u"Like a face that you ignore. Sharp, by day."_s;
    QTest::newRow("like strangers") << why(Reason::LikeStrangers) << false
                                    << u"Perhaps Anna, but the picture also looks like many strangers."_s;
    Explanation both = why(Reason::Ambiguous);
    both.runnerUp.clear();
    Explanation gone = why(Reason::SeenTogether, {});
    gone.distance = -1; // who was removed since
    QTest::newRow("like nobody any more") << gone << false << u"Not looked at yet."_s;
    Explanation merged = why(Reason::Ambiguous);
    merged.runnerUp.clear();
    merged.runnerUpDistance = -1;
    QTest::newRow("two who are one since") << merged << false << u"Not looked at yet."_s;
    QTest::newRow("as near to an ignored one")
        << both << false << u"About as much like Anna as like somebody you ignore."_s;
    QTest::newRow("two") << why(Reason::Ambiguous) << false << u"About as much like Anna as like Bert."_s;
    QTest::newRow("poor") << why(Reason::PoorFaces) << false << u"Too blurred, small, dark or turned away."_s;
    QTest::newRow("rejected") << why(Reason::Rejected) << false << u"You said that it is not Anna."_s;
    QTest::newRow("together") << why(Reason::SeenTogether) << false
                              << u"Most like Anna, who stands beside it in the same picture."_s;
    QTest::newRow("near rejected") << why(Reason::NearRejected) << false
                                   << u"Nearer to faces of which you said that they are not Anna than to Anna."_s;
    QTest::newRow("delivery") << why(Reason::NearDelivery) << false
                              << u"Most like Anna, but nearer to a delivery person."_s;
}

void TestBoxes::numbers()
{
    QCOMPARE(reasonNumbers(why(Reason::Near)),
             u"Distance to Anna: 0.83, limit 1.05\nScore: -0.42\nDistance to Bert: 1.21"_s);
    QCOMPARE(reasonNumbers(Explanation()), QString());
}

void TestBoxes::reasons()
{
    QFETCH(Explanation, why);
    QFETCH(bool, isGuess);
    QTEST(reasonText(why, isGuess), "text");
}

void TestBoxes::everyReasonHasItsSentence()
{
    QSet<QString> sentences;
    for (int reason = 0; reason <= int(Reason::NearDelivery); ++reason) {
        sentences.insert(reasonText(why(Reason(reason)), false));
        // Without a name too there is no hole in it.
        const QString nameless = reasonText(why(Reason(reason), {}), false);
        QVERIFY2(!nameless.contains(u" ,"_s) && !nameless.contains(u"  "_s) && !nameless.startsWith(u',') &&
                     !nameless.contains(u"-1"_s),
                 qPrintable(nameless));
    }
    QCOMPARE(sentences.size(), int(Reason::NearDelivery) + 1);
}

void TestBoxes::clickSaysWhy()
{
    QVERIFY(reason().isEmpty());
    click(0);
    QVERIFY2(reason().startsWith(u"Looks enough like Anna."_s), qPrintable(reason()));
    QCOMPARE(m_page->findChild<QLabel*>(u"whyTitle"_s)->text(), u"Is this Anna?"_s);
    const QRect card = m_page->findChild<QWidget*>(u"whyCard"_s)->geometry();
    QVERIFY(m_frame->geometry().contains(card));
    for (const FrameView::Box& box : m_frame->boxes()) // it lies on nobody
        QVERIFY(!card.intersects(box.rect.translated(m_frame->pos()).toRect()));
    click(0);
    QVERIFY(reason().isEmpty());
}

void TestBoxes::cardSaysYesAndNo()
{
    click(0);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"whyYesButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_frame->boxes().at(0).text, u"Anna"_s);
    QVERIFY(reason().isEmpty());
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(0).text, u"Anna?"_s);
    click(0);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"whyNoButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_frame->boxes().at(0).text, u"unknown"_s);
}

void TestBoxes::clickAsksWhoItIs()
{
    click(1);
    QVERIFY(field()->isVisible());
    QVERIFY(m_frame->geometry().contains(field()->geometry()));
    auto* entry = field()->findChild<QLineEdit*>(u"nameEntry"_s);
    QVERIFY(entry->hasFocus());
    QCOMPARE(field()->findChild<QListWidget*>(u"likelyPeople"_s)->count(), 2); // Anna, and to ignore it
    QTest::keyClick(entry, Qt::Key_Return);                                    // the first one
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"Anna"_s);
    QVERIFY(!field()->isVisible());
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"unknown"_s);
}

void TestBoxes::fieldHasKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QString>("name");
    QTest::newRow("digit") << QString() << int(Qt::Key_1) << int(Qt::NoModifier) << u"Anna"_s;
    QTest::newRow("part of a name") << u"nn"_s << int(Qt::Key_Return) << int(Qt::NoModifier) << u"Anna"_s;
    QTest::newRow("new one") << u"Ann"_s << int(Qt::Key_Return) << int(Qt::ShiftModifier) << u"Ann"_s;
    QTest::newRow("unlike any") << u"Ben 1"_s << int(Qt::Key_Return) << int(Qt::NoModifier) << u"Ben 1"_s;
    QTest::newRow("down and up") << u"An"_s << int(Qt::Key_Down) << int(Qt::NoModifier) << u"An"_s;
    QTest::newRow("ignore") << QString() << int(Qt::Key_I) << int(Qt::AltModifier) << u"ignored"_s;
    QTest::newRow("escape") << u"An"_s << int(Qt::Key_Escape) << int(Qt::NoModifier) << u"unknown"_s;
}

void TestBoxes::fieldHasKeys()
{
    QFETCH(QString, typed);
    QFETCH(int, key);
    QFETCH(int, modifier);
    click(1);
    auto* entry = field()->findChild<QLineEdit*>(u"nameEntry"_s);
    QTest::keyClicks(entry, typed);
    QTest::keyClick(entry, Qt::Key(key), Qt::KeyboardModifier(modifier));
    if (key == Qt::Key_Down)
        QTest::keyClick(entry, Qt::Key_Return);
    QTRY_VERIFY(!field()->isVisible());
    QFETCH(QString, name);
    QTRY_COMPARE(m_frame->boxes().at(1).text, name);
    QTRY_VERIFY(m_page->hasFocus());
}

void TestBoxes::typingAtABoxAsks()
{
    click(0);
    QTest::keyClick(m_page.get(), Qt::Key_B, Qt::NoModifier); // a letter, not the player's key
    QVERIFY(field()->isVisible());
    QCOMPARE(field()->findChild<QLineEdit*>(u"nameEntry"_s)->text(), u"b"_s);
}

void TestBoxes::escapeDeselects()
{
    const QImage before = m_frame->grab().toImage();
    click(0);
    QVERIFY(m_frame->grab().toImage() != before);
    QTest::keyClick(m_page.get(), Qt::Key_Escape);
    QTRY_VERIFY(reason().isEmpty());
    QVERIFY(m_frame->grab().toImage() == before);
}

void TestBoxes::labelledFacesAreShown()
{
    click(0);
    const QList<QToolButton*> faces = m_page->findChildren<QToolButton*>(u"nearFace"_s);
    QCOMPARE(faces.size(), 1);
    QSignalSpy activated(m_page.get(), &PlayerPage::faceActivated);
    QTest::mouseClick(faces.first(), Qt::LeftButton);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toLongLong(), m_labelled);
    QSignalSpy asked(m_page.get(), &PlayerPage::findWanted);
    faces.first()->findChild<QAction*>(u"findFaceAction"_s)->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toLongLong(), m_labelled);
}

void TestBoxes::reasonFollowsTheLibrary()
{
    click(0);
    (*m_library)->labels().say(facesOf(0), u"Bert"_s);
    QTRY_COMPARE(reason(), u"You said so."_s);
    QVERIFY(m_page->findChild<QLabel*>(u"playerTitle"_s)->text().contains(u"Bert"_s));
    (*m_library)->removeRecordings({m_recording});
    QTRY_VERIFY(!m_page->findChild<QWidget*>(u"whyCard"_s)->isVisible());
}

void TestBoxes::menuNamesTheTrack()
{
    QVERIFY(trigger(menuOf(1), u"thisIsAnna"_s));
    QCOMPARE(m_undo.undoText(), u"Name 2 faces Anna"_s);
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"Anna"_s);
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"unknown"_s);
}

void TestBoxes::menuRejectsTheName()
{
    QMenu* menu = menuOf(0);
    QCOMPARE(menu->findChild<QAction*>(u"thisIsNotAction"_s)->text(), u"This is not Anna"_s);
    QVERIFY(trigger(menu, u"thisIsNotAction"_s));
    QCOMPARE(m_undo.undoText(), u"Say that 3 faces are not Anna"_s);
    QTRY_COMPARE(m_frame->boxes().at(0).text, u"unknown"_s);
    QVERIFY(trigger(menuOf(0), u"whyAction"_s));
    QTRY_COMPARE(reason(), u"You said that it is not Anna."_s);
    QVERIFY(!menuOf(0)->findChild<QAction*>(u"thisIsNotAction"_s)); // there is no name to reject
}

void TestBoxes::menuIgnores()
{
    auto* bar = m_page->findChild<ScrubBar*>(u"scrubBar"_s);
    QTRY_COMPARE(bar->marks().size(), 2);
    QVERIFY(trigger(menuOf(1), u"ignoreBoxAction"_s));
    QCOMPARE(m_undo.undoText(), u"Ignore 2 faces"_s);
    QTRY_COMPARE(bar->marks().size(), 1);
    m_undo.undo();
    QTRY_COMPARE(bar->marks().size(), 2);
}

void TestBoxes::ignoredCanBeBroughtBack()
{
    // Long after, when there is nothing to undo any more: a faint box is left, which says what it is.
    QVERIFY(trigger(menuOf(1), u"ignoreBoxAction"_s));
    m_undo.clear();
    QTRY_COMPARE(m_frame->boxes().size(), 2);
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"ignored"_s);
    QTRY_VERIFY(m_frame->boxes().at(1).faint && !m_frame->boxes().at(0).faint);
    click(1);
    QTRY_COMPARE(reason(), u"You said so."_s);
    QMenu* menu = menuOf(1);
    QVERIFY(!menu->findChild<QAction*>(u"ignoreBoxAction"_s));
    QCOMPARE(menu->findChild<QAction*>(u"clearAction"_s)->text(), u"No longer ignore"_s);
    QVERIFY(trigger(menu, u"clearAction"_s));
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"unknown"_s);
    QVERIFY(!(*m_library)->face(facesOf(1).first())->ignored);
    QCOMPARE(m_undo.undoText(), u"No longer ignore 2 faces"_s);
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"ignored"_s);
}

void TestBoxes::broughtBackWithAllLikeIt()
{
    // Ignored with somebody's faces of another recording; and the other one here is like them.
    Library& library = **m_library;
    m_library->scan(m_library->add(u"c"_s, utcTime(QDate(2024, 5, 3), QTime(10, 0))), {{4, 0, 500, 2}});
    const QList<FaceId> elsewhere = m_library->facesOf(4);
    library.labels().ignore(facesOf(1) + elsewhere);
    Guess like;
    like.track = library.tracks(m_recording).first().id;
    like.person = like.nearestPerson = library.labels().of(elsewhere).first().person;
    like.distance = 0.5F;
    like.limit = 1;
    like.reason = Reason::Near;
    like.nearest = {{elsewhere.first(), like.person, 0.5F}};
    RecognitionResult result;
    result.guesses.push_back(like);
    QVERIFY(library.recognition().set(result));
    QTRY_COMPARE(m_frame->boxes().at(0).text, u"ignored"_s);
    click(0);
    QTRY_COMPARE(reason(), u"Like a face that you ignore. Sharp, by day."_s);
    QVERIFY(trigger(menuOf(0), u"clearAction"_s));
    QCOMPARE(m_undo.undoText(), u"No longer ignore 4 faces"_s);
    QVERIFY(library.labels().of(facesOf(1) + elsewhere).isEmpty());
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"ignored"_s);
    QVERIFY(trigger(menuOf(1), u"clearAction"_s));
    QVERIFY(library.labels().of(facesOf(1) + elsewhere).isEmpty());
}

void TestBoxes::nameCanBeTakenAway()
{
    QVERIFY(!menuOf(0)->findChild<QAction*>(u"clearAction"_s)); // a guess is no word of anybody
    m_page->findChild<QMenu*>(u"boxMenu"_s)->close();
    QTRY_VERIFY(!m_page->findChild<QMenu*>(u"boxMenu"_s));
    (*m_library)->labels().say(facesOf(1), u"Anna"_s);
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"Anna"_s);
    QMenu* menu = menuOf(1);
    QCOMPARE(menu->findChild<QAction*>(u"clearAction"_s)->text(), u"Take the name away"_s);
    QVERIFY(trigger(menu, u"clearAction"_s));
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"unknown"_s);
    QCOMPARE(m_undo.undoText(), u"Remove name of 2 faces"_s);
    m_undo.undo();
    QTRY_COMPARE(m_frame->boxes().at(1).text, u"Anna"_s);
}

void TestBoxes::lettersAreLettersInANewName()
{
    // M, Space and comma are keys of the player.
    QVERIFY(trigger(menuOf(1), u"newNameAction"_s));
    auto* entry = m_page->findChild<QLineEdit*>(u"nameEntry"_s);
    QTest::keyClicks(entry, u"Mo, M. "_s);
    QCOMPARE(entry->text(), u"Mo, M. "_s);
    QVERIFY(!m_page->findChild<QAction*>(u"muteAction"_s)->isChecked());
    QTest::keyClick(entry, Qt::Key_Escape);
    m_page->activateWindow(); // the menu may have it still
    QTRY_VERIFY(m_page->hasFocus());
    QTest::keyClick(m_page.get(), Qt::Key_M);
    QVERIFY(m_page->findChild<QAction*>(u"muteAction"_s)->isChecked());
}

void TestBoxes::menuAsksForANewName()
{
    QVERIFY(trigger(menuOf(1), u"newNameAction"_s));
    auto* entry = m_page->findChild<QLineEdit*>(u"nameEntry"_s);
    QVERIFY(entry->isVisible());
    QVERIFY(m_frame->geometry().contains(entry->parentWidget()->geometry()));
    QTest::keyClicks(entry, u"Carla"_s);
    QTest::keyClick(entry, Qt::Key_Return);
    for (const FaceId face : facesOf(1))
        QCOMPARE((*m_library)->face(face)->label, u"Carla"_s);
    QVERIFY((*m_library)->face(facesOf(0).first())->label.isEmpty());
}

void TestBoxes::menuSaysWhy()
{
    QVERIFY(trigger(menuOf(0), u"whyAction"_s));
    QTRY_VERIFY(reason().startsWith(u"Looks enough like Anna."_s));
}

QTEST_MAIN(TestBoxes)
#include "tst_boxes.moc"

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A homeowner's Ring account, against a server of ours that answers as docs/ring.md says, and with all that can go
// wrong. Linked with support/testring.cpp.
#include "core/accounts/accountrecord.h"
#include "core/accounts/ring/ring.h"
#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "core/media/recordingname.h"
#include "core/media/sidecar.h"
#include "tests/support/fakering.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(FakeRing::Answer)

namespace
{
using Error = AccountError;

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString door = u"51000123"_s;
const QString yard = u"51000124"_s;
} // namespace

class TestRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void signsInWithCode();
    void refusedSignIn_data();
    void refusedSignIn();
    void wrongCodeAsksAgain();
    void codeIsSentAgain();
    void oneInstallationForAllTries();
    void nothingIsKeptWithoutKeyring();
    void camerasAreTold();
    void recordingsArrive();
    void nothingIsFetchedTwice();
    void newOnesFollow();
    void longListsAreRead_data();
    void longListsAreRead();
    void refusedRound_data();
    void refusedRound();
    void refusalCountsForEveryProgram();
    void deadSignInIsToldOnce();
    void signInIsRenewed();
    void sessionIsMadeOnce();
    void oddLists();
    void silentServerEndsTheRound();
    void fullOrLockedFolder();
    void lostRenewalAsksToSignIn();
    void troubleIsWaitedOut();
    void oneRecording_data();
    void oneRecording();
    void notReadyThreeTimesIsGone();
    void otherProgramHasTheLock();
    void clockMayBeWrong();
    void pausedAndResumed();
    void disconnectForgetsEverything();
    void nothingSecretIsWritten();
    void asksSlowly();

private:
    void connectAccount(const AccountChoice& choice);
    AccountChoice choice(const QStringList& cameras = {door}) const;
    /// One round; what it came to.
    AccountProblem round();
    void addEvents(int count, const QString& camera = door);
    QStringList files(const QString& filter = u"*.mp4"_s) const;
    void restart();
    SignInStep step(const std::function<void()>& act);

    QByteArray m_video;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeRing> m_fake;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Ring> m_ring;
};

void TestRing::initTestCase()
{
    m_video = FakeRing::sampleVideo();
    QVERIFY(!m_video.isEmpty());
}

void TestRing::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeRing>();
    m_fake->cameras = {{door, u"Front Door"_s}, {yard, u"Yard"_s}};
    QVERIFY(m_fake->takePlace(m_dir->path()));
    restart();
}

void TestRing::cleanup()
{
    m_ring.reset();
    m_library.reset();
    QCOMPARE(m_fake->leaks, QStringList());
    QCOMPARE(m_fake->problems, QStringList());
}

void TestRing::restart()
{
    m_ring.reset();
    m_library = Library::open(m_dir->filePath(u"library"_s)).library;
    QVERIFY(m_library);
    m_ring = std::make_unique<Ring>(*m_library);
}

SignInStep TestRing::step(const std::function<void()>& act)
{
    QSignalSpy stepped(m_ring.get(), &Ring::stepped);
    act();
    [[maybe_unused]] const bool came = !stepped.isEmpty() || stepped.wait(patience);
    return stepped.isEmpty() ? SignInStep{{}, {Error::Cancelled}} : stepped.first().first().value<SignInStep>();
}

AccountChoice TestRing::choice(const QStringList& cameras) const
{
    return {m_dir->filePath(u"Ring"_s), cameras, QDate::currentDate().addDays(-30), false};
}

AccountProblem TestRing::round()
{
    QSignalSpy ended(&m_ring->fetch(), &RecordingFetch::ended);
    m_ring->fetch().fetchNow();
    [[maybe_unused]] const bool came = !ended.isEmpty() || ended.wait(patience);
    return ended.isEmpty() ? AccountProblem{Error::Cancelled} : ended.first().first().value<AccountProblem>();
}

void TestRing::connectAccount(const AccountChoice& choice)
{
    const SignInStep asked = step([this] { m_ring->signIn(m_fake->email, m_fake->password); });
    QVERIFY(asked.code);
    QVERIFY(!step([this] { m_ring->giveCode(m_fake->code); }).problem);
    QSignalSpy ended(&m_ring->fetch(), &RecordingFetch::ended);
    m_ring->fetch().setChoice(choice);
    m_ring->fetch().fetchNow();
    QVERIFY(ended.wait(patience));
}

void TestRing::addEvents(int count, const QString& camera)
{
    for (int i = 0; i < count; ++i)
        m_fake->events.append({QString::number(7342917450012345679 + qint64(m_fake->events.size()) * 2), camera,
                               QDateTime::currentDateTimeUtc().addSecs(-3600 - 60 * m_fake->events.size()), m_video});
}

QStringList TestRing::files(const QString& filter) const
{
    QStringList out;
    QDirIterator all(m_dir->filePath(u"Ring"_s), {filter}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        out << all.next();
    return out;
}

void TestRing::signsInWithCode()
{
    const SignInStep asked = step([this] { m_ring->signIn(u" "_s + m_fake->email, m_fake->password); });
    QVERIFY(asked.code);
    QCOMPARE(asked.code->way, CodeWay::Sms);
    QCOMPARE(asked.code->phone, u"+1xxxxxxxx21"_s);
    QCOMPARE(asked.code->secondsToNext, 60);
    const SignInStep done = step([this] { m_ring->giveCode(u" 246 802 "_s); });
    QVERIFY(!done.code && !done.problem);
    QVERIFY(m_ring->isKept());
    QCOMPARE(m_fake->logins, 2);
}

void TestRing::refusedSignIn_data()
{
    QTest::addColumn<FakeRing::Answer>("answer");
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("minutes"); // until it makes sense to ask again; -1: any time
    const auto json = [](int status, const QByteArray& body) { return FakeRing::json(status, body); };
    QTest::newRow("wrong password") << json(401, R"({"error":"access_denied"})") << int(Error::WrongPassword) << -1;
    QTest::newRow("too many codes, 400") << json(400,
                                                 R"({"error_description":"too many requests from dependency service"})")
                                         << int(Error::TooManyCodes) << 60;
    QTest::newRow("too many codes, 429") << json(429,
                                                 R"({"error_description":"too many requests from dependency service"})")
                                         << int(Error::TooManyCodes) << 60;
    QTest::newRow("429 with Retry-After")
        << FakeRing::json(429, "{}", {{"Retry-After", "120"}}) << int(Error::TooManyRequests) << 2;
    QTest::newRow("406 in words") << FakeRing::Answer{406, "Not Acceptable", {{"Content-Type", "text/plain"}}}
                                  << int(Error::ProgramRefused) << 60;
    QTest::newRow("406 as a page") << FakeRing::Answer{406, "<html>no</html>", {{"Content-Type", "text/html"}}}
                                   << int(Error::ProgramRefused) << 60;
    QTest::newRow("403") << FakeRing::Answer{403, "no"} << int(Error::AddressRefused) << 60;
    QTest::newRow("500") << FakeRing::Answer{500, "oops"} << int(Error::ServerTrouble) << -1;
    QTest::newRow("200 that is none") << json(200, "{\"access_tok") << int(Error::NotUnderstood) << -1;
    QTest::newRow("silence") << FakeRing::Answer{0, {}, {}, true} << int(Error::NoNetwork) << -1;
    QTest::newRow("a redirect") << FakeRing::Answer{302, {}, {{"Location", "http://127.0.0.1:1/"}}}
                                << int(Error::NotUnderstood) << -1;
}

void TestRing::refusedSignIn()
{
    QFETCH(FakeRing::Answer, answer);
    QFETCH(int, error);
    QFETCH(int, minutes);
    m_fake->next(u"/oauth/token"_s, answer);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const SignInStep done = step([this] { m_ring->signIn(m_fake->email, m_fake->password); });
    QCOMPARE(int(done.problem.error), error);
    QVERIFY(!errorText(done.problem).isEmpty());
    if (minutes < 0)
        QVERIFY(!done.problem.retryAt.isValid());
    else
        QCOMPARE(qRound(double(before.secsTo(done.problem.retryAt)) / 60), minutes);
    QVERIFY(!QTest::qWaitFor([this] { return m_fake->seen.size() > 1; }, 300)); // nothing is tried again
    QCOMPARE(m_fake->logins, 1);
}

void TestRing::wrongCodeAsksAgain()
{
    QVERIFY(step([this] { m_ring->signIn(m_fake->email, m_fake->password); }).code);
    QCOMPARE(step([this] { m_ring->giveCode(u"111111"_s); }).problem.error, Error::WrongCode);
    QVERIFY(!step([this] { m_ring->giveCode(m_fake->code); }).problem);
    QCOMPARE(m_fake->codesSent, 1);
}

void TestRing::codeIsSentAgain()
{
    m_fake->codeWay = u"totp"_s;
    const SignInStep asked = step([this] { m_ring->signIn(m_fake->email, m_fake->password); });
    QCOMPARE(asked.code->way, CodeWay::App);
    QVERIFY(asked.code->phone.isEmpty());
    QVERIFY(step([this] { m_ring->sendCodeAgain(); }).code);
    QCOMPARE(m_fake->codesSent, 2);
    m_fake->next(u"/oauth/token"_s, FakeRing::json(429, R"({"error_description":"too many requests from here"})"));
    QCOMPARE(step([this] { m_ring->sendCodeAgain(); }).problem.error, Error::TooManyCodes);
    QVERIFY(!step([this] { m_ring->giveCode(m_fake->code); }).problem); // the one that was sent
}

void TestRing::oneInstallationForAllTries()
{
    m_fake->next(u"/oauth/token"_s, FakeRing::json(401, "{}"));
    QCOMPARE(step([this] { m_ring->signIn(m_fake->email, u"wrong"_s); }).problem.error, Error::WrongPassword);
    restart();
    addEvents(1);
    connectAccount(choice());
    restart();
    m_ring->fetch().start();
    QVERIFY(!round());
    QCOMPARE(m_fake->hardwareIds.size(), 1);
}

void TestRing::nothingIsKeptWithoutKeyring()
{
    QVERIFY(writeFile(m_dir->filePath(u"no-keyring"_s), "x"));
    addEvents(1);
    connectAccount(choice());
    QVERIFY(!m_ring->isKept());
    QCOMPARE(files().size(), 1); // for as long as the program runs
    QVERIFY(!round());
    restart();
    m_ring->fetch().start();
    QCOMPARE(round().error, Error::NoKeyring);
    QCOMPARE(m_fake->logins, 2);
}

void TestRing::camerasAreTold()
{
    m_fake->cameras = {
        {u"1"_s, u"Door"_s},
        {u"2"_s, u"Door"_s},
        {u"3"_s, u"../Tür/🚪"_s, u"a_kind_of_tomorrow"_s},
        {u"4"_s, u"No plan"_s, u"stickup_cam_v4"_s, {{u"features"_s, QJsonObject{{u"show_recordings"_s, false}}}}},
        {u"5"_s, u"Secret"_s, u"doorbell_v5"_s, {{u"encryption_group"_s, u"g"_s}}},
        {u"6"_s,
         u"Edge"_s,
         u"doorbell_v5"_s,
         {{u"settings"_s, QJsonObject{{u"sheila_settings"_s, QJsonObject{{u"local_storage_enabled"_s, true}}}}}}},
        {u"7"_s, u"Mother's"_s, u"doorbell_v5"_s, {{u"shared_at"_s, u"2024-03-05T15:03:40Z"_s}}, true, true},
        {u"8"_s, u"Friend's"_s, u"doorbell_v5"_s, {{u"features"_s, QJsonObject{{u"show_recordings"_s, false}}}}, true},
        {u"9"_s, u"Ding dong"_s, u"chime_pro"_s}};
    QVERIFY(step([this] { m_ring->signIn(m_fake->email, m_fake->password); }).code);
    QVERIFY(!step([this] { m_ring->giveCode(m_fake->code); }).problem);
    QSignalSpy listed(m_ring.get(), &Ring::camerasListed);
    m_ring->listCameras();
    QVERIFY(listed.wait(patience));
    QStringList told;
    for (const AccountCamera& camera : listed.first().first().value<QList<AccountCamera>>())
        told << u"%1 %2 %3 %4"_s.arg(camera.id, camera.name).arg(int(camera.access)).arg(camera.isShared);
    told.sort();
    QCOMPARE(told, (QStringList{u"1 Door 0 0"_s, u"2 Door (2) 0 0"_s, u"3 ../Tür/🚪 0 0"_s, u"4 No plan 1 0"_s,
                                u"5 Secret 2 0"_s, u"6 Edge 3 0"_s, u"7 Mother's 0 1"_s, u"8 Friend's 4 1"_s}));
    m_fake->next(u"/clients_api/ring_devices"_s, FakeRing::json(200, "[1"));
    listed.clear();
    m_ring->listCameras();
    QVERIFY(listed.wait(patience));
    QCOMPARE(listed.first().at(1).value<AccountProblem>().error, Error::NotUnderstood);
}

void TestRing::recordingsArrive()
{
    m_fake->cameras[0].name = u"../Tür/🚪"_s;
    const QDateTime at = QDateTime::currentDateTimeUtc().addDays(-2);
    m_fake->events = {{u"7342917450012345679"_s, door, at, m_video, u"ding"_s, u"completed"_s},
                      {u"7342917450012345680"_s, yard, at.addSecs(60), m_video}};
    QSignalSpy fetched(&m_ring->fetch(), &RecordingFetch::fetched);
    connectAccount(choice({door, yard}));
    QCOMPARE(fetched.size(), 2);
    QCOMPARE(fetched.first().first().toString().section(u'_', -1), u"7342917450012345680.mp4"_s); // newest first
    const QString path = fetched.last().first().toString();
    QCOMPARE(content(path), m_video);
    QVERIFY(path.startsWith(m_dir->filePath(u"Ring/%1/%2/"_s.arg(door, at.toString(u"yyyy/MM"_s)))));
    QCOMPARE(QFileInfo(path).fileName(), u"_Tür_🚪_%1+00.00_ding_answered_7342917450012345679.mp4"_s.arg(
                                             at.toString(u"yyyy-MM-dd_HH.mm.ss.zzz'000'"_s)));
    // The importer reads all of it, by its name alone and by the file beside it.
    const NameFacts named = factsFromName(path);
    QCOMPARE(named.camera, u"Tür 🚪"_s); // no name begins with a dot, or holds a slash
    QCOMPARE(named.startedAt.toSecsSinceEpoch(), at.toSecsSinceEpoch());
    QCOMPARE(named.timeSource, TimeSource::FileName);
    QCOMPARE(named.kind, u"ding"_s);
    QCOMPARE(named.answered, std::optional(true));
    QCOMPARE(named.eventId, u"7342917450012345679"_s);
    NameFacts facts = named;
    Sidecars().addTo(path, facts);
    QCOMPARE(facts.camera, u"../Tür/🚪"_s);
    QCOMPARE(facts.cameraSource, CameraSource::Sidecar);
    QCOMPARE(facts.startedAt, at);
    QCOMPARE(facts.answered, std::optional(true));
    QCOMPARE(files(u"*.part"_s), QStringList());
    const AccountState state = m_ring->fetch().state();
    QVERIFY(state.isConnected && state.fetchedAt.isValid() && !state.problem);
    QCOMPARE(state.done, 2);
    QCOMPARE(state.counts.value(door).fetched, 1);
}

void TestRing::nothingIsFetchedTwice()
{
    addEvents(5);
    connectAccount(choice());
    QCOMPARE(files().size(), 5);
    QVERIFY(!round());
    restart();
    m_ring->fetch().start();
    QVERIFY(!round());
    QCOMPARE(m_fake->fetched.size(), 5);
}

void TestRing::newOnesFollow()
{
    addEvents(2);
    connectAccount(choice());
    m_fake->events.append({u"7342917450099999999"_s, door, QDateTime::currentDateTimeUtc().addSecs(-5), m_video});
    QVERIFY(!round());
    QCOMPARE(files().size(), 3);
    QCOMPARE(m_ring->fetch().state().total, 1);
}

void TestRing::longListsAreRead_data()
{
    QTest::addColumn<bool>("newer");
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 100, 250}) {
        QTest::addRow("%d, newer", count) << true << count;
        QTest::addRow("%d, older", count) << false << count;
    }
    QTest::addRow("10000, newer") << true << 10'000;
}

void TestRing::longListsAreRead()
{
    QFETCH(bool, newer);
    QFETCH(int, count);
    m_fake->knowsNewerHistory = newer;
    addEvents(count);
    for (FakeRing::Event& event : m_fake->events) {
        event.isEncrypted = newer; // is not fetched: this is about the list
        event.status = u"audio_ready"_s;
    }
    connectAccount(choice());
    const CameraCount counted = m_ring->fetch().state().counts.value(door);
    QCOMPARE(newer ? counted.encrypted : counted.notReady, count);
    QCOMPARE(m_ring->fetch().state().problem.error, Error::None);
}

void TestRing::refusedRound_data()
{
    QTest::addColumn<FakeRing::Answer>("answer");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("byItself"); // begins again without being asked
    QTest::newRow("403") << FakeRing::Answer{403, "no"} << int(Error::AddressRefused) << false;
    QTest::newRow("406") << FakeRing::Answer{406, "no"} << int(Error::ProgramRefused) << false;
    QTest::newRow("429") << FakeRing::Answer{429, "slowly"} << int(Error::TooManyRequests) << true;
    QTest::newRow("not JSON") << FakeRing::Answer{200, "<html>"} << int(Error::NotUnderstood) << false;
}

void TestRing::refusedRound()
{
    QFETCH(FakeRing::Answer, answer);
    QFETCH(int, error);
    QFETCH(bool, byItself);
    addEvents(3);
    AccountChoice automatic = choice();
    automatic.automatic = true;
    m_fake->next(u"/evm/v2/history/devices"_s, answer);
    connectAccount(automatic);
    const AccountState state = m_ring->fetch().state();
    QCOMPARE(int(state.problem.error), error);
    QCOMPARE(state.nextAt.isValid(), byItself);
    const auto asked = m_fake->seen.size();
    restart();
    m_ring->fetch().start();
    QVERIFY(!QTest::qWaitFor([&] { return m_fake->seen.size() > asked; }, 300));
    QCOMPARE(m_ring->fetch().state().nextAt.isValid(), byItself);
    QVERIFY(!round()); // asked for
    QCOMPARE(files().size(), 3);
}

/// By a round of another program, and with another choice.
void TestRing::refusalCountsForEveryProgram()
{
    addEvents(1);
    AccountChoice automatic = choice();
    automatic.automatic = true;
    connectAccount(automatic);
    Ring other(*m_library);
    other.fetch().load();
    m_fake->next(u"/clients_api/ring_devices"_s, {406, "no"});
    QSignalSpy ended(&other.fetch(), &RecordingFetch::ended);
    AccountChoice once = automatic;
    once.folder = m_dir->filePath(u"once"_s);
    other.fetch().fetchOnce(once);
    QVERIFY(ended.wait(patience));
    const auto asked = m_fake->seen.size();
    m_ring->fetch().start();
    QVERIFY(!QTest::qWaitFor([&] { return m_fake->seen.size() > asked; }, 300));
    QCOMPARE(m_ring->fetch().state().problem.error, Error::ProgramRefused);
}

void TestRing::deadSignInIsToldOnce()
{
    addEvents(1);
    connectAccount(choice());
    m_fake->endAccess();
    m_fake->endRefresh();
    QCOMPARE(round().error, Error::SignInAgain);
    const int asked = m_fake->count(u"/oauth/token"_s);
    QCOMPARE(round().error, Error::SignInAgain); // is known
    QCOMPARE(m_fake->count(u"/oauth/token"_s), asked);
    QCOMPARE(m_fake->logins, 2);
}

void TestRing::signInIsRenewed()
{
    addEvents(2);
    connectAccount(choice());
    for (int i = 0; i < 3; ++i) {
        m_fake->endAccess();
        QVERIFY(!round());
    }
    m_fake->next(u"/oauth/token"_s, FakeRing::json(200, R"({"access_token":"x","expires_in":14400})"));
    m_fake->endAccess(); // an answer without refresh token, and an access token that nobody knows
    QCOMPARE(round().error, Error::SignInAgain);
    restart();
    m_ring->fetch().start();
    QVERIFY(!round()); // the one before was kept
    m_fake->accessSeconds = 1;
    m_fake->endAccess();
    QVERIFY(!round());
    QCOMPARE(m_fake->logins, 2);
}

void TestRing::sessionIsMadeOnce()
{
    addEvents(1);
    m_fake->needsSession = true;
    connectAccount(choice());
    QVERIFY(!round());
    QCOMPARE(m_fake->sessions, 1);
    QCOMPARE(files().size(), 1);
}

void TestRing::oddLists()
{
    addEvents(6);
    m_fake->pageSize = 2;
    m_fake->events[1].kind = u"something.of/tomorrow"_s;
    m_fake->events[2].id = u"../../evil"_s; // is no id
    m_fake->next(u"/evm/v2/history/devices"_s, {429, "slowly", {{"Retry-After", "7"}}});
    connectAccount(choice());
    QCOMPARE(m_ring->fetch().state().problem.error, Error::TooManyRequests);
    // The same page for ever is no reason to ask for ever.
    m_fake->next(u"/evm/v2/history/devices"_s, FakeRing::json(200, R"({"items":[{"event_id":"1","start_time":"never"}],
                                                                    "pagination_key":"again"})"),
                 2);
    QVERIFY(!round());
    QCOMPARE(m_fake->count(u"/evm/v2/history/devices"_s), 3);
    QVERIFY(!round());
    QCOMPARE(files().size(), 5);
    QVERIFY(!QDir(m_dir->filePath(u"evil"_s)).exists());
}

void TestRing::silentServerEndsTheRound()
{
    addEvents(2);
    m_fake->next(u"storage/"_s, {200, {}, {}, true});
    connectAccount(choice());
    QCOMPARE(m_ring->fetch().state().problem.error, Error::NoNetwork);
    QCOMPARE(files(u"*"_s), QStringList());
    QVERIFY(!round());
    QCOMPARE(files().size(), 2);
}

void TestRing::fullOrLockedFolder()
{
    addEvents(2);
    AccountChoice there = choice();
    QVERIFY(writeFile(m_dir->filePath(u"file"_s), "x"));
    there.folder = m_dir->filePath(u"file/below"_s);
    connectAccount(there);
    QCOMPARE(m_ring->fetch().state().problem.error, Error::NotWritable);
    QCOMPARE(m_fake->fetched.size(), 0);
    m_ring->fetch().setChoice(choice());
    QVERIFY(!round());
    QCOMPARE(files().size(), 2);
}

/// The program ends after the service has renewed the sign-in and before the keyring has the new one.
void TestRing::lostRenewalAsksToSignIn()
{
    addEvents(1);
    connectAccount(choice());
    const QByteArray before = content(m_dir->filePath(u"keyring.json"_s));
    m_fake->endAccess();
    QVERIFY(!round());
    QVERIFY(content(m_dir->filePath(u"keyring.json"_s)) != before);
    QVERIFY(writeFile(m_dir->filePath(u"keyring.json"_s), before));
    m_fake->endAccess();
    restart();
    m_ring->fetch().start();
    QCOMPARE(round().error, Error::SignInAgain);
    QCOMPARE(m_fake->logins, 2); // nobody signs in but the user
    connectAccount(choice());
    QVERIFY(!round());
    QCOMPARE(m_fake->hardwareIds.size(), 1);
}

void TestRing::troubleIsWaitedOut()
{
    addEvents(1);
    m_fake->next(u"/evm/v2/history/devices"_s, {500, "oops"}, 3);
    connectAccount(choice());
    QCOMPARE(files().size(), 1);
    m_fake->next(u"/clients_api/ring_devices"_s, {503, "oops"}, 5);
    QCOMPARE(round().error, Error::ServerTrouble); // five times were enough
    m_fake->next(u"/clients_api/ring_devices"_s, {500, "oops"}, 0);
    QVERIFY(!round());
}

void TestRing::oneRecording_data()
{
    QTest::addColumn<QString>("where"); // what answers otherwise
    QTest::addColumn<FakeRing::Answer>("answer");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("arrives"); // in the first round
    const QString media = u"storage/"_s;
    const QString play = u"/clients_api/dings"_s;
    QTest::newRow("good") << media << FakeRing::Answer{} << 0 << true;
    QTest::newRow("expired address") << media
                                     << FakeRing::Answer{403, "<Error><Message>Request has expired</Message></Error>"}
                                     << 1 << true;
    QTest::newRow("expired again") << media << FakeRing::Answer{403, "<Error/>"} << 2 << false;
    QTest::newRow("not there yet") << media << FakeRing::Answer{404} << 1 << false;
    QTest::newRow("half of it") << media << FakeRing::Answer{0} << 1 << false;
    QTest::newRow("nothing in it") << media << FakeRing::Answer{200, ""} << 1 << false;
    QTest::newRow("a web page") << media << FakeRing::Answer{200, "<html>sign in</html>"} << 1 << false;
    QTest::newRow("no pictures in it") << media
                                       << FakeRing::Answer{200, "\0\0\0\x18"
                                                                "ftypmp42 and so on"}
                                       << 1 << false;
    QTest::newRow("a redirect") << media << FakeRing::Answer{302, "", {{"Location", "STORAGE"}}} << 1 << true;
    QTest::newRow("a redirect elsewhere")
        << media << FakeRing::Answer{302, "", {{"Location", "ftp://127.0.0.1/x.mp4"}}} << 1 << false;
    QTest::newRow("500") << media << FakeRing::Answer{500, "oops"} << 1 << false;
    QTest::newRow("a part of it") << media << FakeRing::Answer{206, "ftyp"} << 1 << false;
    QTest::newRow("no length") << media << FakeRing::Answer{-1} << 1 << true;
    QTest::newRow("signed out, once") << play << FakeRing::json(401, "{}") << 1 << true;
    QTest::newRow("no address in the list, then in the work") << u"empty"_s << FakeRing::Answer{} << 3 << true;
    QTest::newRow("no address for ever") << u"empty"_s << FakeRing::Answer{} << -1 << false;
    QTest::newRow("no asset") << play << FakeRing::json(404, R"({"errors":[7050]})") << 2 << false;
    QTest::newRow("null address") << play << FakeRing::json(200, R"({"url":null})") << 2 << false;
}

void TestRing::oneRecording()
{
    QFETCH(QString, where);
    QFETCH(FakeRing::Answer, answer);
    QFETCH(int, times);
    QFETCH(bool, arrives);
    addEvents(1);
    for (auto& [name, value] : answer.headers) {
        if (value == "STORAGE")
            value = m_fake->storageUrl(m_fake->events[0].id + u".mp4"_s).toEncoded();
    }
    if (where == "empty"_L1 || where.startsWith(u'/'))
        m_fake->events[0].hasMedia = false;
    if (where == "empty"_L1)
        m_fake->events[0].emptyAddresses = times;
    else
        m_fake->next(where, answer, times);
    connectAccount(choice());
    QCOMPARE(m_ring->fetch().state().problem.error, Error::None);
    QCOMPARE(files().size(), arrives ? 1 : 0);
    QCOMPARE(files(u"*.part"_s), QStringList());
    QCOMPARE(m_ring->fetch().state().counts.value(door).notReady, arrives ? 0 : 1);
    m_fake->events[0].emptyAddresses = 0;
    QVERIFY(!round());
    QCOMPARE(files().size(), 1);
    QCOMPARE(content(files().value(0)), m_video);
}

void TestRing::notReadyThreeTimesIsGone()
{
    addEvents(2);
    m_fake->next(u"storage/"_s + m_fake->events[1].id, {404}, 9);
    connectAccount(choice());
    QVERIFY(!round() && !round() && !round() && !round());
    QCOMPARE(std::ranges::count(m_fake->fetched, u'/' + m_fake->events[1].id + u".mp4"_s, &FakeRing::Seen::path), 3);
    QCOMPARE(m_ring->fetch().state().counts.value(door).gone, 1);
    QCOMPARE(files().size(), 1);
}

void TestRing::otherProgramHasTheLock()
{
    addEvents(1);
    connectAccount(choice());
    QLockFile other(m_dir->filePath(u"lock"_s));
    QVERIFY(other.tryLock());
    const auto asked = m_fake->seen.size();
    QCOMPARE(round().error, Error::OtherProgram);
    QCOMPARE(m_fake->seen.size(), asked);
    other.unlock();
    QVERIFY(!round());
}

void TestRing::clockMayBeWrong()
{
    m_fake->clockAheadMs = -3'600'000;
    addEvents(1);
    connectAccount(choice());
    m_fake->events.append({u"7342917450099999999"_s, door, QDateTime::currentDateTimeUtc().addSecs(-3600), m_video});
    QVERIFY(!round());
    QCOMPARE(files().size(), 2);
    // A date is of the service's clock.
    m_fake->next(u"/clients_api/ring_devices"_s,
                 {429,
                  "",
                  {{"Retry-After", QLocale::c()
                                       .toString(QDateTime::currentDateTimeUtc().addSecs(-3600 + 300),
                                                 u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                                       .toLatin1()}}});
    const AccountProblem problem = round();
    QCOMPARE(problem.error, Error::TooManyRequests);
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().secsTo(problem.retryAt) - 300) < 5);
}

void TestRing::pausedAndResumed()
{
    addEvents(20);
    QSignalSpy fetched(&m_ring->fetch(), &RecordingFetch::fetched);
    QVERIFY(step([this] { m_ring->signIn(m_fake->email, m_fake->password); }).code);
    QVERIFY(!step([this] { m_ring->giveCode(m_fake->code); }).problem);
    m_ring->fetch().setChoice(choice());
    m_ring->fetch().fetchNow();
    QTRY_VERIFY(fetched.size() >= 4);
    m_ring->fetch().setPaused(true);
    QCOMPARE(m_ring->fetch().state().act, AccountState::Act::Paused);
    const qsizetype then = files().size();
    QVERIFY(then < 20);
    QCOMPARE(files(u"*.part"_s), QStringList());
    QSignalSpy ended(&m_ring->fetch(), &RecordingFetch::ended);
    m_ring->fetch().setPaused(false);
    QVERIFY(ended.wait(patience));
    QCOMPARE(files().size(), 20);
    QVERIFY(m_fake->fetched.size() <= 21); // the one under way, once more
}

void TestRing::disconnectForgetsEverything()
{
    addEvents(2);
    connectAccount(choice());
    QSignalSpy gone(m_ring.get(), &Ring::disconnected);
    m_ring->disconnectAccount();
    QVERIFY(gone.wait(patience));
    QVERIFY(gone.first().first().toBool());
    QVERIFY(!content(m_dir->filePath(u"keyring.json"_s)).contains("refresh"));
    QVERIFY(!readRecord(*m_library).isConnected());
    QVERIFY(!m_ring->fetch().state().isConnected);
    QCOMPARE(files().size(), 2); // are the user's
    const auto asked = m_fake->seen.size();
    restart();
    m_ring->fetch().start();
    QVERIFY(!QTest::qWaitFor([&] { return m_fake->seen.size() > asked; }, 300));
}

/// Takes down all that is logged.
static QString logged;
static void takeDown(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& text)
{
    logged += text + u'\n';
}

void TestRing::nothingSecretIsWritten()
{
    QLoggingCategory::setFilterRules(u"*=true"_s);
    const QtMessageHandler before = qInstallMessageHandler(takeDown);
    const auto putBack = qScopeGuard([before] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
    });
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath(u"settings"_s));
    addEvents(3);
    connectAccount(choice());
    m_fake->endAccess();
    QVERIFY(!round());
    m_fake->next(u"/clients_api/ring_devices"_s, {406, "no"});
    QVERIFY(round());
    m_ring.reset();
    m_library.reset();
    QStringList secrets = m_fake->secrets;
    secrets << m_fake->password << m_fake->email << m_fake->code << u"X-Amz-Signature"_s << u"s1gn3d"_s;
    QVERIFY(secrets.size() > 8);
    int looked = 0;
    QDirIterator all(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (path.endsWith("keyring.json"_L1))
            continue;
        ++looked;
        const QByteArray text = content(path);
        for (const QString& secret : std::as_const(secrets))
            QVERIFY2(!text.contains(secret.toUtf8()), qPrintable(path + u": "_s + secret));
    }
    QVERIFY(looked > 6);
    QVERIFY(logged.contains(u"status 406"_s));
    for (const QString& secret : std::as_const(secrets))
        QVERIFY2(!logged.contains(secret), qPrintable(secret));
}

void TestRing::asksSlowly()
{
    QVERIFY(RingPace().betweenRequests >= std::chrono::seconds(3)); // twenty a minute
    QVERIFY(writeFile(m_dir->filePath(u"pace"_s), "50"));
    restart();
    m_fake->pageSize = 1;
    addEvents(40);
    for (FakeRing::Event& event : m_fake->events)
        event.hasPlan = false;
    connectAccount(choice());
    const qsizetype count = m_fake->seen.size();
    QVERIFY(count >= 44);
    QVERIFY(m_fake->seen.last().atMs - m_fake->seen.first().atMs >= (count - 5) * 50); // delays on the way
}

QTEST_GUILESS_MAIN(TestRing)
#include "tst_ring.moc"

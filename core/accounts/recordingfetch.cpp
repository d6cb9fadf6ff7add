// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/recordingfetch.h"

#include "core/accounts/accountrecord.h"
#include "core/library/library.h"
#include "core/library/values/watchedfolders.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr std::chrono::minutes every = 15min;
/// Events come into the list late, and not in order.
constexpr std::chrono::hours overlap = 2h;
constexpr int mostTries = 3;

/// Only the user can do something about it, or the service has said no: not by itself.
bool waitsForUser(AccountError error)
{
    switch (error) {
    case AccountError::ProgramRefused:
    case AccountError::AddressRefused:
    case AccountError::SignInAgain:
    case AccountError::NotUnderstood:
    case AccountError::NoKeyring:
        return true;
    default:
        return false;
    }
}
} // namespace

RecordingFetch::RecordingFetch(Library& library, RecordingAccount& account, std::chrono::milliseconds betweenDownloads,
                               QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_account(account)
    , m_betweenDownloads(betweenDownloads)
{
    m_pause.setSingleShot(true);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_pause, &QTimer::timeout, this, &RecordingFetch::fetch);
    connect(&m_timer, &QTimer::timeout, this, &RecordingFetch::start);
    connect(&m_finishing, &QFutureWatcherBase::finished, this, &RecordingFetch::finished);
}

RecordingFetch::~RecordingFetch()
{
    m_finishing.disconnect(this);
    m_finishing.waitForFinished();
    m_account.cancel();
}

void RecordingFetch::load()
{
    m_record = readRecord(m_library);
    m_state.isConnected = m_record.isConnected();
    m_state.choice = m_record.choice;
    if (m_record.stopped != AccountError::None)
        m_state.problem = {m_record.stopped, m_record.waitUntil};
    Q_EMIT changed();
}

void RecordingFetch::setChoice(const AccountChoice& choice)
{
    const bool isOther = choice.folder != m_record.choice.folder || choice.cameras != m_record.choice.cameras ||
                         choice.since != m_record.choice.since;
    m_record.choice = choice;
    if (isOther) {
        m_record.fetchedUntil = {};
        m_settled.clear();
    }
    m_state.isConnected = true;
    m_state.choice = choice;
    remember();
    QDir().mkpath(choice.folder); // else it could not be watched; whether it can be written is told by the round
    LibrarySettings settings = m_library.settings();
    settings.watched = watchedWith(settings.watched, choice.folder);
    m_library.setSettings(settings);
    Q_EMIT changed();
}

void RecordingFetch::setAutomatic(bool automatic)
{
    m_record.choice.automatic = automatic;
    m_state.choice.automatic = automatic;
    remember();
    planNext();
    Q_EMIT changed();
}

void RecordingFetch::fetchNow()
{
    m_record.stopped = AccountError::None;
    m_record.waitUntil = {};
    remember();
    begin(m_record.choice, true);
}

void RecordingFetch::fetchOnce(const AccountChoice& choice)
{
    begin(choice, choice == m_record.choice);
}

void RecordingFetch::stop()
{
    m_timer.stop();
    m_pause.stop();
    m_account.cancel();
    m_finishing.waitForFinished(); // of a whole file: soon
    m_isFinishing = false;
    m_wanted.clear();
    m_state.act = AccountState::Act::Resting;
    m_state.nextAt = {};
    if (std::exchange(m_isAtWork, false))
        Q_EMIT ended({AccountError::Cancelled});
    Q_EMIT changed();
}

void RecordingFetch::setPaused(bool paused)
{
    if (paused == (m_state.act == AccountState::Act::Paused))
        return;
    if (!paused)
        return begin(m_record.choice, true);
    stop();
    m_state.act = AccountState::Act::Paused;
    Q_EMIT changed();
}

void RecordingFetch::setCameras(const QList<AccountCamera>& cameras)
{
    m_state.cameras = cameras;
    Q_EMIT changed();
}

void RecordingFetch::forget()
{
    stop();
    m_settled.clear();
    m_record = {};
    m_state = {};
    remember();
    Q_EMIT changed();
}

void RecordingFetch::start()
{
    m_timer.stop();
    if (m_isAtWork || m_state.act == AccountState::Act::Paused)
        return;
    load(); // another program may have been refused meanwhile
    if (mayBeginByItself() && (!m_record.waitUntil.isValid() || m_record.waitUntil <= QDateTime::currentDateTimeUtc()))
        return begin(m_record.choice, true);
    planNext();
    Q_EMIT changed();
}

bool RecordingFetch::mayBeginByItself() const
{
    return m_record.isConnected() && m_record.choice.automatic && !m_library.isReadOnly() &&
           m_record.stopped == AccountError::None;
}

void RecordingFetch::begin(const AccountChoice& choice, bool isUsual)
{
    if (m_isAtWork)
        return;
    m_timer.stop();
    m_isAtWork = true;
    m_choice = choice;
    m_isUsual = isUsual;
    m_wanted.clear();
    m_there.clear();
    m_queued.clear();
    m_putOff.clear();
    m_oldestPutOff = {};
    m_work.invalidate();
    m_listedFrom = isUsual && m_record.fetchedUntil.isValid()
                       ? m_record.fetchedUntil.addSecs(-std::chrono::seconds(overlap).count())
                       : choice.since.startOfDay().toUTC();
    m_state.problem = {};
    m_state.done = 0;
    m_state.total = 0;
    m_state.secondsLeft = -1;
    m_state.nextAt = {};
    list();
}

/// What is new since the last listing of this round.
void RecordingFetch::list()
{
    m_state.act = AccountState::Act::Listing;
    m_listedAt = QDateTime::currentDateTimeUtc();
    m_sinceListed.start();
    Q_EMIT changed();
    m_account.listCameras([this](const QList<AccountCamera>& cameras, const AccountProblem& problem) {
        if (problem)
            return end(problem);
        m_state.cameras = cameras;
        listNext(m_choice.cameras);
    });
}

void RecordingFetch::listNext(QStringList cameras)
{
    Q_EMIT changed();
    if (cameras.isEmpty()) {
        std::ranges::stable_sort(m_wanted, {}, [](const Wanted& wanted) { return wanted.event.startedAt; });
        m_listedFrom = m_listedAt.addSecs(-std::chrono::seconds(overlap).count());
        return next();
    }
    const QString id = cameras.takeFirst();
    const auto camera = std::ranges::find(m_state.cameras, id, &AccountCamera::id);
    if (camera == m_state.cameras.cend()) // not of this account any more
        return listNext(cameras);
    m_account.listEvents(
        id, m_listedFrom,
        [this, camera = *camera, cameras](const QList<AccountEvent>& events, const AccountProblem& problem) {
            if (problem)
                return end(problem);
            take(camera, events);
            listNext(cameras);
        });
}

void RecordingFetch::take(const AccountCamera& camera, const QList<AccountEvent>& events)
{
    const QDir folder(m_choice.folder);
    CameraCount& count = m_state.counts[camera.id];
    for (const AccountEvent& event : events) {
        if (m_settled.contains(event.id) || m_putOff.contains(event.id) || m_queued.contains(event.id))
            continue;
        const Wanted wanted{camera, event, folder.filePath(fetchedPath(camera, event))};
        if (event.isEncrypted || !event.hasPlan) {
            ++(event.isEncrypted ? count.encrypted : count.withoutPlan);
            m_settled.insert(event.id);
        } else if (isThere(wanted.path, event)) {
            m_settled.insert(event.id);
        } else if (m_record.notReady.value(event.id) >= mostTries) {
            ++count.gone;
            m_settled.insert(event.id);
        } else if (!event.isReady) {
            putOff(wanted);
        } else {
            m_wanted.append(wanted);
            m_queued.insert(event.id);
            ++m_state.total;
        }
    }
}

bool RecordingFetch::isThere(const QString& path, const AccountEvent& event)
{
    const QString month = QFileInfo(path).path();
    auto at = m_there.constFind(month);
    if (at == m_there.cend())
        at = m_there.insert(month, eventsBeside(path));
    return at->contains(event.id) || QFileInfo::exists(path);
}

/// It is asked for again in a later round, but not for ever.
void RecordingFetch::putOff(const Wanted& wanted)
{
    m_putOff.insert(wanted.event.id);
    int& tries = m_record.notReady[wanted.event.id];
    CameraCount& count = m_state.counts[wanted.camera.id];
    if (++tries >= mostTries) {
        ++count.gone;
        m_settled.insert(wanted.event.id);
        return;
    }
    ++count.notReady;
    if (!m_oldestPutOff.isValid() || wanted.event.startedAt < m_oldestPutOff)
        m_oldestPutOff = wanted.event.startedAt;
}

void RecordingFetch::next()
{
    if (m_wanted.isEmpty())
        return endGood();
    if (m_sinceListed.hasExpired(std::chrono::milliseconds(every).count()))
        return list();
    m_state.act = AccountState::Act::Fetching;
    tellTime();
    Q_EMIT changed();
    m_pause.start(m_work.isValid() ? m_betweenDownloads : 0ms);
}

void RecordingFetch::fetch()
{
    if (!m_work.isValid())
        m_work.start();
    m_current = m_wanted.takeLast();
    const QString part = partPath(m_current.path);
    if (!QDir().mkpath(QFileInfo(part).path()))
        return end({AccountError::NotWritable, {}, m_choice.folder});
    m_account.download(m_current.event, part, [this](const Download& download) { downloaded(download); });
}

void RecordingFetch::downloaded(const Download& download)
{
    switch (download.outcome) {
    case Download::Outcome::Failed:
        return end(download.problem);
    case Download::Outcome::Forbidden: {
        const QString camera = m_current.camera.id;
        const auto known = std::ranges::find(m_state.cameras, camera, &AccountCamera::id);
        if (known != m_state.cameras.end())
            known->access = CameraAccess::NotAllowed;
        m_state.total -= int(m_wanted.removeIf([&camera](const Wanted& w) { return w.camera.id == camera; })) + 1;
        return next();
    }
    case Download::Outcome::NotReady:
        putOff(m_current);
        ++m_state.done;
        return next();
    case Download::Outcome::Done:
        m_isFinishing = true;
        m_finishing.setFuture(
            QtConcurrent::run(finishFetched, m_current.path, m_current.camera, m_current.event, download.isOriginal));
    }
}

void RecordingFetch::finished()
{
    if (!std::exchange(m_isFinishing, false)) // stopped meanwhile; the file is there
        return;
    const Finished result = m_finishing.result();
    if (result.problem)
        return end(result.problem);
    ++m_state.done;
    if (result.isVideo) {
        m_settled.insert(m_current.event.id);
        m_record.notReady.remove(m_current.event.id);
        ++m_state.counts[m_current.camera.id].fetched;
        Q_EMIT fetched(m_current.path);
    } else {
        putOff(m_current);
    }
    next();
}

void RecordingFetch::endGood()
{
    if (m_isUsual) {
        m_record.fetchedUntil = m_oldestPutOff.isValid() ? std::min(m_oldestPutOff, m_listedAt) : m_listedAt;
        m_record.notReady.removeIf([this](const auto& entry) { return !m_putOff.contains(entry.key()); });
    }
    m_state.fetchedAt = QDateTime::currentDateTimeUtc();
    end({});
}

void RecordingFetch::end(const AccountProblem& problem)
{
    m_isAtWork = false;
    m_wanted.clear();
    m_state.act = AccountState::Act::Resting;
    m_state.secondsLeft = -1;
    m_state.problem = problem;
    m_record.stopped = waitsForUser(problem.error) ? problem.error : AccountError::None;
    m_record.waitUntil = problem.retryAt;
    remember(); // a refusal counts for every round
    planNext();
    Q_EMIT changed();
    Q_EMIT ended(problem);
}

/// When it begins by itself.
void RecordingFetch::planNext()
{
    m_timer.stop();
    m_state.nextAt = {};
    if (m_isAtWork || m_state.act == AccountState::Act::Paused || !mayBeginByItself())
        return;
    const QDateTime usual = QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds(every).count());
    m_state.nextAt = m_record.waitUntil.isValid() ? std::max(usual, m_record.waitUntil) : usual;
    m_timer.start(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(m_state.nextAt)));
}

void RecordingFetch::remember()
{
    if (!m_library.isReadOnly())
        writeRecord(m_library, m_record);
}

void RecordingFetch::tellTime()
{
    constexpr int fewest = 3;
    m_state.secondsLeft =
        m_state.done < fewest || !m_work.isValid() ? -1 : m_work.elapsed() / m_state.done * m_wanted.size() / 1000;
}

} // namespace ringface

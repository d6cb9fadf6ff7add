// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/ring/ringaccount.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int pageSize = 100;
constexpr int mostPages = 1000;
/// In units of RingPace: two minutes in all.
constexpr std::array waits{2, 4, 8, 16, 30, 30, 30};

using Outcome = Download::Outcome;
} // namespace

RingAccount::RingAccount(RingConnection& connection, const RingServers& servers, const RingPace& pace, QObject* parent)
    : RecordingAccount(parent)
    , m_connection(connection)
    , m_pace(pace)
    , m_transfer(servers.scheme, pace.silence)
{
    m_wait.setSingleShot(true);
}

void RingAccount::listCameras(Cameras answered)
{
    m_connection.get(u"/clients_api/ring_devices"_s, {},
                     [this, answered = std::move(answered)](const HttpAnswer& devices, const AccountProblem& problem) {
                         if (problem)
                             return answered({}, problem);
                         if (devices.status != 200 || !camerasFrom(devices.body, {}))
                             return answered({}, {AccountError::NotUnderstood});
                         // Has shared cameras that the first one misses; not needed otherwise.
                         m_connection.get(
                             u"/device_info/v3/devices"_s, {},
                             [answered, devices](const HttpAnswer& newer, const AccountProblem& problem2) {
                                 if (problem2)
                                     return answered({}, problem2);
                                 answered(*camerasFrom(devices.body, newer.status == 200 ? newer.body : QByteArray()),
                                          {});
                             });
                     });
}

void RingAccount::listEvents(const QString& cameraId, const QDateTime& from, Events answered)
{
    askPage({cameraId, from, std::move(answered)});
}

void RingAccount::askPage(const Listing& listing)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    QString path = u"/evm/v2/history/devices/"_s + listing.cameraId;
    if (listing.isOlder) {
        path = u"/clients_api/doorbots/%1/history"_s.arg(listing.cameraId);
        if (!listing.next.isEmpty())
            query.addQueryItem(u"older_than"_s, listing.next);
    } else {
        query.addQueryItem(u"capabilities"_s, u"offline_event"_s);
        if (!listing.next.isEmpty()) // may have "=" and "+"
            query.addQueryItem(u"pagination_key"_s, QString::fromLatin1(QUrl::toPercentEncoding(listing.next)));
    }
    m_connection.get(path, query, [this, listing](const HttpAnswer& answer, const AccountProblem& problem) {
        if (problem)
            return listing.answered(listing.events, problem);
        takePage(listing, answer);
    });
}

void RingAccount::takePage(Listing listing, const HttpAnswer& answer)
{
    const std::optional<EventPage> page =
        answer.status == 200 ? eventsFrom(answer.body, listing.cameraId) : std::nullopt;
    if (!page) {
        const bool isGone = answer.status == 400 || answer.status == 404 || answer.status == 410;
        if (!isGone)
            return listing.answered(listing.events, {AccountError::NotUnderstood});
        if (listing.isOlder || listing.pages > 0) // neither list knows this camera, or this is the end
            return listing.answered(listing.events, {});
        listing.isOlder = true;
        return askPage(listing);
    }
    bool hasOlder = page->items == 0;
    for (const AccountEvent& event : page->events) {
        if (event.startedAt < listing.from) {
            hasOlder = true;
        } else if (!listing.ids.contains(event.id)) {
            listing.ids.insert(event.id);
            listing.events.append(event);
        }
    }
    const bool isEnd =
        hasOlder || page->next.isEmpty() || listing.keys.contains(page->next) || ++listing.pages >= mostPages;
    if (isEnd) {
        std::ranges::stable_sort(listing.events, std::greater(), &AccountEvent::startedAt);
        return listing.answered(listing.events, {});
    }
    listing.keys.insert(page->next);
    listing.next = page->next;
    askPage(listing);
}

void RingAccount::download(const AccountEvent& event, const QString& file, Downloaded answered)
{
    Wanted wanted{event, file, std::move(answered)};
    if (!event.video.isEmpty() && event.videoUntil.isValid() && m_connection.serverTime() < event.videoUntil)
        return transfer(wanted, event.video);
    askAddress(wanted);
}

void RingAccount::askAddress(const Wanted& wanted)
{
    switch (wanted.way) {
    case Wanted::Way::Event:
        return m_connection.get(
            u"/evm/v2/history/events/"_s + wanted.event.id, {},
            [this, wanted](const HttpAnswer& answer, const AccountProblem& problem) {
                if (problem)
                    return wanted.answered({Outcome::Failed, true, problem});
                takeEvent(wanted, answer);
            },
            true);
    case Wanted::Way::Play:
    case Wanted::Way::Share: {
        QUrlQuery query;
        query.addQueryItem(u"disable_redirect"_s, u"true"_s);
        return m_connection.get(
            u"/clients_api/dings/%1/share/%2"_s.arg(wanted.event.id,
                                                    wanted.way == Wanted::Way::Play ? u"play"_s : u"download"_s),
            query,
            [this, wanted](const HttpAnswer& answer, const AccountProblem& problem) {
                if (problem)
                    return wanted.answered({Outcome::Failed, true, problem});
                takeAddress(wanted, answer);
            },
            true);
    }
    }
}

void RingAccount::takeEvent(Wanted wanted, const HttpAnswer& answer)
{
    const std::optional<AccountEvent> event =
        answer.status == 200 ? eventFrom(answer.body, wanted.event.cameraId) : std::nullopt;
    if (!event || event->video.isEmpty())
        return nextWay(wanted);
    wanted.isFresh = true;
    transfer(wanted, event->video);
}

void RingAccount::takeAddress(const Wanted& wanted, const HttpAnswer& answer)
{
    if (answer.status == 403)
        return wanted.answered({Outcome::Forbidden});
    const std::optional<QUrl> address = answer.status == 200 ? addressFrom(answer.body) : std::nullopt;
    if (!address)
        return nextWay(wanted);
    if (address->isEmpty())
        return wanted.way == Wanted::Way::Share ? waitForAddress(wanted) : nextWay(wanted);
    Wanted fresh = wanted;
    fresh.isFresh = true;
    transfer(fresh, *address);
}

void RingAccount::nextWay(Wanted wanted)
{
    if (wanted.way == Wanted::Way::Share)
        return wanted.answered({Outcome::NotReady});
    wanted.way = wanted.way == Wanted::Way::Event ? Wanted::Way::Play : Wanted::Way::Share;
    wanted.isFresh = false;
    askAddress(wanted);
}

/// The service says: soon.
void RingAccount::waitForAddress(Wanted wanted)
{
    if (wanted.waits >= int(waits.size()))
        return wanted.answered({Outcome::NotReady});
    const auto pause = m_pace.unit * waits.at(size_t(wanted.waits++));
    m_wait.disconnect(this);
    connect(&m_wait, &QTimer::timeout, this, [this, wanted] { askAddress(wanted); });
    m_wait.start(pause);
}

void RingAccount::transfer(const Wanted& wanted, const QUrl& address)
{
    m_transfer.start(address, wanted.file, [this, wanted](MediaTransfer::End end) { transferred(wanted, end); });
}

void RingAccount::transferred(Wanted wanted, MediaTransfer::End end)
{
    using End = MediaTransfer::End;
    switch (end) {
    case End::Done:
        return wanted.answered({Outcome::Done, wanted.way != Wanted::Way::Share});
    case End::Expired: // a new one, once
        if (wanted.isFresh)
            return wanted.answered({Outcome::NotReady});
        return askAddress(wanted);
    case End::NoAnswer:
        return wanted.answered({Outcome::Failed, true, {AccountError::NoNetwork}});
    case End::Missing:
    case End::Broken:
    case End::Refused:
    case End::NotAVideo:
        return wanted.answered({Outcome::NotReady});
    case End::NotWritable:
        return wanted.answered({Outcome::Failed, true, {AccountError::NotWritable, {}, wanted.file}});
    case End::DiskFull:
        return wanted.answered({Outcome::Failed, true, {AccountError::DiskFull, {}, wanted.file}});
    }
}

void RingAccount::cancel()
{
    m_wait.stop();
    m_transfer.cancel();
    m_connection.cancel();
}

} // namespace ringface

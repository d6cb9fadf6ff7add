// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/recordingaccount.h"
#include "core/accounts/ring/mediatransfer.h"
#include "core/accounts/ring/ringconnection.h"

#include <QSet>
#include <QTimer>

namespace ringface
{

/// The three questions, put to Ring. Cameras come from both of its lists; events from the newer history, else from the
/// older one; a recording comes as it was stored if it can be had so, else marked by the service.
class RingAccount : public RecordingAccount
{
    Q_OBJECT

public:
    /// \a connection must outlive it.
    RingAccount(RingConnection& connection, const RingServers& servers, const RingPace& pace,
                QObject* parent = nullptr);

    void listCameras(Cameras answered) override;
    void listEvents(const QString& cameraId, const QDateTime& from, Events answered) override;
    void download(const AccountEvent& event, const QString& file, Downloaded answered) override;
    void cancel() override;

private:
    /// A listing under way.
    struct Listing {
        QString cameraId;
        QDateTime from;
        Events answered;
        QList<AccountEvent> events{};
        QSet<QString> ids{};  ///< of the events
        QSet<QString> keys{}; ///< of the pages so far
        QString next{};
        bool isOlder = false; ///< the plain list
        int pages = 0;
    };
    /// A download under way: the ways to an address, one after another.
    struct Wanted {
        enum class Way { Event, Play, Share };
        AccountEvent event;
        QString file;
        Downloaded answered;
        Way way = Way::Event;
        bool isFresh = false; ///< the address was asked for just now
        int waits = 0;        ///< for the service to make it
    };

    void askPage(const Listing& listing);
    void takePage(Listing listing, const HttpAnswer& answer);
    void askAddress(const Wanted& wanted);
    void takeEvent(Wanted wanted, const HttpAnswer& answer);
    void takeAddress(const Wanted& wanted, const HttpAnswer& answer);
    void nextWay(Wanted wanted);
    void waitForAddress(Wanted wanted);
    void transfer(const Wanted& wanted, const QUrl& address);
    void transferred(Wanted wanted, MediaTransfer::End end);

    RingConnection& m_connection;
    const RingPace m_pace;
    MediaTransfer m_transfer;
    QTimer m_wait;
};

} // namespace ringface

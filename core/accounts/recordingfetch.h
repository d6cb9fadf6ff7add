// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/fetchedfile.h"
#include "core/accounts/recordingaccount.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace ringface
{

class Library;

/// Fetches the recordings of an account into its folder, newest first, one after another: a round when it is asked
/// for, and every 15 minutes if that was chosen. What lies in the folder is not fetched again; nothing there is ever
/// deleted. After a refusal it waits for as long as it was told, or until somebody asks again.
/// Thread: the one it was made in; files are finished in the global pool. The destructor waits for that.
/// Errors: in state().
class RecordingFetch : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RecordingFetch(Library& library, RecordingAccount& account, std::chrono::milliseconds betweenDownloads,
                   QObject* parent = nullptr);
    ~RecordingFetch() override;

    const AccountState& state() const { return m_state; }

    /// Takes what the library remembers.
    void load();
    /// The same, and goes on with it by itself, unless a round is under way or it is paused.
    void start();
    /// Remembers it; the folder is watched from now on. A round is for whoever asks for it.
    void setChoice(const AccountChoice& choice);
    /// Changes nothing but whether it begins by itself.
    void setAutomatic(bool automatic);
    /// A round, because somebody asks for it.
    void fetchNow();
    /// A round with another choice, which is not remembered.
    void fetchOnce(const AccountChoice& choice);
    /// Ends the round under way; start() goes on.
    void stop();
    /// The same, until it is asked to go on.
    void setPaused(bool paused);
    /// Of the account: those that can be chosen.
    void setCameras(const QList<AccountCamera>& cameras);
    /// Ends everything and remembers nothing. Recordings stay.
    void forget();

Q_SIGNALS:
    void changed();
    /// It is whole now. Absolute path.
    void fetched(const QString& path);
    /// No request of it is under way any more.
    void ended(const ringface::AccountProblem& problem);

private:
    struct Wanted {
        AccountCamera camera;
        AccountEvent event;
        QString path; ///< absolute
    };

    void begin(const AccountChoice& choice, bool isUsual);
    bool mayBeginByItself() const;
    void list();
    void listNext(QStringList cameras);
    void take(const AccountCamera& camera, const QList<AccountEvent>& events);
    bool isThere(const QString& path, const AccountEvent& event);
    void next();
    void fetch();
    void downloaded(const Download& download);
    void finished();
    void putOff(const Wanted& wanted);
    void end(const AccountProblem& problem);
    void endGood();
    void planNext();
    void remember();
    void tellTime();

    Library& m_library;
    RecordingAccount& m_account;
    const std::chrono::milliseconds m_betweenDownloads;
    AccountState m_state;
    AccountRecord m_record;
    AccountChoice m_choice; ///< of this round
    bool m_isUsual = true;  ///< it is the one that is remembered
    bool m_isAtWork = false;
    QList<Wanted> m_wanted; ///< newest last
    Wanted m_current;
    QHash<QString, QSet<QString>> m_there; ///< events, by folder of a month
    QSet<QString> m_settled;               ///< events that need not be asked for again
    QSet<QString> m_queued;                ///< events of this round that were wanted
    QSet<QString> m_putOff;                ///< events that could not be had in this round
    QDateTime m_oldestPutOff;
    QDateTime m_listedFrom; ///< UTC
    QDateTime m_listedAt;   ///< likewise
    QElapsedTimer m_sinceListed;
    QElapsedTimer m_work; ///< since the first download of this round began
    QFutureWatcher<Finished> m_finishing;
    bool m_isFinishing = false; ///< its word is waited for
    QTimer m_pause;
    QTimer m_timer;
};

} // namespace ringface

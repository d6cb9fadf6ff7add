// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace ringface
{

/// Why something that was asked of an account did not work.
enum class AccountError {
    None,
    Cancelled,
    NoNetwork,       ///< nothing, or not all of it, came back
    ServerTrouble,   ///< it said so itself (status 5xx), several times
    WrongPassword,   ///< or the email
    WrongCode,       ///< or an old one
    TooManyCodes,    ///< no more are sent for a while
    ProgramRefused,  ///< status 406: this program, or this network; nothing was said of the password
    AddressRefused,  ///< status 403
    TooManyRequests, ///< status 429
    SignInAgain,     ///< what was kept of the sign-in counts no longer
    NotUnderstood,   ///< an answer that nobody knows
    KeyringLocked,   ///< the sign-in is there, but cannot be read now
    NoKeyring,       ///< this desktop has no place for secrets
    OtherProgram,    ///< another Ringface works with the account just now
    NotWritable,     ///< the folder of the recordings
    DiskFull,
};

struct AccountProblem {
    AccountError error = AccountError::None;
    QDateTime retryAt{}; ///< UTC; before then it makes no sense to ask again; invalid: not known
    QString file{};      ///< of NotWritable and DiskFull

    explicit operator bool() const { return error != AccountError::None; }
};

/// What can be had of a camera's recordings.
enum class CameraAccess {
    Good,
    NoPlan,       ///< the service stores nothing without one
    Encrypted,    ///< end to end: only the service's own app can open them
    LocalStorage, ///< they lie on a box in the owner's home
    NotAllowed,   ///< the owner shares the camera, but not its recordings
};

struct AccountCamera {
    QString id;     ///< the service's
    QString name;   ///< as the user reads it; no two of an account are the same
    QString kind{}; ///< the service's word
    QString locationId{};
    QString timeZone{};
    bool isShared = false; ///< somebody else's
    CameraAccess access = CameraAccess::Good;
};

/// How a code for the second step of a sign-in comes.
enum class CodeWay { Sms, Email, App };

struct CodeRequest {
    CodeWay way = CodeWay::Sms;
    QString phone{};       ///< masked by the service; may be empty
    int secondsToNext = 0; ///< until another one may be asked for
};

/// What was chosen when an account was connected. Dates are of this computer's time zone.
struct AccountChoice {
    QString folder{};      ///< absolute
    QStringList cameras{}; ///< ids
    QDate since{};
    bool automatic = true; ///< every 15 minutes
    bool operator==(const AccountChoice&) const = default;
};

/// What a library remembers of an account. No secret is among it.
struct AccountRecord {
    AccountChoice choice{};
    QDateTime fetchedUntil{};                  ///< UTC; all older events are settled
    QHash<QString, int> notReady{};            ///< events that could not be had yet, and how often they were asked for
    AccountError stopped = AccountError::None; ///< nothing is asked by itself until the user asks again
    QDateTime waitUntil{};                     ///< UTC; nothing is asked before

    bool isConnected() const { return !choice.folder.isEmpty(); }
};

/// What came of one camera in this round.
struct CameraCount {
    int fetched = 0;
    int encrypted = 0;
    int withoutPlan = 0;
    int notReady = 0; ///< asked for again in a later round
    int gone = 0;     ///< the service does not have them (any more)
};

/// What is going on with an account, for whoever shows it.
struct AccountState {
    enum class Act { Resting, Listing, Fetching, Paused };
    bool isConnected = false;
    Act act = Act::Resting;
    AccountChoice choice{};
    QList<AccountCamera> cameras{}; ///< all of the account, once they were asked for
    QHash<QString, CameraCount> counts{};
    int done = 0; ///< of this round
    int total = 0;
    qint64 secondsLeft = -1; ///< about; -1: not known yet
    QDateTime fetchedAt{};   ///< end of the last good round
    QDateTime nextAt{};      ///< of the next one; invalid: when it is asked for
    AccountProblem problem{};
};

} // namespace ringface

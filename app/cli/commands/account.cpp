// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The account that recordings come from: connecting it, and fetching.
#include "app/cli/askpassphrase.h"
#include "app/cli/command.h"
#include "core/accounts/accountrecord.h"
#include "core/accounts/ring/ring.h"
#include "core/library/values/errortext.h"
#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int usualDays = 30; // as long as Ring keeps them, unless somebody has changed that

/// What "--since" says; std::nullopt if that is no day.
std::optional<QDate> dayFrom(const QString& text)
{
    const QDate day = text.isEmpty() ? QDate::currentDate().addDays(-usualDays) : QDate::fromString(text, Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

QString absolute(const QString& folder)
{
    return QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
}

/// Ids of the cameras with these names, or of all that can be had if there are none; std::nullopt, with a word on
/// stderr, if one is unknown.
std::optional<QStringList> idsOf(const QStringList& names, const QList<AccountCamera>& cameras)
{
    QStringList out;
    for (const AccountCamera& camera : cameras) {
        if (names.isEmpty() && camera.access == CameraAccess::Good)
            out << camera.id;
    }
    for (const QString& name : names) {
        const auto found = std::ranges::find_if(cameras, [&name](const AccountCamera& camera) {
            return camera.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found == cameras.end()) {
            QStringList known;
            for (const AccountCamera& camera : cameras)
                known << camera.name;
            complain(u"There is no camera \"%1\" in the account, but: %2."_s.arg(name, known.join(u", "_s)));
            return {};
        }
        out << found->id;
    }
    return out;
}

void tellLeftOut(const AccountState& state)
{
    for (const AccountCamera& camera : state.cameras) {
        if (!accessText(camera.access).isEmpty())
            complain(u"%1: %2"_s.arg(camera.name, accessText(camera.access)));
        const CameraCount count = state.counts.value(camera.id);
        const auto tell = [&camera](int number, const QString& what) {
            if (number > 0)
                complain(u"%1: %2 %3"_s.arg(camera.name).arg(number).arg(what));
        };
        tell(count.encrypted, u"end-to-end encrypted, which only Ring's app can open"_s);
        tell(count.withoutPlan, u"without a recording, as there was no plan"_s);
        tell(count.notReady, u"not ready yet; they are fetched the next time"_s);
        tell(count.gone, u"that Ring does not have any more"_s);
    }
}

class Fetch : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "fetch", "Fetch recordings from the account that is connected");
        addText(me, "SERVICE", m_service, "Where the account is", "ring")->required();
        addText(me, "--since", m_since, "First day, as in 2026-11-01 (without: what is new)", "DATE");
        addTexts(me, "--camera", m_cameras, "Only this one; may be given several times", "NAME");
        addText(me, "--dir", m_folder, "Put them here (without: the folder of the account)", "DIR");
    }
    int run(Context& context) override
    {
        const std::optional<QDate> since = dayFrom(m_since);
        if (!since)
            return usage(u"--since takes a day, as in 2026-11-01."_s);
        if (!context.open() || !quitOnSignals(Interrupted))
            return Failed;
        const AccountRecord record = readRecord(*context.library);
        if (!record.isConnected()) {
            complain(u"No account is connected. First: ringface-cli account connect ring"_s);
            return Failed;
        }
        AccountChoice choice = record.choice;
        if (!m_since.isEmpty())
            choice.since = *since;
        if (!m_folder.isEmpty())
            choice.folder = absolute(m_folder);
        Ring ring(*context.library);
        RecordingFetch& fetch = ring.fetch();
        fetch.load();
        int fetched = 0;
        QObject::connect(&fetch, &RecordingFetch::fetched, &fetch, [&fetched](const QString& path) {
            ++fetched;
            print(path);
        });
        if (isatty(STDERR_FILENO) == 1) {
            QObject::connect(&fetch, &RecordingFetch::changed, &fetch, [&fetch] {
                const AccountState& now = fetch.state();
                if (now.act == AccountState::Act::Fetching)
                    QTextStream(stderr) << "\r\x1b[K" << now.done << " of " << now.total << " recordings\r";
            });
        }
        QObject::connect(&fetch, &RecordingFetch::ended, &fetch, [&](const AccountProblem& problem) {
            tellLeftOut(fetch.state());
            if (problem)
                complain(errorText(problem));
            QCoreApplication::exit(problem ? Failed : Good);
        });
        if (m_cameras.isEmpty()) {
            begin(fetch, choice, record);
        } else {
            QObject::connect(&ring, &Ring::camerasListed, &ring,
                             [&](const QList<AccountCamera>& cameras, const AccountProblem& problem) {
                                 const auto ids = problem ? std::nullopt : idsOf(m_cameras, cameras);
                                 if (problem)
                                     complain(errorText(problem));
                                 if (!ids)
                                     return QCoreApplication::exit(Failed);
                                 choice.cameras = *ids;
                                 begin(fetch, choice, record);
                             });
            ring.listCameras();
        }
        const int code = QCoreApplication::exec();
        fetch.stop();
        if (code == Good)
            complain(fetched == 0 ? u"Nothing new."_s
                                  : u"%1 fetched into %2. To find the people in them: ringface-cli scan %2"_s.arg(
                                        counted(fetched, u"recording"_s, u"recordings"_s), choice.folder));
        return code;
    }

private:
    static void begin(RecordingFetch& fetch, const AccountChoice& choice, const AccountRecord& record)
    {
        if (choice == record.choice)
            fetch.fetchNow();
        else
            fetch.fetchOnce(choice);
    }

    QString m_service;
    QString m_since;
    QStringList m_cameras;
    QString m_folder;
};

class Account : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "account", "Connect the account that recordings are fetched from");
        addText(me, "ACT", m_act, "What to do", "connect|status|disconnect")->required();
        addText(me, "SERVICE", m_service, "Where the account is", "ring")->required();
        addText(me, "--email", m_email, "Of the account, for connect", "ADDRESS");
        addText(me, "--since", m_since, "First day to fetch, as in 2026-11-01 (without: 30 days back)", "DATE");
        addTexts(me, "--camera", m_cameras, "Only this one (without: all); may be given several times", "NAME");
        addText(me, "--dir", m_folder, "Folder of the recordings (without: Ring, in your folder of videos)", "DIR");
        me->footer("The password and the code are asked for; scripts put them into $RINGFACE_RING_PASSWORD and "
                   "$RINGFACE_RING_CODE.");
    }
    int run(Context& context) override
    {
        if (!context.open() || !quitOnSignals(Interrupted))
            return Failed;
        if (m_act == "status"_L1)
            return status(*context.library);
        return m_act == "connect"_L1 ? connect(*context.library) : disconnect(*context.library);
    }

private:
    static int status(const Library& library)
    {
        const AccountRecord record = readRecord(library);
        if (!record.isConnected()) {
            print(u"No Ring account is connected."_s);
            return Good;
        }
        print(u"A Ring account is connected."_s);
        print(u"Folder: %1"_s.arg(record.choice.folder));
        print(u"Cameras: %1, recordings since %2"_s.arg(record.choice.cameras.size())
                  .arg(record.choice.since.toString(Qt::ISODate)));
        if (record.fetchedUntil.isValid())
            print(u"Fetched until: %1"_s.arg(localTime(record.fetchedUntil)));
        if (record.stopped != AccountError::None || record.waitUntil > QDateTime::currentDateTimeUtc())
            print(errorText(
                AccountProblem{record.stopped == AccountError::None ? AccountError::TooManyRequests : record.stopped,
                               record.waitUntil}));
        return Good;
    }

    int connect(Library& library)
    {
        const std::optional<QDate> since = dayFrom(m_since);
        if (!since)
            return usage(u"--since takes a day, as in 2026-11-01."_s);
        if (library.isReadOnly()) {
            complain(readOnlyText(QFileInfo(library.file()).absolutePath()));
            return Failed;
        }
        if (m_email.isEmpty())
            return usage(u"account connect: say whose account it is with --email ADDRESS."_s);
        complain(u"Ringface is no product of Ring. It signs in as you, with your own account, and fetches your own "
                 "recordings; Ring may change that at any time."_s);
        std::optional<QString> password = askPassphrase("RINGFACE_RING_PASSWORD", u"Password at Ring"_s);
        if (!password)
            return usage(u"account connect: there is no terminal to ask for the password."_s);
        Ring ring(library);
        QObject::connect(&ring, &Ring::stepped, &ring, [&ring](const SignInStep& step) {
            if (step.code)
                return askCode(ring, *step.code);
            if (step.problem.error == AccountError::WrongCode && !qEnvironmentVariableIsSet("RINGFACE_RING_CODE")) {
                complain(errorText(step.problem));
                return askCode(ring, {});
            }
            if (!step.problem)
                return ring.listCameras();
            complain(errorText(step.problem));
            QCoreApplication::exit(Failed);
        });
        QObject::connect(&ring, &Ring::camerasListed, &ring,
                         [&](const QList<AccountCamera>& cameras, const AccountProblem& problem) {
                             const auto ids = problem ? std::nullopt : idsOf(m_cameras, cameras);
                             if (problem)
                                 complain(errorText(problem));
                             if (ids)
                                 remember(ring, {folder(), *ids, *since, true});
                             QCoreApplication::exit(ids ? Good : Failed);
                         });
        ring.signIn(m_email, *password);
        password->fill(u'\0');
        return QCoreApplication::exec();
    }

    QString folder() const
    {
        return m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) + u"/Ring"_s
                                  : absolute(m_folder);
    }

    static void askCode(Ring& ring, const CodeRequest& request)
    {
        const QString where = request.way == CodeWay::App     ? u"from your authenticator app"_s
                              : request.way == CodeWay::Email ? u"from Ring's email"_s
                              : request.phone.isEmpty()       ? u"from Ring"_s
                                                              : u"sent to "_s + request.phone;
        if (const auto code = askPassphrase("RINGFACE_RING_CODE", u"Code "_s + where))
            return ring.giveCode(*code);
        complain(u"There is no terminal to ask for the code."_s);
        QCoreApplication::exit(Failed);
    }

    static void remember(Ring& ring, const AccountChoice& choice)
    {
        for (const AccountCamera& camera : ring.fetch().state().cameras) {
            const QString why = accessText(camera.access);
            const bool isChosen = choice.cameras.contains(camera.id);
            print(u"%1  %2"_s.arg(isChosen ? u"fetched"_s : u"left out"_s, camera.name) +
                  (why.isEmpty() ? QString() : u"  "_s + why));
        }
        ring.fetch().setChoice(choice);
        print(u"Connected. Recordings go to %1, which is watched from now on."_s.arg(choice.folder));
        if (!ring.isKept())
            complain(u"This desktop has no keyring, so the sign-in ends with this command: nothing can be fetched "
                     "later."_s);
        print(u"To fetch what is there: ringface-cli fetch ring"_s);
    }

    static int disconnect(Library& library)
    {
        Ring ring(library);
        QObject::connect(&ring, &Ring::disconnected, &ring,
                         [](bool isForgotten) { QCoreApplication::exit(isForgotten ? Good : Failed); });
        ring.disconnectAccount();
        const int code = QCoreApplication::exec();
        if (code == Good)
            print(u"Disconnected. Recordings stay. To remove Ringface at Ring, too: in Ring's app, Control Center, "
                  "Authorized Client Devices, \"Ringface\"."_s);
        else if (code == Failed)
            complain(u"The sign-in could not be removed from the keyring. Unlock it, then try again."_s);
        return code;
    }

    QString m_act;
    QString m_service;
    QString m_email;
    QString m_since;
    QStringList m_cameras;
    QString m_folder;
};
} // namespace

std::unique_ptr<Command> makeFetch()
{
    return std::make_unique<Fetch>();
}

std::unique_ptr<Command> makeAccount()
{
    return std::make_unique<Account>();
}

} // namespace ringface::cli

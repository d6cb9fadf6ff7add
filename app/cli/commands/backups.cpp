// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Copies of the library.
#include "core/library/safety/backups.h"

#include "app/cli/command.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
int list(const Context& context)
{
    QJsonArray out;
    for (const Backup& b : backupsOf(context.libraryFolder)) {
        if (!context.json)
            print(u"%1  %2 MB  %3%4"_s.arg(localTime(b.madeAt))
                      .arg(double(b.bytes) / 1e6, 0, 'f', 1)
                      .arg(b.file, b.damaged ? u"  (damaged, put aside)"_s : QString()));
        out.append(QJsonObject{{u"file"_s, b.file},
                               {u"madeAt"_s, timeOrNull(b.madeAt)},
                               {u"bytes"_s, b.bytes},
                               {u"damaged"_s, b.damaged}});
    }
    if (context.json)
        print(QJsonDocument(out));
    return Good;
}

int explain(const BackupResult& result)
{
    switch (result.error) {
    case BackupResult::Error::None:
        return Good;
    case BackupResult::Error::Stopped: // is asked for by nobody here
        break;
    case BackupResult::Error::Damaged:
        complain(u"It is damaged (%1). Nothing was changed."_s.arg(result.detail));
        break;
    case BackupResult::Error::InUse:
        complain(u"Another program is using the library. Close Ringface and try again. Nothing was changed."_s);
        break;
    case BackupResult::Error::TooNew:
        complain(u"It was made by a newer version of Ringface. Please update the program. Nothing was changed."_s);
        break;
    case BackupResult::Error::NotWritten:
        complain(u"The copy is not there or could not be written (%1). Check the disk and the permissions. Nothing was "
                 "changed."_s.arg(result.detail));
        break;
    }
    return Failed;
}
class BackupCommand : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "backup", "Copy the library now; backup list shows the copies");
        addText(me, "list", m_act, "Only show them", "list")->check([](const std::string& word) {
            return word == "list" ? std::string() : "backup makes a copy; backup list shows those that are there";
        });
        addJson(me, context);
    }
    int run(Context& context) override
    {
        if (!m_act.isEmpty())
            return list(context);
        if (!QFileInfo::exists(libraryFile(context.libraryFolder))) {
            complain(u"There is no library in %1."_s.arg(context.libraryFolder));
            return Failed;
        }
        const BackupResult made = makeBackup(context.libraryFolder);
        if (made.error == BackupResult::Error::None)
            print(made.file);
        else if (made.error == BackupResult::Error::Damaged)
            complain(u"The library is damaged. Get the newest good copy with: ringface-cli restore newest"_s);
        return explain(made);
    }

private:
    QString m_act;
};

class Restore : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "restore", "Go back to a copy; what was there until then is kept");
        addText(me, "COPY", m_copy, "A file of backup list, or newest", "FILE")->required();
    }
    int run(Context& context) override
    {
        const BackupResult restored =
            m_copy == "newest"_L1 ? restoreNewest(context.libraryFolder) : restoreBackup(context.libraryFolder, m_copy);
        if (restored.error == BackupResult::Error::None)
            print(restored.file.isEmpty() ? u"The library is back."_s
                                          : u"The library is back. What was there until now: %1"_s.arg(restored.file));
        return explain(restored);
    }

private:
    QString m_copy;
};
} // namespace

std::unique_ptr<Command> makeBackupCommand()
{
    return std::make_unique<BackupCommand>();
}

std::unique_ptr<Command> makeRestore()
{
    return std::make_unique<Restore>();
}

} // namespace ringface::cli

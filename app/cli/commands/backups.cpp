// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Copies of the library.
#include "core/library/safety/backups.h"
#include "app/cli/context.h"

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
} // namespace

int backup(Context& context)
{
    if (context.arguments.value(0) == "list"_L1)
        return list(context);
    if (!context.arguments.isEmpty())
        return usage(u"backup makes a copy; backup list shows those that are there."_s);
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

int restore(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"restore takes a file of backup list, or newest."_s);
    const QString& wanted = context.arguments.first();
    const BackupResult restored =
        wanted == "newest"_L1 ? restoreNewest(context.libraryFolder) : restoreBackup(context.libraryFolder, wanted);
    if (restored.error == BackupResult::Error::None)
        print(restored.file.isEmpty() ? u"The library is back."_s
                                      : u"The library is back. What was there until now: %1"_s.arg(restored.file));
    return explain(restored);
}

} // namespace ringface::cli

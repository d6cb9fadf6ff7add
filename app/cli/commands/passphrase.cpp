// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Encrypting the library.
#include "core/library/safety/passphrase.h"
#include "app/cli/askpassphrase.h"
#include "app/cli/context.h"
#include "core/library/safety/backups.h"

#include <QFileInfo>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

int passphrase(Context& context)
{
    const QString act = context.arguments.value(0);
    if (context.arguments.size() != 1 || !QStringList{u"set"_s, u"change"_s, u"remove"_s}.contains(act))
        return usage(u"passphrase takes set, change or remove."_s);
    if (!QFileInfo::exists(libraryFile(context.libraryFolder))) {
        complain(u"There is no library in %1."_s.arg(context.libraryFolder));
        return Failed;
    }
    const bool has = hasPassphrase(context.libraryFolder);
    if (has == (act == "set"_L1)) {
        complain(
            has ? u"The library has a passphrase already. Give it another one with: ringface-cli passphrase change"_s
                : u"The library has no passphrase."_s);
        return Failed;
    }
    QString now;
    QString next;
    if (has) {
        const std::optional<QString> typed = askPassphrase("RINGFACE_PASSPHRASE", u"Passphrase"_s);
        now = typed.value_or(QString());
    }
    if (act != "remove"_L1) {
        const std::optional<QString> typed = askPassphrase("RINGFACE_NEW_PASSPHRASE", u"New passphrase"_s);
        const std::optional<QString> again = askPassphrase("RINGFACE_NEW_PASSPHRASE", u"Once more"_s);
        next = typed.value_or(QString());
        if (next.isEmpty() || typed != again) {
            complain(next.isEmpty() ? u"A passphrase is needed: at a terminal, or in RINGFACE_NEW_PASSPHRASE."_s
                                    : u"These are two. Nothing was changed."_s);
            return Failed;
        }
    }
    switch (changePassphrase(context.libraryFolder, now, next)) {
    case PassphraseError::None:
        print(next.isEmpty() ? u"The library is not encrypted any more."_s
                             : u"The library is encrypted. Nobody can help who forgets the passphrase: keep it in a "
                               "safe place."_s);
        return Good;
    case PassphraseError::SomeUnreadable:
        complain(u"This is done, but some pictures are damaged and could not be decrypted. They are kept as they are, "
                 "and so are the copies of the library."_s);
        return Good;
    case PassphraseError::Wrong:
        complain(u"That is not the passphrase of the library. Nothing was changed."_s);
        break;
    case PassphraseError::InUse:
        complain(u"Another program is using the library. Close Ringface and try again. Nothing was changed."_s);
        break;
    case PassphraseError::NotWritten:
        complain(u"The library could not be written. Check the disk and the permissions. Nothing was changed."_s);
        break;
    }
    return Failed;
}

} // namespace ringface::cli

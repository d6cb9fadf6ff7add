// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Encrypting the library.
#include "core/library/safety/passphrase.h"

#include "app/cli/askpassphrase.h"
#include "app/cli/command.h"
#include "core/library/safety/backups.h"

#include <QFileInfo>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
class Passphrase : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "passphrase",
                           "Encrypt the library, or no longer. The passphrase is asked for, or taken from "
                           "RINGFACE_PASSPHRASE and RINGFACE_NEW_PASSPHRASE");
        addText(me, "ACT", m_act, "What to do", "set|change|remove")->required();
    }
    int run(Context& context) override
    {
        if (!QFileInfo::exists(libraryFile(context.libraryFolder))) {
            complain(u"There is no library in %1."_s.arg(context.libraryFolder));
            return Failed;
        }
        const bool has = hasPassphrase(context.libraryFolder);
        if (has == (m_act == "set"_L1)) {
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
        if (m_act != "remove"_L1) {
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
            print(next.isEmpty()
                      ? u"The library is not encrypted any more."_s
                      : u"The library is encrypted. Nobody can help who forgets the passphrase: keep it in a "
                        "safe place."_s);
            return Good;
        case PassphraseError::SomeUnreadable:
            complain(
                u"This is done, but some pictures are damaged and could not be decrypted. They are kept as they are, "
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

private:
    QString m_act;
};
} // namespace

std::unique_ptr<Command> makePassphrase()
{
    return std::make_unique<Passphrase>();
}

} // namespace ringface::cli

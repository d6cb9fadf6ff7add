// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/peoplevalues.h"

#include <QCoreApplication>
#include <QUndoCommand>

#include <functional>
#include <memory>

namespace ringface
{

class Labels;
class Library;

/// One gesture of changing a person, and the way back. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class PeopleCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(PeopleCommand)

public:
    static std::unique_ptr<PeopleCommand> rename(Library& library, const Person& person, const QString& name);
    static std::unique_ptr<PeopleCommand> setRole(Library& library, const Person& person, Role role);
    static std::unique_ptr<PeopleCommand> merge(Library& library, const Person& from, const Person& into);
    static std::unique_ptr<PeopleCommand> separate(Library& library, const Person& from, const QString& mergedName);

    void undo() override;
    void redo() override;

private:
    using Act = std::function<bool(Labels&)>;
    PeopleCommand(Library& library, const QString& text, Act act, Act back);

    Library& m_library;
    Act m_act;
    Act m_back;
};

} // namespace ringface

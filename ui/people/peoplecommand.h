// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"
#include "ui/widgets/librarycommand.h"

#include <QCoreApplication>

#include <memory>

namespace ringface
{

class Library;

/// A LibraryCommand that changes a person.
class PeopleCommand : public LibraryCommand
{
    Q_DECLARE_TR_FUNCTIONS(PeopleCommand)

public:
    using LibraryCommand::LibraryCommand;

    static std::unique_ptr<PeopleCommand> rename(Library& library, const Person& person, const QString& name);
    static std::unique_ptr<PeopleCommand> setRole(Library& library, const Person& person, Role role);
    /// See Person::colour.
    static std::unique_ptr<PeopleCommand> setColour(Library& library, const Person& person, quint32 colour);
    static std::unique_ptr<PeopleCommand> setPortrait(Library& library, const Person& person, FaceId face);
    static std::unique_ptr<PeopleCommand> merge(Library& library, const Person& from, const Person& into);
    static std::unique_ptr<PeopleCommand> separate(Library& library, const Person& from, const QString& mergedName);
};

} // namespace ringface

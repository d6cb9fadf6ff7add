// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "ui/widgets/librarycommand.h"

#include <QCoreApplication>

#include <memory>

namespace ringface
{

class Library;

/// A LibraryCommand that changes recordings.
class RecordingCommand : public LibraryCommand
{
    Q_DECLARE_TR_FUNCTIONS(RecordingCommand)

public:
    using LibraryCommand::LibraryCommand;

    static std::unique_ptr<RecordingCommand> remove(Library& library, const QList<RecordingId>& recordings);
    /// \a times: UTC, one for each of \a recordings, which are as they are now.
    static std::unique_ptr<RecordingCommand> setTimes(Library& library, const QList<Recording>& recordings,
                                                      const QList<QDateTime>& times);
    /// \a recordings: as they are now.
    static std::unique_ptr<RecordingCommand> setCamera(Library& library, const QList<Recording>& recordings,
                                                       const QString& camera);
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QCoreApplication>
#include <QUndoCommand>

#include <functional>
#include <memory>

namespace ringface
{

class Library;

/// One gesture of changing recordings, and the way back. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class RecordingCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(RecordingCommand)

public:
    static std::unique_ptr<RecordingCommand> remove(Library& library, const QList<RecordingId>& recordings);
    /// \a times: UTC, one for each of \a recordings, which are as they are now.
    static std::unique_ptr<RecordingCommand> setTimes(Library& library, const QList<Recording>& recordings,
                                                      const QList<QDateTime>& times);

    void undo() override;
    void redo() override;

private:
    using Act = std::function<bool(Library&)>;
    RecordingCommand(Library& library, const QString& text, Act act, Act back);

    Library& m_library;
    Act m_act;
    Act m_back;
};

} // namespace ringface

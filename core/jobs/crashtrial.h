// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace ringface
{

/// A program, with its arguments, that looks through the recording whose path is added to them, and changes nothing:
/// "ringface-cli try". Empty if there is none.
using TrialCommand = QStringList;

enum class Trial {
    Survived,    ///< it ended by itself, whatever it thinks of the recording
    Crashed,     ///< the recording ended it
    Cancelled,   ///< asked to stop before the end
    NotPossible, ///< it could not be started
};

/// Looks through a recording that was being looked at when a program ended, in a process of its own, which goes with
/// this one: so the end of this program, a power cut for one, is never taken for the recording's fault.
/// Thread: a worker; it waits.
Trial tryRecording(const TrialCommand& command, const QString& path, const std::function<bool()>& isCancelled);

} // namespace ringface

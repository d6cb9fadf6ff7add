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
    Survived,  ///< it may be looked at in this program
    Crashed,   ///< it ends whoever looks at it
    Cancelled, ///< asked to stop before that was known
};

/// Looks through a recording that was being looked at when a program ended, \a ends times so far, in a process of its
/// own, which goes with this one: so the end of this program, a power cut for one, is never taken for the recording's
/// fault. Where no such process can be started, the second end is.
/// Thread: a worker; it waits.
Trial tryRecording(const TrialCommand& command, const QString& path, int ends,
                   const std::function<bool()>& isCancelled);

} // namespace ringface

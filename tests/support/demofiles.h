// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/demo/recordings.h"

#include <QDir>
#include <QFile>

namespace ringface::testing
{

/// The sample recordings of \a now in \a folder, but for the first \a missing ones; false if that fails. They are drawn
/// once for all tests, into RINGFACE_DEMO by a fixture of ctest; where that is not set they are drawn now, which takes
/// half a minute.
[[nodiscard]] inline bool putDemo(const QString& folder, const QDateTime& now, int missing = 0)
{
    const QList<demo::Clip> wanted = demo::clipsFor(folder, now);
    const QString drawn = qEnvironmentVariable("RINGFACE_DEMO");
    if (drawn.isEmpty()) {
        const demo::Written written =
            demo::writeClips(folder, now, [](const demo::WritingProgress& /*progress*/) { return true; });
        if (written.error != VideoWriteError::None)
            return false;
    } else {
        const QList<demo::Clip> known = demo::clipsFor(drawn, now);
        if (known.size() != wanted.size() || !QDir().mkpath(folder))
            return false;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (!QFile::copy(QDir(drawn).filePath(known[i].name), QDir(folder).filePath(wanted[i].name)))
                return false;
        }
    }
    for (qsizetype i = 0; i < missing; ++i) {
        if (!QFile::remove(QDir(folder).filePath(wanted[i].name)))
            return false;
    }
    return true;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QProcess>
#include <QString>

#include <memory>
#include <optional>

namespace ringface::testing
{

/// What the program made of one file.
struct Verdict {
    QString crash; ///< not empty: the file ended or hung the process; nothing else is set then
    MediaError inspected = MediaError::None;
    MediaError error = MediaError::None; ///< of the scan, or of reading the photo
    int looks = 0;                       ///< of the detector
    qint64 durationMs = 0;
    bool isOrderly = true; ///< times never went back and fit what the library stores
    qint64 peakMiB = 0;    ///< the memory it took on top of what was taken before
    qint64 tookMs = 0;
};

/// Takes files through what the program does with a file, in a process of its own, which a file may crash or hang, and
/// to which permissions apply though the test is run by root.
/// tst_damagedmedia() calls examineFiles() when examinerArgument is its only argument.
class Examiner
{
public:
    ~Examiner();

    /// A video through inspectFile() and scanVideo(), a photo through readPhoto(). Waits for 30 seconds at most.
    Verdict examine(const QString& path, Medium medium = Medium::Video);

private:
    std::unique_ptr<QProcess> m_process;
};

constexpr auto examinerArgument = "--examine";
/// The other side: answers until its input ends.
int examineFiles();

} // namespace ringface::testing

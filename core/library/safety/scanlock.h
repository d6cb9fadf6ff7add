// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLockFile>
#include <QString>

namespace ringface
{

/// One program at a time scans into a library: a file beside it that says who. It does not outlive its program for
/// long: what a killed one left is taken over.
/// Thread: the GUI thread only. The destructor releases.
class ScanLock
{
public:
    explicit ScanLock(const QString& libraryFolder);

    /// True if this one has it (already).
    bool take();
    void release();

private:
    QLockFile m_file;
};

} // namespace ringface

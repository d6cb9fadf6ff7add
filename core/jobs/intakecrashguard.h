// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace ringface
{

/// Remembers which recording is being opened, by its content, beyond the end of the program: so that one that was open
/// at a crash is tried in a process of its own first, and is set aside if it ends that too. A small file in the
/// library's folder for each; what was opened well leaves none. Where nothing can be written, nothing is remembered.
/// Thread: any, one at a time.
class IntakeCrashGuard
{
public:
    explicit IntakeCrashGuard(const QString& libraryFolder);

    /// So often a program ended while this was open.
    int ends(const QByteArray& hash) const;
    bool isSetAside(const QByteArray& hash) const;
    void setAside(const QByteArray& hash) const;
    void begin(const QByteArray& hash) const;
    void end(const QByteArray& hash) const;

private:
    QString fileOf(const QByteArray& hash) const;
    QByteArray read(const QByteArray& hash) const;
    void add(const QByteArray& hash, const QByteArray& what) const;

    QString m_folder;
};

} // namespace ringface

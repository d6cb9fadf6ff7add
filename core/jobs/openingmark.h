// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace ringface
{

/// Remembers which recording is being opened, by its content, beyond the end of the program: so that one whose opening
/// ends the program twice is not opened again. A small file in the library's folder for each; what was opened well
/// leaves none. Where nothing can be written, nothing is remembered.
/// Thread: any, one at a time.
class OpeningMark
{
public:
    explicit OpeningMark(const QString& libraryFolder);

    /// The program ended twice while this was open.
    bool tookDown(const QByteArray& hash) const;
    void begin(const QByteArray& hash) const;
    void end(const QByteArray& hash) const;

private:
    QString fileOf(const QByteArray& hash) const;

    QString m_folder;
};

} // namespace ringface

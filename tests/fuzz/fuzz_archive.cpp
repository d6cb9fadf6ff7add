// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/archive.h"
#include "tests/fuzz/fuzzfile.h"

#include <QFileInfo>

using namespace ringface;
using namespace ringface::testing;

/// The bytes as a zip archive: what comes out of it lies in its own folder, whole.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString place = fuzzPlace(QStringLiteral("unpacked"));
    QDir(place).removeRecursively();
    QDir().mkpath(place);
    const FuzzFile file(place + QStringLiteral("/a.zip"), data, size);
    const ArchiveLimits limits{100, 1 << 20, 1000, 1 << 16, 0};
    const Unpacked out = unpackArchive(
        file.path(), [] { return false; }, limits);
    const QString folder = place + QStringLiteral("/a");
    for (const QString& video : out.videos)
        promised(QFileInfo(video).isFile() && !QFileInfo(video).isSymLink() &&
                 QFileInfo(video).canonicalFilePath().startsWith(QFileInfo(folder).canonicalFilePath() + u'/'));
    const QStringList beside = QDir(place).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString& name : beside)
        promised(name == QStringLiteral("a.zip") || name == QStringLiteral("a"));
    promised(out.error != ArchiveError::None || !out.videos.isEmpty());
    return 0;
}

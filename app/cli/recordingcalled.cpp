// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/recordingcalled.h"

#include "core/library/values/filepath.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ringface::cli
{

RecordingId recordingCalled(const Library& library, const QString& word)
{
    const QString path = QDir::cleanPath(QFileInfo(word).absoluteFilePath());
    const std::optional<FileFacts> facts = factsOfFile(path);
    const QList<Recording> all = library.recordings();
    const auto found = std::ranges::find_if(all, [&](const Recording& r) {
        if (r.file.path == path)
            return true;
        const std::optional<FileFacts> its = facts ? factsOfFile(r.file.path) : std::nullopt; // by another way
        return its && its->device == facts->device && its->inode == facts->inode;
    });
    if (found != all.end())
        return found->id;
    bool isNumber = false;
    const RecordingId id = word.toLongLong(&isNumber);
    return isNumber && !facts && library.recording(id) ? id : 0;
}

} // namespace ringface::cli

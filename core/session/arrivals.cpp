// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/arrivals.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString watchedSetting = u"watched"_s;
} // namespace

Arrivals::Arrivals(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::recordingAdded, this, [this](qint64 id) {
        const std::optional<Recording> r = m_library.recording(id);
        if (r && m_found.remove(r->file.path))
            m_new.append(id);
    });
}

QList<RecordingId> Arrivals::takeLookedThrough()
{
    QList<RecordingId> done;
    for (const RecordingId id : std::exchange(m_new, {})) {
        const std::optional<Recording> r = m_library.recording(id);
        const bool waits = r && (r->state == ScanState::Waiting || r->state == ScanState::Scanning);
        (waits ? m_new : done).append(id);
    }
    return done;
}

QStringList watchedFolders(const Library& library)
{
    return QJsonDocument::fromJson(library.setting(watchedSetting).toUtf8()).toVariant().toStringList();
}

bool setWatchedFolders(Library& library, const QStringList& folders)
{
    return library.setSetting(
        watchedSetting,
        QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(folders)).toJson(QJsonDocument::Compact)));
}

} // namespace ringface

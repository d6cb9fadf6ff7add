// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/maintenance.h"

#include "core/library/library.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QPromise>
#include <QtConcurrentRun>

namespace ringface
{

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{
Q_LOGGING_CATEGORY(logged, "ringface.maintenance", QtCriticalMsg) // until startRunLog()
} // namespace

Maintenance::Maintenance(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_folder(QFileInfo(library.file()).absolutePath())
{
    if (library.isReadOnly())
        return;
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Maintenance::looked);
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.settings || (change.people && m_library.isErasureDue()) ||
            (m_forgetLater && m_library.recognition().isUpToDate()))
            care();
    });
    m_others.setInterval(2s);
    connect(&m_others, &QTimer::timeout, &m_library, &Library::noticeOthers);
    m_others.start();
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &Maintenance::care);
    m_hourly.start();
    QTimer::singleShot(5s, this, [this] { // the window comes first
        care();
        look(checkLibrary);
    });
}

Maintenance::~Maintenance()
{
    m_watcher.disconnect(this);
    stopLooking();
}

void Maintenance::stopLooking()
{
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void Maintenance::makeBackup()
{
    look([](const QString& folder, const IsStopped& isStopped) {
        return ringface::makeBackup(folder, false, isStopped);
    });
}

/// A clock that jumps ahead must not delete anything: what is then too old gets another day.
bool Maintenance::isClockPlausible()
{
    constexpr int longAway = 30; // days
    const QString key = u"cared_at"_s;
    const QDateTime last = QDateTime::fromString(m_library.note(key), Qt::ISODate);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (last.isValid() && last <= now && last.daysTo(now) < 1)
        return true;
    return m_library.setNote(key, now.toString(Qt::ISODate)) && last.isValid() && last <= now &&
           last.daysTo(now) < longAway;
}

void Maintenance::care()
{
    m_forgetLater = false;
    const int days = m_library.settings().unknownDays;
    if (days > 0 && isClockPlausible())
        forgetUnknown(days);
    m_renewDue = m_renewDue || m_library.isErasureDue();
    if (m_renewDue && !m_busy) {
        m_renewDue = false;
        m_renews = true;
        look(renewBackups);
    } else if (isBackupDue(m_folder)) {
        makeBackup();
    }
}

void Maintenance::forgetUnknown(int days)
{
    if (!m_library.recognition().isUpToDate()) {
        m_forgetLater = true;
        return;
    }
    const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-days);
    const int faces = m_library.labels().forgetUnknown(before).value_or(0);
    m_renewDue = m_renewDue || faces > 0;
    if (faces > 0)
        Q_EMIT forgot(faces);
}

void Maintenance::look(Look what)
{
    if (m_busy)
        return;
    m_busy = true;
    Q_EMIT busyChanged();
    m_watcher.setFuture(QtConcurrent::run([what, folder = m_folder](QPromise<BackupResult>& promise) {
        promise.addResult(what(folder, [&promise] { return promise.isCanceled(); }));
    }));
}

void Maintenance::looked()
{
    m_busy = false;
    Q_EMIT busyChanged();
    if (m_watcher.isCanceled())
        return;
    const BackupResult result = m_watcher.result();
    qCInfo(logged, "copy or check ended: error %d", int(result.error));
    const bool renewed = std::exchange(m_renews, false) && result.error == BackupResult::Error::None;
    if (renewed && !m_renewDue)
        m_library.copiesRenewed();
    if (m_renewDue) // since that copy began
        care();
    if (result.error == BackupResult::Error::Damaged)
        Q_EMIT damaged(result.detail);
    else if (result.error != BackupResult::Error::None)
        Q_EMIT backupFailed(backupsFolder(m_folder));
    else
        Q_EMIT done();
}

} // namespace ringface

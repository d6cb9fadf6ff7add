// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QImage>
#include <QObject>

namespace ringface
{

/// What the desktop is to show.
struct News {
    QString title;
    QString text; ///< plain
    QImage picture;
    qint64 recording = 0; ///< a click opens it
    qint64 ms = 0;        ///< there
};

/// Shows news by the desktop's own service (Desktop Notifications Specification 1.2). Thread: the GUI thread.
/// Errors: without such a service nothing is shown.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection& bus = QDBusConnection::sessionBus(), QObject* parent = nullptr);

    void show(const News& news);

Q_SIGNALS:
    /// The user clicked the news of it.
    void opened(qint64 recording, qint64 ms);

private Q_SLOTS:
    void invoked(uint id, const QString& action);
    void closed(uint id);

private:
    QDBusConnection m_bus;
    QHash<uint, std::pair<qint64, qint64>> m_shown; ///< recording and moment by the service's number
};

} // namespace ringface

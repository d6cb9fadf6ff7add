// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/tray.h"

#include <QGuiApplication>

namespace ringface
{

Tray::Tray(QObject* parent)
    : QObject(parent)
    , m_icon(QIcon(QStringLiteral(":/ringface/icons/ringface.svg")))
{
    connect(m_menu.addAction(tr("Open Ringface")), &QAction::triggered, this, &Tray::opened);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitWanted);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT opened();
    });
    m_icon.setContextMenu(&m_menu);
    m_icon.setToolTip(QGuiApplication::applicationDisplayName());
    m_icon.show();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace ringface
{

/// The icon beside the clock while the window may be closed. Thread: the GUI thread.
class Tray : public QObject
{
    Q_OBJECT

public:
    explicit Tray(QObject* parent = nullptr);

Q_SIGNALS:
    /// The window is wanted.
    void opened();
    void quitWanted();

private:
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace ringface

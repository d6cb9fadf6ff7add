// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ringface
{

/// Shows a window that asks for the passphrase of the library in \a folder, until \a accept takes it; it deletes itself
/// when it is closed.
QWidget* showPassphraseWindow(const QString& folder, const std::function<bool(const QString&)>& accept);

/// Shows a window that says that something takes a while; without a way to close it. Delete it.
QWidget* showPatienceWindow(const QString& text);

} // namespace ringface

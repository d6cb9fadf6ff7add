// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace ringface
{

/// Puts a file into the place of the one that is there, when all of it is written. Errors: false, with \a why in the
/// system's words; what was there stays.
bool writeWhole(const QString& path, const QByteArray& content, QString* why);

} // namespace ringface

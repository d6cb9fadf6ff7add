// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include <QByteArrayList>
#include <QString>

namespace ringface
{

/// The encoding in which these names make most sense, of those that older programs write into zip archives: IBM 437 and
/// 850, Windows-1252, Shift-JIS; by the name that QStringDecoder knows. "UTF-8" if all of them are that.
QByteArray guessedEncoding(const QByteArrayList& names);

/// What is wrong in \a encoding becomes U+FFFD.
QString decoded(const QByteArray& name, const QByteArray& encoding);

} // namespace ringface

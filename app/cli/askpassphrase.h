// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

namespace ringface::cli
{

/// What the environment has as \a variable, else what is typed after \a prompt (not shown); std::nullopt if there is
/// neither that variable nor a terminal.
std::optional<QString> askPassphrase(const char* variable, const QString& prompt);

} // namespace ringface::cli

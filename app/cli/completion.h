// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <CLI/CLI.hpp>

#include <QStringList>

namespace ringface::cli
{

/// What the last of \a words (what was typed after the program's name, up to the cursor) can become, for the shells'
/// scripts in packaging/completion: words, or ":files" and ":folders" for names that the shell knows itself.
QStringList completions(const CLI::App& app, const QStringList& words);

/// Whether \a option ("--face") of \a app, or of any command below it, is followed by a value.
bool takesValue(const CLI::App& app, const QString& option);

/// The option most like \a wrong that \a app or those above it know; empty if none is.
QString likeliest(const CLI::App& app, const QString& wrong);

} // namespace ringface::cli

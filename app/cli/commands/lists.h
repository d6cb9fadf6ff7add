// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is in the library, in JSON, for --json and for serve.
#pragma once

#include "core/library/library.h"

#include <QJsonArray>

namespace ringface::cli
{

QJsonArray recordingsJson(const Library& library);
QJsonArray groupsJson(const Library& library);
QJsonArray peopleJson(const Library& library);
QJsonArray visitsJson(const Library& library);

} // namespace ringface::cli

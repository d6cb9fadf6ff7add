// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/http/httpserver.h"
#include "core/library/library.h"

namespace ringface::cli
{

/// Adds the routes below /api/v1, which resources/openapi.json describes. \a library outlives the server;
/// \a whenTrained is called with what to do once what was said so far is learned.
void addOwnApi(HttpServer& server, Library& library, const std::function<void(std::function<void()>)>& whenTrained);

} // namespace ringface::cli

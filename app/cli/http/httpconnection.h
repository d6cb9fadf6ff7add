// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/http/httprequestgate.h"

#include <QPromise>

namespace ringface::cli
{

/// Reads a request from \a socket and adds it to \a arrived, waits for its answer and writes it; what may not be made,
/// is too large or too slow is turned away. One request a connection. Ends soon if \a arrived is cancelled.
/// Owns: the socket. Thread: one that has time.
void serveConnection(QPromise<std::shared_ptr<HttpRequest>>& arrived, int socket, const HttpRequestGate& gate);

} // namespace ringface::cli

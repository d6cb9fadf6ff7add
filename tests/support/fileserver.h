// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/httppeer.h"

namespace ringface
{

using namespace Qt::StringLiterals;

/// Serves /NAME, /cut/NAME (half of it, then the connection breaks), /hang/NAME (half of it, then silence),
/// /endless/NAME (more than all of it, without a length and without an end), /moved/NAME (a redirect with a body) and
/// /round (a redirect to itself).
struct FileServer : HttpPeer {
    FileServer()
        : HttpPeer([this](const Request& request, QTcpSocket& socket) { serve(request, socket); })
    {
    }

    void serve(const Request& request, QTcpSocket& socket)
    {
        const QString how = request.path.section(u'/', 1, 1);
        const QString name = request.path.section(u'/', -1);
        const QByteArray content = files.value(name);
        if (how == "cut"_L1 || how == "hang"_L1) {
            begin(socket, "200 OK", {{"Content-Length", QByteArray::number(content.size())}});
            socket.write(content.first(content.size() / 2));
            if (how == "cut"_L1)
                socket.disconnectFromHost();
        } else if (how == "endless"_L1) {
            begin(socket, "200 OK", {{"Content-Type", "application/octet-stream"}});
            socket.write(content + 'x');
        } else if (how == "moved"_L1) {
            reply(socket, "302 Found", QByteArray(5000, 'x'), {{"Location", '/' + name.toLatin1()}});
        } else if (how == "round"_L1) {
            reply(socket, "302 Found", {}, {{"Location", "/round"}});
        } else {
            file(name, request.headers.value("range"), socket);
        }
    }

    void file(const QString& name, const QByteArray& range, QTcpSocket& socket)
    {
        ranges << range;
        if (!files.contains(name))
            return reply(socket, "404 Not Found", QByteArray(3 << 20, 'n'));
        const QByteArray content = files.value(name);
        if (!knowsRanges || range.isEmpty())
            return reply(socket, "200 OK", content);
        const qsizetype from = range.mid(6).split('-').first().toLongLong() + rangeShift;
        if (from >= content.size())
            return reply(socket, "416 Range Not Satisfiable");
        const QByteArray shown = QByteArray::number(from) + '-' + QByteArray::number(content.size() - 1);
        reply(socket, "206 Partial Content", content.mid(from),
              {{"Content-Range", "bytes " + shown + '/' + QByteArray::number(content.size())}});
    }

    QHash<QString, QByteArray> files;
    QList<QByteArray> ranges; ///< the Range header of every request for /NAME; empty without one
    bool knowsRanges = true;
    qsizetype rangeShift = 0;
};

} // namespace ringface

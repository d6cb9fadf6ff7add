// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QHttpServer>
#include <QHttpServerResponder>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <utility>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

/// Serves /NAME, /cut/NAME (half of it, then the connection breaks), /hang/NAME (half of it, then silence),
/// /endless/NAME (more than all of it, without a length and without an end), /moved/NAME (a redirect with a body) and
/// /round (a redirect to itself).
struct FileServer {
    using Status = QHttpServerResponder::StatusCode;

    FileServer()
    {
        http.route(u"/<arg>"_s, [this](const QString& name, const QHttpServerRequest& request,
                                       QHttpServerResponder&& to) { serve(name, request, std::move(to)); });
        http.route(u"/cut/<arg>"_s, [this](const QString& name, QHttpServerResponder&& to) {
            half(name, to);
            to.socket()->disconnectFromHost();
        });
        http.route(u"/hang/<arg>"_s, [this](const QString& name, QHttpServerResponder&& to) {
            half(name, to);
            hanging.push_back(std::move(to));
        });
        http.route(u"/endless/<arg>"_s, [this](const QString& name, QHttpServerResponder&& to) {
            to.writeStatusLine();
            to.writeHeaders({{"Content-Type", "application/octet-stream"}});
            to.writeBody(files.value(name) + 'x');
            hanging.push_back(std::move(to));
        });
        http.route(u"/moved/<arg>"_s, [](const QString& name, QHttpServerResponder&& to) {
            to.write(QByteArray(5000, 'x'), {{"Location", '/' + name.toLatin1()}}, Status::Found);
        });
        http.route(u"/round"_s, [](QHttpServerResponder&& to) { to.write({{"Location", "/round"}}, Status::Found); });
        port = http.listen(QHostAddress::LocalHost);
    }

    QUrl url(const QString& path) const { return QUrl(u"http://127.0.0.1:%1/%2"_s.arg(port).arg(path)); }

    void half(const QString& name, QHttpServerResponder& to)
    {
        const QByteArray content = files.value(name);
        to.writeStatusLine();
        to.writeHeaders({{"Content-Length", QByteArray::number(content.size())}});
        to.writeBody(content.first(content.size() / 2));
    }

    void serve(const QString& name, const QHttpServerRequest& request, QHttpServerResponder&& to)
    {
        const QByteArray range = request.value("Range");
        ranges << range;
        if (!files.contains(name))
            return to.write(QByteArray(3 << 20, 'n'), "text/plain", Status::NotFound);
        const QByteArray content = files.value(name);
        if (!knowsRanges || range.isEmpty())
            return to.write(content, "application/octet-stream");
        const qsizetype from = range.mid(6).split('-').first().toLongLong() + rangeShift;
        if (from >= content.size())
            return to.write(Status::RequestRangeNotSatisfiable);
        const QByteArray shown = QByteArray::number(from) + '-' + QByteArray::number(content.size() - 1);
        to.write(content.mid(from), {{"Content-Range", "bytes " + shown + '/' + QByteArray::number(content.size())}},
                 Status::PartialContent);
    }

    QHash<QString, QByteArray> files;
    QList<QByteArray> ranges; ///< the Range header of every request for /NAME; empty without one
    bool knowsRanges = true;
    qsizetype rangeShift = 0;
    std::vector<QHttpServerResponder> hanging;
    QHttpServer http;
    quint16 port = 0;
};

} // namespace ringface

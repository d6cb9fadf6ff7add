// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/facemime.h"

#include "core/library/values/filepath.h"

#include "ui/widgets/painting.h"

#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QSet>
#include <QUrl>

namespace ringface
{

using namespace Qt::StringLiterals;

QString faceMimeType()
{
    return u"application/x-ringface-faces"_s;
}

std::unique_ptr<QMimeData> faceMimeData(const QList<FaceId>& faces)
{
    QByteArray lines;
    for (const FaceId id : faces)
        lines += QByteArray::number(id) + '\n';
    auto data = std::make_unique<QMimeData>();
    data->setData(faceMimeType(), lines);
    return data;
}

QList<FaceId> facesFrom(const QMimeData* data)
{
    QList<FaceId> out;
    QSet<FaceId> known;
    const QList<QByteArray> lines = data->data(faceMimeType()).split('\n');
    for (const QByteArray& line : lines) {
        bool ok = false;
        const FaceId id = line.toLongLong(&ok);
        if (ok && id > 0 && !known.contains(id)) {
            known.insert(id);
            out.append(id);
        }
    }
    return out;
}

QStringList filesFrom(const QMimeData* data)
{
    QStringList out;
    const QList<QUrl> urls = data->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) // its bytes, which need not be UTF-8
            out.append(pathFromBytes(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1())));
    }
    return out;
}

QPixmap dragPixmap(const QPixmap& face, int count, qreal devicePixelRatio, const QPalette& palette)
{
    constexpr int side = 92;
    constexpr int badge = 26;
    QPixmap out(QSize(side, side) * devicePixelRatio);
    out.setDevicePixelRatio(devicePixelRatio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, face, QRectF(0, 0, side, side), 12, palette);
    if (count < 2)
        return out;
    const QString text = QLocale().toString(count);
    QFont font;
    font.setBold(true);
    painter.setFont(font);
    const qreal width = qMax<qreal>(badge, painter.fontMetrics().horizontalAdvance(text) + 14);
    const QRectF pill(side - width - 4, 4, width, badge);
    painter.setPen(QPen(palette.color(QPalette::Base), 2));
    painter.setBrush(palette.color(QPalette::Highlight));
    painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), badge / 2.0, badge / 2.0);
    painter.setPen(palette.color(QPalette::HighlightedText));
    painter.drawText(pill, Qt::AlignCenter, text);
    return out;
}

} // namespace ringface

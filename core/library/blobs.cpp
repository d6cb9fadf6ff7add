// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/blobs.h"

#include <QDataStream>
#include <QIODevice>

namespace ringface
{

namespace
{
template <typename Write>
QByteArray pack(Write write)
{
    QByteArray blob;
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.setFloatingPointPrecision(QDataStream::SinglePrecision);
    write(out);
    return blob;
}

constexpr qsizetype pointBytes = 5 * 4;
} // namespace

QByteArray packPath(const FacePath& path)
{
    return pack([&](QDataStream& out) {
        for (const PathPoint& p : path)
            out << p.timeMs << qint32(p.box.x()) << qint32(p.box.y()) << qint32(p.box.width())
                << qint32(p.box.height());
    });
}

FacePath unpackPath(const QByteArray& blob)
{
    FacePath path;
    if (blob.size() % pointBytes != 0)
        return path;
    path.reserve(blob.size() / pointBytes);
    QDataStream in(blob);
    in.setByteOrder(QDataStream::LittleEndian);
    while (!in.atEnd()) {
        qint32 t = 0;
        qint32 x = 0;
        qint32 y = 0;
        qint32 w = 0;
        qint32 h = 0;
        in >> t >> x >> y >> w >> h;
        path.append({t, QRect(x, y, w, h)});
    }
    return path;
}

QByteArray packDescriptor(const Descriptor& descriptor)
{
    return pack([&](QDataStream& out) {
        for (const float v : descriptor)
            out << v;
    });
}

Descriptor unpackDescriptor(const QByteArray& blob)
{
    if (blob.size() % 4 != 0)
        return {};
    Descriptor d(size_t(blob.size() / 4));
    QDataStream in(blob);
    in.setByteOrder(QDataStream::LittleEndian);
    in.setFloatingPointPrecision(QDataStream::SinglePrecision);
    for (float& v : d)
        in >> v;
    return d;
}

QByteArray packPoints(const FacePoints& points)
{
    return pack([&](QDataStream& out) {
        for (const QPointF& p : points)
            out << float(p.x()) << float(p.y());
    });
}

} // namespace ringface

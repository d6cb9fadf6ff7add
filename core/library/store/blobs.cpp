// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/blobs.h"

#include <QDataStream>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace ringface
{

namespace
{
template <typename Write>
QByteArray pack(Write write)
{
    QByteArray blob(""); // of nothing an empty one, which is not NULL to SQLite
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.setFloatingPointPrecision(QDataStream::SinglePrecision);
    write(out);
    return blob;
}

/// Reads \a blob with \a read until it ends; false if it ends in the middle of something.
template <typename Read>
bool unpack(const QByteArray& blob, Read read)
{
    QDataStream in(blob);
    in.setByteOrder(QDataStream::LittleEndian);
    in.setFloatingPointPrecision(QDataStream::SinglePrecision);
    while (!in.atEnd() && in.status() == QDataStream::Ok)
        read(in);
    return in.status() == QDataStream::Ok;
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

FacePoints unpackPoints(const QByteArray& blob)
{
    FacePoints points{};
    if (blob.size() != qsizetype(points.size()) * 2 * 4)
        return points;
    size_t i = 0;
    unpack(blob, [&](QDataStream& in) {
        float x = 0;
        float y = 0;
        in >> x >> y;
        points[i++] = {x, y};
    });
    return points;
}

QByteArray packNear(const std::vector<NearFace>& nearest)
{
    return pack([&](QDataStream& out) {
        for (const NearFace& n : nearest)
            out << n.face << n.person << n.distance;
    });
}

std::vector<NearFace> unpackNear(const QByteArray& blob)
{
    std::vector<NearFace> nearest;
    const bool whole = unpack(blob, [&](QDataStream& in) {
        NearFace n;
        in >> n.face >> n.person >> n.distance;
        nearest.push_back(n);
    });
    return whole ? nearest : std::vector<NearFace>();
}

QByteArray packSamples(std::vector<TrainingSample> samples)
{
    const auto key = [](const TrainingSample& s) {
        return std::tie(s.isNot, s.recording, s.face, s.infrared, s.descriptor);
    };
    std::ranges::sort(samples, {}, key);
    const auto same = [&](const TrainingSample& a, const TrainingSample& b) { return key(a) == key(b); };
    samples.erase(std::unique(samples.begin(), samples.end(), same), samples.end());
    return pack([&](QDataStream& out) {
        for (const TrainingSample& s : samples) {
            out << s.recording << s.face << quint8((s.infrared ? 1 : 0) | (s.isNot ? 2 : 0))
                << qint32(s.descriptor.size());
            for (const float v : s.descriptor)
                out << v;
        }
    });
}

std::vector<TrainingSample> unpackSamples(PersonId person, const QByteArray& blob)
{
    std::vector<TrainingSample> samples;
    const bool whole = unpack(blob, [&](QDataStream& in) {
        TrainingSample s;
        quint8 flags = 0;
        qint32 length = 0;
        in >> s.recording >> s.face >> flags >> length;
        s.person = person;
        s.infrared = (flags & 1) != 0;
        s.isNot = (flags & 2) != 0;
        if (length < 0 || length > blob.size() / 4) {
            in.setStatus(QDataStream::ReadCorruptData);
            return;
        }
        s.descriptor.resize(size_t(length));
        for (float& v : s.descriptor)
            in >> v;
        samples.push_back(std::move(s));
    });
    return whole ? samples : std::vector<TrainingSample>();
}

QString idList(const QList<qint64>& ids)
{
    QJsonArray list;
    for (const qint64 id : ids)
        list.append(id);
    return QString::fromLatin1(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace ringface

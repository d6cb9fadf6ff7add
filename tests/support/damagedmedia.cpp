// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/damagedmedia.h"

#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype header = 8; // of a box: its size and its type

quint32 numberAt(const QByteArray& bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// How far behind its beginning a box begins to hold others; -1 if it holds none.
qsizetype boxesWithin(const QByteArray& type)
{
    if (type == "meta")
        return header + 4;
    if (type == "stsd")
        return header + 8;
    constexpr const char* holders[] = {"moov", "trak", "mdia", "minf", "stbl", "edts",
                                       "udta", "mvex", "moof", "traf", "dinf"};
    return std::any_of(std::begin(holders), std::end(holders), [&](const char* h) { return type == h; }) ? header : -1;
}

void walk(const QByteArray& mp4, qsizetype from, qsizetype to, QList<Box>& boxes)
{
    while (from + header <= to) {
        const Box box{mp4.mid(from + 4, 4), from, qsizetype(numberAt(mp4, from))};
        if (box.size < header || from + box.size > to)
            return;
        boxes.append(box);
        if (const qsizetype inner = boxesWithin(box.type); inner >= 0)
            walk(mp4, from + inner, from + box.size, boxes);
        from += box.size;
    }
}

QByteArray number(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray box(const char* type, const QByteArray& content)
{
    return number(quint32(content.size() + header)) + type + content;
}
} // namespace

QList<Box> boxesOf(const QByteArray& mp4)
{
    QList<Box> boxes;
    walk(mp4, 0, mp4.size(), boxes);
    return boxes;
}

Box boxOf(const QByteArray& mp4, const QByteArray& type)
{
    const QList<Box> boxes = boxesOf(mp4);
    const auto it = std::find_if(boxes.begin(), boxes.end(), [&](const Box& b) { return b.type == type; });
    return it == boxes.end() ? Box() : *it;
}

QByteArray recording(const QString& folder, const QString& name, const QStringList& encoding, const Recorded& picture)
{
    const QString path = QDir(folder).filePath(name);
    const QString seconds = QString::number(double(picture.frames) / picture.rate);
    const QString light =
        u"color=c=gray:s=%1:r=%2:d=%3,format=yuv420p,geq=lum='30+mod(50*N,181)':cb=128:cr=128"_s.arg(picture.size)
            .arg(picture.rate)
            .arg(seconds);
    const QStringList source{u"-v"_s,
                             u"error"_s,
                             u"-y"_s,
                             u"-f"_s,
                             u"lavfi"_s,
                             u"-i"_s,
                             light,
                             u"-f"_s,
                             u"lavfi"_s,
                             u"-i"_s,
                             u"sine=d="_s + seconds};
    if (!runTool(u"ffmpeg"_s, source + encoding + QStringList{path}))
        return {};
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    file.remove();
    return content;
}

QByteArray damage(QByteArray content, QRandomGenerator& random, QString* how)
{
    // Containers say what matters at their ends: half of the damage is there.
    constexpr qsizetype ends = 1500;
    const auto place = [&] {
        const auto anywhere = qsizetype(random.bounded(quint32(content.size())));
        switch (random.bounded(4)) {
        case 0:
            return anywhere % std::min(ends, content.size());
        case 1:
            return content.size() - 1 - anywhere % std::min(ends, content.size());
        default:
            return anywhere;
        }
    };
    const qsizetype at = place();
    const qsizetype length = std::min(content.size() - at, qsizetype(1) << random.bounded(11));
    switch (random.bounded(6)) {
    case 0: {
        const int count = 1 << random.bounded(7);
        *how = u"%1 bits flipped from %2 on"_s.arg(count).arg(at);
        for (qsizetype where = at, i = 0; i < count; ++i, where = place())
            content[where] = char(content[where] ^ char(1 << random.bounded(8)));
        return content;
    }
    case 1: {
        constexpr quint32 evil[] = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x00ffffff, 0x10000000};
        const quint32 value = evil[random.bounded(int(std::size(evil)))];
        *how = u"number %1 at %2"_s.arg(value).arg(at);
        return content.replace(at, 4, number(value));
    }
    case 2:
        *how = u"%1 bytes zeroed at %2"_s.arg(length).arg(at);
        return content.replace(at, length, QByteArray(length, '\0'));
    case 3:
        *how = u"%1 bytes repeated at %2"_s.arg(length).arg(at);
        return content.insert(at, content.mid(at, length));
    case 4:
        *how = u"%1 bytes missing at %2"_s.arg(length).arg(at);
        return content.remove(at, length);
    default: {
        const qsizetype from = place();
        *how = u"%1 bytes of %2 at %3"_s.arg(length).arg(from).arg(at);
        return content.replace(at, length, content.mid(from, length));
    }
    }
}

QByteArray mp4OfCountlessFrames(quint32 frames)
{
    const QByteArray zero = number(0);
    const QByteArray entry = QByteArray(6, '\0') + QByteArray::fromHex("0001") + QByteArray(16, '\0') +
                             QByteArray::fromHex("00400030") + QByteArray(50, '\0');
    const QByteArray table = box("stsd", zero + number(1) + box("png ", entry)) +
                             box("stts", zero + number(1) + number(frames) + number(1)) +
                             box("stsc", zero + number(1) + number(1) + number(frames) + number(1)) +
                             box("stsz", zero + number(1) + number(frames)) + box("stco", zero + number(1) + number(8));
    const QByteArray times = zero + zero + zero + number(1000) + number(frames);
    const QByteArray media = box("mdhd", times + zero) + box("hdlr", zero + zero + "vide" + QByteArray(13, '\0')) +
                             box("minf", box("vmhd", QByteArray(12, '\0')) + box("stbl", table));
    const QByteArray track = box("tkhd", zero + zero + zero + number(1) + QByteArray(68, '\0')) + box("mdia", media);
    return box("ftyp", "isom" + zero + "isom") +
           box("moov", box("mvhd", times + QByteArray(80, '\0')) + box("trak", track)) +
           box("mdat", QByteArray(200, 'x'));
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facepath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <map>
#include <set>

namespace ringface::testing
{

/// Who is where in a recording of which that is known.
struct Truth {
    double fps = 15;
    std::map<int, std::map<QString, QRect>> frames;

    /// Whose face a box is, looking one frame to either side; empty if nobody's.
    QString person(qint64 timeMs, const QRect& box) const
    {
        constexpr double same = 0.25;
        double best = same;
        QString who;
        const int at = int(std::lround(double(timeMs) * fps / 1000));
        for (int frame = at - 1; frame <= at + 1; ++frame) {
            const auto found = frames.find(frame);
            if (found == frames.end())
                continue;
            for (const auto& [name, place] : found->second) {
                if (const double overlap = intersectionOverUnion(box, place); overlap > best) {
                    best = overlap;
                    who = name;
                }
            }
        }
        return who;
    }
};

/// By name of the recording; empty if a file cannot be read.
inline std::map<QString, Truth> readTruth(const QString& folder)
{
    using namespace Qt::StringLiterals;
    std::map<QString, Truth> out;
    const QDir dir(folder + u"/truth"_s);
    const QStringList names = dir.entryList({u"*.json"_s});
    for (const QString& name : names) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        Truth truth;
        truth.fps = json["fps"_L1].toDouble();
        const QJsonArray frames = json["truth"_L1].toArray();
        for (const QJsonValue& frame : frames) {
            const QJsonArray faces = frame["faces"_L1].toArray();
            for (const QJsonValue& face : faces) {
                const QJsonArray b = face["box"_L1].toArray();
                truth.frames[frame["frame"_L1].toInt()][face["person"_L1].toString()] =
                    QRect(b[0].toInt(), b[1].toInt(), b[2].toInt(), b[3].toInt());
            }
        }
        out[QFileInfo(json["file"_L1].toString()).fileName()] = truth;
    }
    return out;
}

/// Two recordings of one person in which nobody else is; empty if there are none.
inline QStringList twoOfOnePerson(const QString& folder)
{
    std::map<QString, QStringList> alone;
    for (const auto& [file, known] : readTruth(folder)) {
        std::set<QString> who;
        for (const auto& [frame, faces] : known.frames) {
            for (const auto& [name, box] : faces)
                who.insert(name);
        }
        if (who.size() == 1)
            alone[*who.cbegin()] << QDir(folder).filePath(file);
    }
    for (const auto& [who, files] : alone) {
        if (files.size() >= 2)
            return files.first(2);
    }
    return {};
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QList>
#include <QPoint>
#include <QRect>

namespace ringface::testing
{

/// Cartoon people, no two alike.
enum class Visitor { Anna, Ben, Courier, SecondCourier, Neighbour, Student, Child, Hooded };

/// Someone in a scene, walking from one place to another.
struct Standing {
    Visitor who = Visitor::Anna;
    QPoint from{}; ///< middle of the face, pixels of the scene
    QPoint to{};
    int size = 150; ///< height of the face, pixels
    qint32 fromMs = 500;
    qint32 toMs = 7000;
};

/// What a camera sees: the garden path before the front door, or the lawn behind the house.
struct Scene {
    bool lawn = false;
    bool night = false; ///< a grey picture
    QList<Standing> people{};
};

constexpr QSize sceneSize(960, 540);

/// Where the face is; a null rectangle while nobody is there.
QRect faceAt(const Standing& standing, qint64 ms);
QImage paintScene(const Scene& scene, qint64 ms);
/// A square with the face and some surroundings, as a scan keeps it.
QImage cutFace(const QImage& scene, const QRect& face);
/// For the list of recordings; nearer to \a face if there is one.
QImage cutThumbnail(const QImage& scene, const QRect& face);

/// Writes \a path: MJPEG for .avi. False if that fails.
bool writeScene(const QString& path, const Scene& scene, int lengthMs);

} // namespace ringface::testing

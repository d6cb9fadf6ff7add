// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/demo/look.h"

#include <QImage>
#include <QList>
#include <QRect>

namespace ringface::demo
{

constexpr QSize sceneSize(1280, 720);

/// One visitor walks up, waits and leaves sideways. Pixels of the picture, milliseconds of the recording.
struct Guest {
    Visitor who = Visitor::Walter;
    QColor jacket = Qt::darkBlue;
    int x = 640;        ///< where the face is while waiting
    int size = 150;     ///< and how high, from above the brows to the chin
    qint64 fromMs = 0;  ///< comes into the picture
    qint64 atMs = 2500; ///< stands at the door
    qint64 untilMs = 7000;
    qint64 goneMs = 8500;
    qreal mood = 0.7; ///< smiles so much
    bool toTheLeft = false;
};

/// What the camera at the door sees.
struct Scene {
    bool night = false; ///< a grey picture, lit by the camera
    qreal light = -0.5; ///< where it comes from: -1 (left) to 1 (right)
    bool cat = false;
    QList<Guest> guests;
};

/// Where the face of \a guest is; a null rectangle while nobody is there.
QRect faceAt(const Guest& guest, qint64 ms);

/// Paints the pictures of one scene. The same moment is always the same picture.
/// Thread: any, one at a time.
class ScenePainter
{
public:
    explicit ScenePainter(const Scene& scene);
    /// Format_RGB32.
    QImage paint(qint64 ms) const;

private:
    Scene m_scene;
    QImage m_garden;
    QImage m_lamp; ///< what is left of the light at night
};

/// Parts of it.
void paintGarden(QPainter& p, qreal light);
void paintBranches(QPainter& p, qint64 ms);
void paintCat(QPainter& p, qint64 ms);
void paintGuest(QPainter& p, const Guest& guest, qint64 ms, qreal light);

} // namespace ringface::demo

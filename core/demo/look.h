// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>

namespace ringface::demo
{

/// The people of the sample recordings.
enum class Visitor { Walter, Amara, Karim, Lena, Ruth };
constexpr int visitors = 5;

enum class Hair { Bald, Afro, Parted, Fringe, Curls };
enum class Beard { None, Full, Moustache };
enum class Glasses { None, Round, Square };

/// What a visitor always looks like. Lengths in half heights of the head: the crown is at -1, the chin at 1.
struct Look {
    QColor skin;
    QColor hair;
    QColor brows;
    QColor lips;
    QColor iris;
    Hair style = Hair::Bald;
    Beard beard = Beard::None;
    Glasses glasses = Glasses::None;
    bool freckles = false;
    qreal age = 0;      ///< 0 (smooth) to 1 (lines everywhere)
    qreal cheeks = 0.7; ///< half widths of the face, from above
    qreal jaw = 0.55;
    qreal chin = 0.3;
    qreal eyesAt = 0; ///< down from the middle
    qreal eyesApart = 0.3;
    qreal eyeWidth = 0.15;
    qreal eyeOpening = 0.07;
    qreal eyeTilt = 0; ///< outer corners up
    qreal browsAbove = 0.2;
    qreal browThickness = 0.05;
    qreal browTilt = 0; ///< inner ends down
    qreal noseLength = 0.4;
    qreal noseWidth = 0.15;
    qreal mouthAt = 0.62;
    qreal mouthWidth = 0.25;
    qreal lipHeight = 0.07;
};
const Look& lookOf(Visitor who);

/// What changes from frame to frame. Angles in radians, towards the right and the bottom of the picture.
struct Pose {
    qreal yaw = 0;
    qreal pitch = 0;
    qreal roll = 0;
    qreal blink = 0;    ///< 0 (open) to 1 (closed)
    qreal smile = 0;    ///< -1 to 1
    qreal speech = 0;   ///< 0 (closed mouth) to 1
    qreal light = -0.4; ///< where it comes from: -1 (left) to 1 (right)
};

} // namespace ringface::demo

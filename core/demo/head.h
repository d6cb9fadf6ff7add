// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/demo/look.h"

#include <QPainter>
#include <QPainterPath>

namespace ringface::demo
{

/// Paints one head around (0, 0), from the crown at -1 to the chin at 1.
/// REQUIRES: \a painter smooths edges. Thread: any.
class Head
{
public:
    Head(QPainter& painter, const Look& look, const Pose& pose);

    /// Hair behind neck and shoulders, to be painted before the body.
    void paintBehind();
    void paint();

private:
    /// Where a point of the face, \a above its surface, is seen with the head turned.
    QPointF at(qreal x, qreal y, qreal above = 0) const;
    QPainterPath turned(const QPainterPath& path, qreal above = 0) const;
    QPainterPath outline() const;
    /// An ellipse of \a color in its middle that fades out at its edge.
    void soften(qreal x, qreal y, qreal width, qreal height, const QColor& color, qreal opacity);
    void line(const QPainterPath& path, const QColor& color, qreal width, qreal above = 0);
    /// Short hairs between these lines; \a count of them.
    void hairs(const QPainterPath& within, const QColor& color, int count, qreal length, qreal lean);

    /// The skin in the shade; 100: as it is, 200: half as light.
    QColor shade(int percent) const;

    void paintEars();
    void paintSkin();
    void paintAge();
    void paintNose();
    void paintMouth();
    void paintEye(int side);
    void paintBrow(int side);
    void paintGlasses();
    void paintBeard();
    void paintMoustache();
    void paintHair();
    void paintCurls();
    void paintFringe();
    void paintParting();
    void paintFringeOfAge();

    QPainter& m_p;
    const Look& m_look;
    const Pose& m_pose;
    QPainterPath m_outline;
};

} // namespace ringface::demo

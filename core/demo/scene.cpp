// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/demo/scene.h"

#include <QPainter>

namespace ringface::demo
{

namespace
{
void makeGrey(QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(line[x]);
            line[x] = qRgb(grey, grey, grey);
        }
    }
}
} // namespace

ScenePainter::ScenePainter(const Scene& scene)
    : m_scene(scene)
    , m_garden(sceneSize, QImage::Format_RGB32)
{
    QPainter p(&m_garden);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    paintGarden(p, scene.light);
    p.end();
    if (!scene.night)
        return;
    m_lamp = QImage(sceneSize, QImage::Format_RGB32);
    QRadialGradient lamp(QPointF(640, 320), 780);
    lamp.setColorAt(0, QColor(255, 255, 255));
    lamp.setColorAt(0.35, QColor(228, 228, 228));
    lamp.setColorAt(0.7, QColor(112, 112, 112));
    lamp.setColorAt(1, QColor(34, 34, 34));
    QPainter shade(&m_lamp);
    shade.fillRect(m_lamp.rect(), lamp);
    // What is far gets little of it.
    QLinearGradient far(0, 0, 0, 720);
    far.setColorAt(0, QColor(38, 38, 42));
    far.setColorAt(0.5, QColor(92, 92, 92));
    far.setColorAt(1, QColor(215, 215, 215));
    p.begin(&m_garden);
    p.setCompositionMode(QPainter::CompositionMode_Multiply);
    p.fillRect(m_garden.rect(), far);
}

QImage ScenePainter::paint(qint64 ms) const
{
    QImage image = m_garden;
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    if (m_scene.cat)
        paintCat(p, ms);
    for (const Guest& guest : m_scene.guests)
        paintGuest(p, guest, ms, m_scene.night ? 0.1 : m_scene.light);
    paintBranches(p, ms);
    if (!m_scene.night)
        return image;
    p.setCompositionMode(QPainter::CompositionMode_Multiply);
    p.drawImage(0, 0, m_lamp);
    p.end();
    makeGrey(image);
    return image;
}

} // namespace ringface::demo

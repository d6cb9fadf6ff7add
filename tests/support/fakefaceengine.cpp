// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/fakefaceengine.h"

#include "tests/support/samplevideo.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cmath>

namespace ringface::testing
{

namespace
{
constexpr size_t descriptorLength = 8;

/// The person whose colour this is, as a lossy video shows it; -1 for the background.
int personAt(const QImage& frame, int x, int y)
{
    const QColor c = frame.pixelColor(x, y);
    constexpr int farthest = 110;
    for (int p = 0; p < personColours; ++p) {
        const QColor k = colourOf(p);
        if (std::abs(c.red() - k.red()) < farthest && std::abs(c.green() - k.green()) < farthest &&
            std::abs(c.blue() - k.blue()) < farthest && c.hsvSaturation() > 128)
            return p;
    }
    return -1;
}

class ColourDetector : public FaceDetector
{
public:
    explicit ColourDetector(const FakeEngineOptions& options)
        : m_options(options)
    {
    }

    std::optional<std::vector<DetectedFace>> detectIn(const QImage& frame, const QRect& part) override
    {
        const int call = m_calls++;
        if (m_options.beforeDetect)
            m_options.beforeDetect(call);
        if (call == m_options.failAtCall)
            return std::nullopt;
        // Every second pixel: at most one square of each colour is in a frame.
        std::array<QRect, personColours> found;
        for (int y = part.top(); y <= part.bottom(); y += 2) {
            for (int x = part.left(); x <= part.right(); x += 2) {
                const int person = personAt(frame, x, y);
                if (person >= 0)
                    found.at(size_t(person)) |= QRect(x, y, 2, 2);
            }
        }
        std::vector<DetectedFace> faces;
        for (const QRect& box : found) {
            if (box.width() < 8 || box.height() < 8)
                continue;
            DetectedFace face;
            face.box = box;
            face.score = 0.95F;
            face.hasPoints = true;
            const auto at = [&](double x, double y) {
                return QPointF(box.x() + x * box.width(), box.y() + y * box.height());
            };
            face.points = {at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.35, 0.8), at(0.65, 0.8)};
            faces.push_back(face);
        }
        return faces;
    }

private:
    FakeEngineOptions m_options;
    int m_calls = 0;
};

class ColourEncoder : public FaceEncoder
{
public:
    explicit ColourEncoder(float noise)
        : m_noise(noise)
        , m_random(1)
    {
    }

    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        const QPoint centre = face.box.center().toPoint();
        const int person = frame.rect().contains(centre) ? personAt(frame, centre.x(), centre.y()) : -1;
        if (person < 0)
            return {};
        Descriptor d = colourDescriptor(person);
        Descriptor away(d.size());
        float length = 0;
        for (float& v : away) {
            v = float(m_random.generateDouble() - 0.5);
            length += v * v;
        }
        for (size_t i = 0; i < d.size(); ++i)
            d[i] += m_noise * away[i] / std::sqrt(length);
        return d;
    }

private:
    float m_noise;
    QRandomGenerator m_random;
};
} // namespace

Descriptor colourDescriptor(int person)
{
    Descriptor d(descriptorLength, 0);
    d.at(size_t(person)) = 1;
    return d;
}

std::unique_ptr<FaceEngine> makeFakeEngine(const FakeEngineOptions& options)
{
    auto engine = std::make_unique<FaceEngine>();
    engine->detector = std::make_unique<ColourDetector>(options);
    if (!options.encoder.isEmpty())
        engine->encoder = std::make_unique<ColourEncoder>(options.noise);
    engine->encoderId = options.encoder;
    engine->matchLimit = options.matchLimit;
    engine->id = options.id;
    return engine;
}

EngineFactory fakeEngineFactory(const FakeEngineOptions& options)
{
    return [options] { return makeFakeEngine(options); };
}

} // namespace ringface::testing

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
int personOf(int red, int green, int blue)
{
    static const auto colours = [] {
        std::array<QRgb, personColours> out{};
        for (int p = 0; p < personColours; ++p)
            out.at(size_t(p)) = colourOf(p).rgb();
        return out;
    }();
    const auto [least, most] = std::minmax({red, green, blue});
    if (2 * (most - least) <= most) // grey
        return -1;
    constexpr int farthest = 110;
    for (int p = 0; p < personColours; ++p) {
        const QRgb k = colours.at(size_t(p));
        if (std::abs(red - qRed(k)) < farthest && std::abs(green - qGreen(k)) < farthest &&
            std::abs(blue - qBlue(k)) < farthest)
            return p;
    }
    return -1;
}

int personAt(const QImage& frame, int x, int y)
{
    const QRgb c = frame.pixel(x, y);
    return personOf(qRed(c), qGreen(c), qBlue(c));
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
        if (!part.isEmpty() && !frame.rect().contains(part))
            qFatal("sent to look outside of the frame");
        // Every second pixel: at most one square of each colour is in a frame.
        std::array<QRect, personColours> found;
        const QImage bgr = frame.convertToFormat(QImage::Format_BGR888); // as frames are
        for (int y = part.top(); y <= part.bottom(); y += 2) {
            const uchar* line = bgr.constScanLine(y);
            for (int x = part.left(); x <= part.right(); x += 2) {
                const uchar* pixel = line + 3 * ptrdiff_t(x);
                const int person = personOf(pixel[2], pixel[1], pixel[0]);
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

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/basicencoder.h"

#include "core/vision/alignment.h"
#include "core/vision/basicnet.h"
#include "core/vision/matviews.h"

#include <opencv2/imgproc.hpp>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int inputSide = 80;
constexpr int cutSide = 2 * inputSide; // then halved: what is finer than a pixel is not left to chance

/// Where the five points are in the cut: ArcFace's places in 112 pixels (Deng et al. 2019).
FacePoints usualPoints()
{
    FacePoints points{QPointF(38.29, 51.70), QPointF(73.53, 51.50), QPointF(56.03, 71.74), QPointF(41.55, 92.37),
                      QPointF(70.73, 92.20)};
    for (QPointF& p : points)
        p *= cutSide / 112.0;
    return points;
}

class BasicEncoder : public FaceEncoder
{
public:
    BasicEncoder()
        : m_net(u"basic-encoder.onnx"_s)
    {
    }

    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        if (!face.hasPoints || frame.isNull())
            return {};
        const QImage cut = warpChip(frame, fitSimilarity(face.points, usualPoints()), cutSide);
        if (cut.isNull())
            return {};
        try {
            cv::Mat grey;
            cv::cvtColor(matOf(cut), grey, cv::COLOR_BGR2GRAY);
            cv::resize(grey, grey, cv::Size(inputSide, inputSide), 0, 0, cv::INTER_AREA);
            const cv::Mat numbers = m_net(grey);
            const double length = cv::norm(numbers);
            if (!(length > 0))
                return {};
            Descriptor d(numbers.begin<float>(), numbers.end<float>());
            for (float& v : d)
                v = float(v / length);
            return d;
        } catch (const std::exception&) {
            return {};
        }
    }

private:
    BasicNet m_net;
};
} // namespace

std::unique_ptr<FaceEncoder> makeBasicEncoder()
{
    try {
        return std::make_unique<BasicEncoder>();
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace ringface

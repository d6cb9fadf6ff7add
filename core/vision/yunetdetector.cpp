// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/yunetdetector.h"

#include "core/vision/matviews.h"
#include "core/vision/yunetfiles.h"

#include <QFile>

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect/face.hpp>

#include <algorithm>

namespace ringface
{

namespace
{
constexpr float maxOverlap = 0.3F;
constexpr int maxCandidates = 500;

class YuNetDetector : public FaceDetector
{
public:
    YuNetDetector(cv::Ptr<cv::FaceDetectorYN> net, const YunetScale& scale, int longSide)
        : m_net(std::move(net))
        , m_scale(scale)
        , m_longSide(longSide)
    {
    }

    std::optional<std::vector<DetectedFace>> detectIn(const QImage& frame, const QRect& part) override
    {
        try {
            const cv::Mat full = matOf(frame);
            const double scale = std::min(1.0, double(m_longSide) / std::max(full.cols, full.rows));
            cv::Mat small = full(rectOf(part));
            if (scale < 1)
                cv::resize(full(rectOf(part)), small, {}, scale, scale,
                           scale < 0.5 ? cv::INTER_AREA : cv::INTER_LINEAR);
            if (small.empty())
                return std::vector<DetectedFace>();
            if (m_size != small.size()) {
                m_size = small.size();
                m_net->setInputSize(m_size);
            }
            cv::Mat rows;
            m_net->detect(small, rows);
            std::vector<DetectedFace> faces;
            for (int i = 0; i < rows.rows; ++i) {
                // x, y, w, h, then right eye, left eye, nose tip, right and left corner of the mouth, then the score
                const float* r = rows.ptr<float>(i);
                const auto back = [&](float x, float y) { return QPointF(x, y) / scale + part.topLeft(); };
                DetectedFace f;
                f.box = QRectF(back(r[0], r[1]), QSizeF(r[2], r[3]) / scale);
                for (size_t p = 0; p < f.points.size(); ++p)
                    f.points[p] = back(r[4 + 2 * p], r[5 + 2 * p]);
                f.hasPoints = true;
                f.score = m_scale.common(r[14]);
                faces.push_back(f);
            }
            return faces;
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }

private:
    cv::Ptr<cv::FaceDetectorYN> m_net;
    YunetScale m_scale;
    cv::Size m_size;
    int m_longSide;
};
} // namespace

std::unique_ptr<FaceDetector> makeYuNetDetector(const QString& model, int longSide)
{
    const YunetScale scale = yunetScale(openCvVersion());
    try {
        auto net = cv::FaceDetectorYN::create(QFile::encodeName(model).toStdString(), "", cv::Size(longSide, longSide),
                                              scale.least, maxOverlap, maxCandidates);
        return net ? std::make_unique<YuNetDetector>(std::move(net), scale, longSide) : nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace ringface

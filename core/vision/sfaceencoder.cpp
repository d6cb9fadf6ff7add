// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/sfaceencoder.h"

#include "core/vision/matviews.h"

#include <QFile>

#include <opencv2/objdetect/face.hpp>

namespace ringface
{

namespace
{
class SFaceEncoder : public FaceEncoder
{
public:
    explicit SFaceEncoder(cv::Ptr<cv::FaceRecognizerSF> net)
        : m_net(std::move(net))
    {
    }

    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        if (!face.hasPoints || frame.isNull())
            return {};
        try {
            cv::Mat row(1, 15, CV_32F, cv::Scalar(0));
            row.at<float>(0) = float(face.box.x());
            row.at<float>(1) = float(face.box.y());
            row.at<float>(2) = float(face.box.width());
            row.at<float>(3) = float(face.box.height());
            for (int i = 0; i < 5; ++i) {
                row.at<float>(4 + 2 * i) = float(face.points[size_t(i)].x());
                row.at<float>(5 + 2 * i) = float(face.points[size_t(i)].y());
            }
            cv::Mat chip;
            m_net->alignCrop(matOf(frame), row, chip);
            cv::Mat feature;
            m_net->feature(chip, feature);
            const double length = cv::norm(feature);
            if (feature.type() != CV_32F || !(length > 0))
                return {};
            Descriptor d;
            d.reserve(feature.total());
            for (size_t i = 0; i < feature.total(); ++i)
                d.push_back(float(feature.at<float>(int(i)) / length));
            return d;
        } catch (const std::exception&) {
            return {};
        }
    }

private:
    cv::Ptr<cv::FaceRecognizerSF> m_net;
};
} // namespace

std::unique_ptr<FaceEncoder> makeSFaceEncoder(const QString& model, const QString& config)
{
    try {
        auto net = cv::FaceRecognizerSF::create(QFile::encodeName(model).toStdString(),
                                                QFile::encodeName(config).toStdString());
        return net ? std::make_unique<SFaceEncoder>(std::move(net)) : nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace ringface

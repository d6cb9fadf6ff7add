// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/hogdetector.h"

#include "core/vision/alignment.h"
#include "core/vision/basicpoints.h"
#include "core/vision/matviews.h"

#include <QFile>

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ringface
{

namespace
{
constexpr int doubledUpTo = 1280; // pixels of width
// Above dlib's own limit. Flower beds and cats reach 0.15; of 322 boxes around faces, 16 lay below 0.2.
constexpr double leastSure = 0.2;

QPointF mean(const dlib::full_object_detection& shape, unsigned long from, unsigned long to)
{
    QPointF sum;
    for (unsigned long i = from; i <= to; ++i)
        sum += QPointF(double(shape.part(i).x()), double(shape.part(i).y()));
    return sum / double(to - from + 1);
}

/// The five points from dlib's 68 (numbered from 0 as in the iBUG 300-W mark-up).
FacePoints from68(const dlib::full_object_detection& s)
{
    return {mean(s, 36, 41), mean(s, 42, 47), mean(s, 30, 30), mean(s, 48, 48), mean(s, 54, 54)};
}

/// From dlib's 5 (corners of the left, then the right eye, base of the nose): nose tip and mouth are where they lie in
/// the mean face that fits eyes and nose base best.
FacePoints from5(const dlib::full_object_detection& s)
{
    const FacePoints face = meanFacePoints(1, 0);
    const QPointF noseBase(0.490127, 0.628106); // point 33 of dlib's mean face shape
    const QPointF right = mean(s, 2, 3);
    const QPointF left = mean(s, 0, 1);
    const QPointF nose = mean(s, 4, 4);
    const Similarity fit =
        fitSimilarity({face[0], face[1], noseBase, face[0], face[1]}, {right, left, nose, right, left});
    return {right, left, fit.map(face[2]), fit.map(face[3]), fit.map(face[4])};
}

class HogDetector : public FaceDetector
{
public:
    explicit HogDetector(const QString& landmarks)
        : m_detector(dlib::get_frontal_face_detector())
    {
        try {
            if (!landmarks.isEmpty())
                dlib::deserialize(QFile::encodeName(landmarks).toStdString()) >> m_landmarks;
        } catch (const std::exception&) {
            m_landmarks = dlib::shape_predictor();
        }
        if (const unsigned long parts = m_landmarks.num_parts(); parts != 68 && parts != 5)
            m_points.emplace();
    }

    std::optional<std::vector<DetectedFace>> detectIn(const QImage& frame, const QRect& part) override
    {
        try {
            cv::Mat grey;
            cv::cvtColor(matOf(frame), grey, cv::COLOR_BGR2GRAY);
            const double scale = grey.cols <= doubledUpTo ? 2 : 1;
            cv::Mat large = grey(rectOf(part));
            if (scale > 1)
                cv::resize(grey(rectOf(part)), large, {}, scale, scale, cv::INTER_LINEAR);
            std::vector<DetectedFace> faces;
            std::vector<std::pair<double, dlib::rectangle>> found;
            m_detector(dlib::cv_image<unsigned char>(large), found);
            const dlib::cv_image<unsigned char> picture(grey);
            for (const auto& [sureness, d] : found) {
                DetectedFace f;
                f.box = QRectF(part.left() + double(d.left()) / scale, part.top() + double(d.top()) / scale,
                               double(d.width()) / scale, double(d.height()) / scale);
                f.score = sureness < leastSure ? 0.8F : 1.0F;
                if (!m_points) {
                    const dlib::rectangle box(std::lround(f.box.left()), std::lround(f.box.top()),
                                              std::lround(f.box.right()), std::lround(f.box.bottom()));
                    const dlib::full_object_detection shape = m_landmarks(picture, box);
                    f.points = m_landmarks.num_parts() == 68 ? from68(shape) : from5(shape);
                    f.hasPoints = true;
                } else if (const std::optional<FacePoints> points = (*m_points)(grey, f.box)) {
                    f.points = *points;
                    f.hasPoints = true;
                }
                faces.push_back(f);
            }
            return faces;
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }

private:
    dlib::frontal_face_detector m_detector;
    dlib::shape_predictor m_landmarks;
    std::optional<BasicPoints> m_points; ///< where there are no landmarks
};
} // namespace

std::unique_ptr<FaceDetector> makeHogDetector(const QString& landmarks)
{
    try {
        return std::make_unique<HogDetector>(landmarks);
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace ringface

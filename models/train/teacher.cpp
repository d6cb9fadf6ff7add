// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
//
// ringface-teacher CROPS MODELS OUTPUT: what the networks in the folder MODELS see in the face crops in the folder
// CROPS (sheetNN.jpg of 20 x 20 crops of 128 x 128 pixels). OUTPUT: for each crop 138 numbers of 32 bits, little
// endian: YuNet's five points (x, y, pixels of the crop; -1 where it finds no face) and the mean of the descriptors
// that dlib's network makes of the crop and of its mirror image, brought to length 1.

#include "core/vision/dlibencoder.h"
#include "core/vision/modelfiles.h"
#include "core/vision/yunetdetector.h"
#include "models/train/facecrops.h"

#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QThreadPool>
#include <QThreadStorage>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>

using namespace ringface;
using namespace ringface::training;

namespace
{
constexpr int side = 128;
constexpr size_t block = 400; // after which it says how far it is

struct Networks {
    std::unique_ptr<FaceDetector> detector;
    std::unique_ptr<FaceEncoder> encoder;
};

FacePoints mirrored(const FacePoints& p)
{
    const auto across = [](const QPointF& q) { return QPointF(side - 1 - q.x(), q.y()); };
    return {across(p[1]), across(p[0]), across(p[2]), across(p[4]), across(p[3])};
}

std::vector<float> lookAt(Networks& networks, const QImage& crop)
{
    DetectedFace face;
    face.hasPoints = true;
    face.points = cropPoints();
    std::vector<float> row(10, -1);
    const auto found = networks.detector->detect(crop).value_or(std::vector<DetectedFace>());
    const auto best = std::max_element(found.begin(), found.end(),
                                       [](const auto& a, const auto& b) { return a.box.width() < b.box.width(); });
    if (best != found.end()) {
        face.points = best->points;
        for (size_t i = 0; i < face.points.size(); ++i) {
            row[2 * i] = float(face.points[i].x());
            row[2 * i + 1] = float(face.points[i].y());
        }
    }
    Descriptor sum = networks.encoder->encode(crop, face);
    face.points = mirrored(face.points);
    const Descriptor other = networks.encoder->encode(crop.mirrored(true, false), face);
    double length = 0;
    for (size_t i = 0; i < sum.size(); ++i) {
        sum[i] += other[i];
        length += double(sum[i]) * double(sum[i]);
    }
    for (const float v : sum)
        row.push_back(float(v / std::sqrt(length)));
    return row;
}
} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        qCritical("usage: ringface-teacher CROPS MODELS OUTPUT");
        return 2;
    }
    const std::vector<FaceCrop> crops = readCrops(arguments[1]);
    const ModelCatalogue models = loadCatalogue(arguments[2]);
    const auto detector = models.detector(DetectorKind::OpenCvYunet);
    const auto encoder = models.encoder(EncoderKind::DlibResnet);
    QFile output(arguments[3]);
    if (crops.empty() || !detector || !encoder || !output.open(QIODevice::WriteOnly)) {
        qCritical("The crops or the networks are not there, or %s cannot be written.", qPrintable(output.fileName()));
        return 1;
    }
    QThreadStorage<Networks*> networks;
    QThreadPool pool; // ends before the networks do
    for (size_t first = 0; first < crops.size(); first += block) {
        const auto from = crops.begin() + std::ptrdiff_t(first);
        const QList<FaceCrop> some(from, from + std::ptrdiff_t(std::min(block, crops.size() - first)));
        const auto rows =
            QtConcurrent::blockingMapped<QList<std::vector<float>>>(&pool, some, [&](const FaceCrop& crop) {
                if (!networks.hasLocalData()) {
                    networks.setLocalData(new Networks{makeYuNetDetector(models.path(detector->model)),
                                                       makeDlibEncoder(models.path(encoder->model))});
                }
                return lookAt(*networks.localData(), crop.picture);
            });
        for (const std::vector<float>& row : rows)
            output.write(reinterpret_cast<const char*>(row.data()), qint64(row.size() * sizeof(float)));
        qInfo("%zu of %zu crops", first + size_t(some.size()), crops.size());
    }
    return output.flush() ? 0 : 1;
}

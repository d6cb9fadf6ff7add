// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "models/train/facecrops.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ringface::training
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int side = 128;
constexpr int perSide = 20;
constexpr int heldOut = 400;

QByteArray hashOf(const QString& person)
{
    return QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256);
}

double between(std::mt19937& random, double from, double to)
{
    return std::uniform_real_distribution(from, to)(random);
}

int whole(std::mt19937& random, int from, int to)
{
    return std::uniform_int_distribution(from, to)(random);
}

void addNoise(cv::Mat& face, std::mt19937& random, double strength)
{
    std::normal_distribution<float> noise(0, float(strength));
    for (auto pixel = face.begin<float>(); pixel != face.end<float>(); ++pixel)
        *pixel += noise(random);
}

void shrink(cv::Mat& face, int size)
{
    cv::Mat small;
    cv::resize(face, small, cv::Size(size, size), 0, 0, cv::INTER_AREA);
    cv::resize(small, face, cv::Size(side, side), 0, 0, cv::INTER_LINEAR);
}

void putOnCap(cv::Mat& face, std::mt19937& random)
{
    const double shade = between(random, 10, 180);
    const int brim = whole(random, 26, 44); // the eyes are at 60
    cv::ellipse(face, {side / 2 + whole(random, -6, 6), 0}, {side, brim}, 0, 0, 180, shade, cv::FILLED);
    cv::Mat shadow = face.rowRange(brim, std::min(side, brim + whole(random, 14, 34)));
    shadow *= between(random, 0.35, 0.8);
}

void putOnGlasses(cv::Mat& face, std::mt19937& random)
{
    const cv::Size lens(whole(random, 14, 20), whole(random, 10, 16));
    const double shade = between(random, 0, 80);
    const bool sun = random() % 2 == 0;
    const int y = 60 + whole(random, -2, 5);
    for (const int x : {46, 81})
        cv::ellipse(face, {x + whole(random, -2, 2), y}, lens, 0, 0, 360, shade, sun ? cv::FILLED : whole(random, 2, 4),
                    cv::LINE_AA);
    cv::line(face, {58, y - 3}, {70, y - 3}, shade, 2, cv::LINE_AA);
}

void light(cv::Mat& face, std::mt19937& random, bool fromBehind)
{
    const double angle = between(random, 0, 2 * CV_PI);
    const double strength = between(random, 0.4, 0.8);
    const double slope = between(random, 0.8, 3);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double u = 2.0 * x / side - 1;
            const double v = 2.0 * y / side - 1;
            float& pixel = face.at<float>(y, x);
            if (!fromBehind) {
                pixel *= float(1 + strength * std::tanh(slope * (u * std::cos(angle) + v * std::sin(angle))));
                continue;
            }
            // The face is dark; what is around it is washed out.
            const double inFace = 1 / (1 + std::exp((u * u / 0.5 + v * v / 0.9 - 1) * 8));
            pixel = float(inFace * (pixel * (0.55 - 0.4 * strength) + 12) +
                          (1 - inFace) * (255 - (255 - pixel) * (1 - strength) * 0.6));
        }
    }
}

void spoilOnce(cv::Mat& face, std::mt19937& random)
{
    switch (random() % 8) {
    case 0:
        putOnCap(face, random);
        break;
    case 1:
        putOnGlasses(face, random);
        break;
    case 2: // dim
        face *= between(random, 0.15, 0.45);
        addNoise(face, random, between(random, 2, 6));
        break;
    case 3: // infrared at night: flat, bright in the middle, noise
        cv::pow(face / 255, between(random, 0.5, 0.8), face);
        face = face * between(random, 110, 190) + between(random, 0, 60);
        cv::GaussianBlur(face, face, {}, between(random, 0.8, 1.6));
        addNoise(face, random, between(random, 4, 12));
        break;
    case 4:
        light(face, random, true);
        break;
    case 5:
        light(face, random, false);
        break;
    case 6: // far away
        shrink(face, whole(random, 26, 46));
        break;
    default:
        cv::GaussianBlur(face, face, {}, between(random, 1.2, 3));
    }
}
} // namespace

std::vector<FaceCrop> readCrops(const QString& folder)
{
    const QDir dir(folder);
    QFile names(dir.filePath(u"names.txt"_s));
    if (!names.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(names.readAll()).split(u'\n', Qt::SkipEmptyParts);
    std::vector<FaceCrop> out;
    for (const QString& name : dir.entryList({u"sheet*.jpg"_s}, QDir::Files, QDir::Name)) {
        const QImage sheet = QImage(dir.filePath(name)).convertToFormat(QImage::Format_BGR888);
        for (int i = 0; i < perSide * perSide && std::ssize(out) < lines.size(); ++i) {
            const QString& line = lines[qsizetype(out.size())];
            out.push_back(
                {line.left(line.lastIndexOf(u'_')), sheet.copy(i % perSide * side, i / perSide * side, side, side)});
        }
    }
    if (std::ssize(out) != lines.size())
        out.clear();
    return out;
}

FacePoints cropPoints()
{
    return {QPointF(46.29, 59.70), QPointF(81.53, 59.50), QPointF(64.03, 79.74), QPointF(49.55, 100.37),
            QPointF(78.73, 100.20)};
}

bool isInFirstHalf(const QString& person)
{
    return (hashOf(person).back() & 1) == 0;
}

std::set<QString> heldOutPeople(const std::vector<FaceCrop>& crops)
{
    std::set<std::pair<QByteArray, QString>> people;
    for (const FaceCrop& crop : crops)
        people.emplace(hashOf(crop.person), crop.person);
    std::set<QString> out;
    for (const auto& [hash, person] : people) {
        if (out.size() < heldOut)
            out.insert(person);
    }
    return out;
}

SpoiltCrop spoilt(const QImage& crop, std::mt19937& random)
{
    const cv::Mat colours(side, side, CV_8UC3, const_cast<uchar*>(crop.constBits()), size_t(crop.bytesPerLine()));
    cv::Mat face;
    cv::extractChannel(colours, face, 0);
    face.convertTo(face, CV_32F);
    const int times = 1 + int(random() % 2);
    for (int i = 0; i < times; ++i)
        spoilOnce(face, random);
    face.convertTo(face, CV_8U);
    std::vector<uchar> jpeg;
    cv::imencode(".jpg", face, jpeg, {cv::IMWRITE_JPEG_QUALITY, whole(random, 40, 90)});
    const cv::Mat read = cv::imdecode(jpeg, cv::IMREAD_COLOR);
    SpoiltCrop out{QImage(read.data, side, side, qsizetype(read.step), QImage::Format_BGR888).copy(), cropPoints()};
    std::normal_distribution<double> off(0, 1.5);
    for (QPointF& point : out.points)
        point += QPointF(off(random), off(random));
    return out;
}

} // namespace ringface::training

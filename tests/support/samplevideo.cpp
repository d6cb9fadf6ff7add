// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/samplevideo.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <opencv2/videoio.hpp>

#include <algorithm>
#include <array>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

QColor colourOf(int person)
{
    constexpr std::array<QRgb, personColours> colours{0xffff0000, 0xff00ff00, 0xff0000ff,
                                                      0xffffff00, 0xffff00ff, 0xff00ffff};
    return QColor(colours.at(size_t(person)));
}

namespace
{
/// Eyes and mouth: a face without contrast is a poor one.
bool isFeature(const QRect& box, int x, int y)
{
    const double u = double(x - box.left()) / box.width();
    const double v = double(y - box.top()) / box.height();
    const bool eye = v > 0.25 && v < 0.4 && ((u > 0.15 && u < 0.35) || (u > 0.65 && u < 0.85));
    return eye || (v > 0.7 && v < 0.8 && u > 0.3 && u < 0.7);
}
} // namespace

QImage paintFrame(const SampleVideo& video, int frame)
{
    QImage image(video.size, QImage::Format_BGR888);
    const int shade = std::clamp(video.shade + (video.flicker ? 7 * (frame % 3) : 0), 0, 255);
    image.fill(QColor(shade, shade, shade));
    for (const Visitor& v : video.visitors) {
        if (frame < v.from || frame >= v.to)
            continue;
        const QRect box = v.box.translated(v.step * (frame - v.from));
        const QRect seen = box & image.rect();
        const QColor colour = colourOf(v.person);
        for (int y = seen.top(); y <= seen.bottom(); ++y) {
            uchar* line = image.scanLine(y);
            for (int x = seen.left(); x <= seen.right(); ++x) {
                const bool dark = isFeature(box, x, y);
                uchar* pixel = line + 3 * ptrdiff_t(x);
                pixel[0] = dark ? 0 : uchar(colour.blue());
                pixel[1] = dark ? 0 : uchar(colour.green());
                pixel[2] = dark ? 0 : uchar(colour.red());
            }
        }
    }
    return image;
}

bool writeVideo(const QString& path, const SampleVideo& video)
{
    const bool avi = path.endsWith(".avi"_L1);
    cv::VideoWriter writer(QFile::encodeName(path).toStdString(), cv::CAP_FFMPEG,
                           avi ? cv::VideoWriter::fourcc('M', 'J', 'P', 'G')
                               : cv::VideoWriter::fourcc('m', 'p', '4', 'v'),
                           video.rate, cv::Size(video.size.width(), video.size.height()));
    if (!writer.isOpened())
        return false;
    for (int i = 0; i < video.frames; ++i) {
        QImage image = paintFrame(video, i);
        writer.write(cv::Mat(image.height(), image.width(), CV_8UC3, image.bits(), size_t(image.bytesPerLine())));
    }
    writer.release();
    return QFileInfo(path).size() > 0;
}

SampleVideo oneVisitor(int person, int shade)
{
    SampleVideo video;
    video.shade = shade;
    video.visitors = {{person, QRect(100, 80, 64, 64), QPoint(1, 0)}};
    return video;
}

bool truncateFile(const QString& path, double share)
{
    return QFile::resize(path, qint64(double(QFileInfo(path).size()) * share));
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool runTool(const QString& tool, const QStringList& arguments, QByteArray* output)
{
    QProcess process;
    process.start(tool, arguments, QIODevice::ReadOnly);
    constexpr int longest = 60'000;
    const bool ok =
        process.waitForFinished(longest) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (output)
        *output = process.readAllStandardOutput();
    if (!ok)
        qWarning("%s: %s %s", qPrintable(tool), qPrintable(process.errorString()),
                 process.readAllStandardError().right(1000).constData());
    return ok;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
MediaError checkFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists() || !info.isFile())
        return MediaError::FileMissing;
    if (!QFile(path).open(QIODevice::ReadOnly))
        return MediaError::NotReadable;
    return info.size() == 0 ? MediaError::FileEmpty : MediaError::None;
}

/// A container that writes down the number of its frames.
bool countsFrames(const QString& mime)
{
    return mime == "video/mp4"_L1 || mime == "video/quicktime"_L1 || mime == "audio/mp4"_L1;
}
} // namespace

struct FrameReader::Capture {
    cv::VideoCapture video;
};

FrameReader::FrameReader() = default;
FrameReader::~FrameReader() = default;

MediaError FrameReader::open(const QString& path)
{
    m_capture.reset();
    m_number = -1;
    m_timeMs = 0;
    m_stepMs = 0;
    m_durationMs = 0;
    m_promisedFrames = 0;
    m_endedEarly = false;
    if (const MediaError error = checkFile(path); error != MediaError::None)
        return error;
    const QString mime = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name();
    for (const auto& other : {"text/"_L1, "image/"_L1, "application/pdf"_L1, "application/zip"_L1}) {
        if (mime.startsWith(other) && mime != "image/gif"_L1)
            return MediaError::NotAVideo;
    }
    m_capture = std::make_unique<Capture>();
    try {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        if (!m_capture->video.open(QFile::encodeName(path).toStdString(), cv::CAP_FFMPEG))
            return MediaError::NoPicture;
        const double frames = m_capture->video.get(cv::CAP_PROP_FRAME_COUNT);
        const double rate = m_capture->video.get(cv::CAP_PROP_FPS);
        // Beyond a day the header is not to be believed.
        constexpr double day = 86'400'000;
        const double duration = rate > 0 ? frames * 1000 / rate : 0;
        m_durationMs = std::isfinite(duration) && duration > 0 && duration < day ? qint64(duration) : 0;
        m_promisedFrames = countsFrames(mime) && frames > 0 && frames < 1e8 ? int(frames) : 0;
    } catch (const std::exception&) {
        return MediaError::NoPicture;
    }
    return MediaError::None;
}

bool FrameReader::next()
{
    try {
        if (m_capture && m_capture->video.grab()) {
            ++m_number;
            const double time = m_capture->video.get(cv::CAP_PROP_POS_MSEC);
            const qint64 ms = std::isfinite(time) ? qint64(std::llround(time)) : -1;
            // With B-frames, OpenCV knows no time of the last few frames: they follow in the last step.
            if (ms < m_timeMs) {
                m_timeMs += m_stepMs;
            } else {
                m_stepMs = ms > m_timeMs ? ms - m_timeMs : m_stepMs;
                m_timeMs = ms;
            }
            return true;
        }
    } catch (const std::exception&) { // treated like the end of a damaged file
    }
    m_endedEarly = m_number + 1 < m_promisedFrames * 9 / 10;
    return false;
}

QImage FrameReader::image()
{
    try {
        auto frame = std::make_unique<cv::Mat>();
        if (!m_capture || !m_capture->video.retrieve(*frame) || frame->empty() || frame->type() != CV_8UC3)
            return {};
        cv::Mat* owned = frame.release();
        return QImage(
            owned->data, owned->cols, owned->rows, qsizetype(owned->step), QImage::Format_BGR888,
            [](void* mat) { delete static_cast<cv::Mat*>(mat); }, owned);
    } catch (const std::exception&) {
        return {};
    }
}

QImage readPhoto(const QString& path, MediaError* error)
{
    *error = checkFile(path);
    if (*error != MediaError::None)
        return {};
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QImage image = reader.read();
    if (image.isNull())
        *error = MediaError::NoPicture;
    // Transparent parts become white, as on paper.
    if (image.hasAlphaChannel()) {
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb p = image.pixel(x, y);
                const auto over = [a = qAlpha(p)](int c) { return (c * a + 255 * (255 - a)) / 255; };
                opaque.setPixel(x, y, qRgb(over(qRed(p)), over(qGreen(p)), over(qBlue(p))));
            }
        }
        return opaque.convertToFormat(QImage::Format_BGR888);
    }
    return image.convertToFormat(QImage::Format_BGR888);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/frameconverter.h"

#include "core/media/mediafile.h"

#include <QTransform>

extern "C" {
#include <libavutil/display.h>
#include <libavutil/mem.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace ringface
{

namespace
{
/// How the pictures of \a stream are turned, as libavutil/display.h describes; null if they are not.
const uint8_t* displayMatrix(const AVStream& stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61 // FFmpeg 7
    const AVPacketSideData* matrix = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return matrix != nullptr ? matrix->data : nullptr;
#else
    return av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
#endif
}

/// \a stored with square pixels: no side becomes shorter.
QSize squared(const QSize& stored, AVRational aspect)
{
    constexpr double mostAspect = 8; // more is damage
    const double ratio = aspect.num > 0 && aspect.den > 0 ? av_q2d(aspect) : 1;
    if (ratio < 1 / mostAspect || ratio > mostAspect || ratio == 1)
        return stored;
    const QSize out = ratio > 1 ? QSize(int(std::lround(stored.width() * ratio)), stored.height())
                                : QSize(stored.width(), int(std::lround(stored.height() / ratio)));
    return qint64(out.width()) * out.height() <= mostPixels ? out : stored;
}

AVPixelFormat pixelsOf(QImage::Format format)
{
    switch (format) {
    case QImage::Format_Grayscale8:
        return AV_PIX_FMT_GRAY8;
    case QImage::Format_RGB32:
        return AV_PIX_FMT_BGRA;
    default:
        return AV_PIX_FMT_BGR24;
    }
}
} // namespace

void FrameConverter::setFrame(AVFormatContext& file, AVStream& stream, AVFrame& frame)
{
    m_frame = &frame;
    m_square = squared(QSize(frame.width, frame.height), av_guess_sample_aspect_ratio(&file, &stream, &frame));
    // A stream can turn on the way. What it says once holds until it says something else, or its frames change; not
    // every key frame says it again.
    const AVFrameSideData* own = av_frame_get_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
    const QSize stored(frame.width, frame.height);
    if (own != nullptr)
        readMatrix(own->data);
    else if (stored != m_stored)
        readMatrix(displayMatrix(stream));
    m_stored = stored;
}

void FrameConverter::readMatrix(const uint8_t* bytes)
{
    m_isTransposed = m_isFlippedX = m_isFlippedY = false;
    if (bytes == nullptr)
        return;
    // A pixel at (x, y) is shown at (a x + c y, b x + d y); the other numbers move and distort.
    std::array<int32_t, 9> matrix{};
    std::memcpy(matrix.data(), bytes, sizeof(matrix));
    const qint64 a = matrix[0];
    const qint64 b = matrix[1];
    const qint64 c = matrix[3];
    const qint64 d = matrix[4];
    m_isTransposed = std::llabs(b) + std::llabs(c) > std::llabs(a) + std::llabs(d);
    m_isFlippedX = (m_isTransposed ? c : a) < 0;
    m_isFlippedY = (m_isTransposed ? b : d) < 0;
}

QImage FrameConverter::convert(const QSize& size, QImage::Format format, int method)
{
    if (m_frame == nullptr || size.isEmpty())
        return {};
    const QSize stored = m_isTransposed ? size.transposed() : size;
    auto scaler = std::ranges::find_if(
        m_scalers, [format](const Scaler& s) { return s.format == format || s.format == QImage::Format_Invalid; });
    scaler->format = format;
    scaler->context.reset(sws_getCachedContext(scaler->context.release(), m_frame->width, m_frame->height,
                                               AVPixelFormat(m_frame->format), stored.width(), stored.height(),
                                               pixelsOf(format), method, nullptr, nullptr, nullptr));
    // swscale writes whole vectors, beyond the end of a line if need be.
    constexpr int vector = 64;
    const int bytesAPixel = QImage::toPixelFormat(format).bitsPerPixel() / 8;
    const qsizetype step = (qsizetype(stored.width()) * bytesAPixel + vector - 1) / vector * vector;
    auto* bytes = static_cast<uchar*>(av_malloc(size_t(step) * stored.height() + vector));
    if (!scaler->context || !bytes) {
        av_free(bytes);
        return {};
    }
    const QImage out(bytes, stored.width(), stored.height(), step, format, av_free, bytes);
    uint8_t* const lines[] = {bytes};
    const int steps[] = {int(step)};
    if (sws_scale(scaler->context.get(), m_frame->data, m_frame->linesize, 0, m_frame->height, lines, steps) !=
        stored.height())
        return {};
    if (!m_isTransposed)
        return m_isFlippedX || m_isFlippedY ? out.mirrored(m_isFlippedX, m_isFlippedY) : out;
    // A quarter turn clockwise transposes and flips left and right.
    const QImage turned = out.transformed(QTransform().rotate(90));
    return m_isFlippedX && !m_isFlippedY ? turned : turned.mirrored(!m_isFlippedX, m_isFlippedY);
}

bool FrameConverter::update(QImage& picture, const QRect& part)
{
    const bool isStoredAsSeen = !m_isTransposed && !m_isFlippedX && !m_isFlippedY && m_square == m_stored;
    if (m_frame == nullptr || !isStoredAsSeen || picture.size() != m_stored ||
        picture.format() != QImage::Format_BGR888 || !picture.isDetached())
        return false;
    // Chroma is shared by two pixels each way, and swscale writes whole vectors: where a line ends within one, it would
    // write into the next.
    constexpr int vector = 32; // pixels
    const int left = std::max(0, part.left()) / vector * vector;
    const int top = std::max(0, part.top()) / 2 * 2;
    const int right = std::min(m_stored.width(), (part.right() / vector + 1) * vector);
    const int bottom = std::min(m_stored.height(), (part.bottom() / 2 + 1) * 2);
    if (right == m_stored.width() && right % vector != 0)
        return false;
    const std::unique_ptr<AVFrame, Freed<av_frame_free>> view(av_frame_alloc());
    if (right <= left || bottom <= top || !view || av_frame_ref(view.get(), m_frame) < 0)
        return false;
    view->crop_left += size_t(left);
    view->crop_top += size_t(top);
    view->crop_right += size_t(m_stored.width() - right);
    view->crop_bottom += size_t(m_stored.height() - bottom);
    if (av_frame_apply_cropping(view.get(), AV_FRAME_CROP_UNALIGNED) < 0 || view->width != right - left ||
        view->height != bottom - top)
        return false;
    const auto pixels = AVPixelFormat(view->format);
    m_partScaler.reset(sws_getCachedContext(m_partScaler.release(), view->width, view->height, pixels, view->width,
                                            view->height, pixelsOf(picture.format()), SWS_BICUBIC, nullptr, nullptr,
                                            nullptr));
    uint8_t* const lines[] = {picture.scanLine(top) + qsizetype(3) * left};
    const int steps[] = {int(picture.bytesPerLine())};
    return m_partScaler &&
           sws_scale(m_partScaler.get(), view->data, view->linesize, 0, view->height, lines, steps) == view->height;
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/media/ffmpegdeleters.h"

#include <QImage>

#include <array>
#include <memory>

extern "C" {
#include <libavformat/avformat.h>
}

namespace ringface
{

/// Makes pictures of decoded frames as they are meant to be seen: upright, mirrored or not, with square pixels.
/// Thread: any, one at a time.
class FrameConverter
{
public:
    /// How its file says that \a frame is to be shown, for what follows. The frame must outlive that.
    void setFrame(AVFormatContext& file, AVStream& stream, AVFrame& frame);

    /// Of the picture as it is seen, as large as all pixels of the frame need.
    QSize size() const { return m_isTransposed ? m_square.transposed() : m_square; }
    /// The picture in \a size (pixels), its aspect ratio given up if need be; null if it cannot be converted.
    /// Format_BGR888, Format_RGB32 or Format_Grayscale8. \a method: SWS_...
    QImage convert(const QSize& size, QImage::Format format, int method);
    /// Brings \a part (pixels) of \a picture up to this frame, and a little around it. \a picture: what convert() made
    /// of an earlier frame, in size() and Format_BGR888, and nobody else's. False, and nothing is done, if it must be
    /// made anew as a whole.
    bool update(QImage& picture, const QRect& part);

private:
    struct Scaler {
        std::unique_ptr<SwsContext, FreedScaler> context; ///< kept from frame to frame, as long as they are alike
        QImage::Format format = QImage::Format_Invalid;
    };
    void readMatrix(const uint8_t* bytes);

    AVFrame* m_frame = nullptr;
    QSize m_square;              ///< the frame as it is stored, with square pixels
    QSize m_stored;              ///< the same, pixels as they are; empty before the first
    bool m_isTransposed = false; ///< rows are shown as columns; what follows is said of the result
    bool m_isFlippedX = false;
    bool m_isFlippedY = false;
    std::array<Scaler, 3> m_scalers;
    std::unique_ptr<SwsContext, FreedScaler> m_partScaler;
};

} // namespace ringface

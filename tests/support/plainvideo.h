// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <opencv2/videoio.hpp>

namespace ringface::testing
{

/// Writes \a path, an .avi of 320 x 180 pixels: its frames are plain, blue from \a tint on, each 10 more than the one
/// before (up to 250). False if that fails.
[[nodiscard]] inline bool writePlainVideo(const QString& path, int frames, int frameMs, int tint = 0)
{
    constexpr double second = 1000;
    const cv::Size size(320, 180);
    cv::VideoWriter writer(path.toStdString(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'),
                           second / frameMs, size);
    if (!writer.isOpened())
        return false;
    for (int i = 0; i < frames; ++i)
        writer.write(cv::Mat(size, CV_8UC3, cv::Scalar(std::min(250, tint + 10 * i), 100, 100)));
    return true;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QPoint>
#include <QRect>
#include <QSize>
#include <QStringList>

namespace ringface::testing
{

/// A coloured square on the grey of a sample video: its colour is its person.
struct Visitor {
    int person = 0;   ///< 0 to personColours - 1
    QRect box{};      ///< in its first frame, pixels
    QPoint step{};    ///< pixels a frame
    int from = 0;     ///< first frame
    int to = 1 << 30; ///< the frame after its last
};

struct SampleVideo {
    QSize size{320, 240};
    int frames = 30;
    int rate = 15; ///< frames a second
    QList<Visitor> visitors{};
    int shade = 128;     ///< of the background, so that two videos of the same people differ in content
    bool flicker = true; ///< the light changes with every frame, so that each one has to be looked at as a whole
};

constexpr int personColours = 6;
QColor colourOf(int person);

/// One frame, as the video shows it.
QImage paintFrame(const SampleVideo& video, int frame);

/// Writes \a path: MJPEG for .avi, MPEG-4 for .mp4. False if that fails.
[[nodiscard]] bool writeVideo(const QString& path, const SampleVideo& video);
/// A short video in which \a person stands for two seconds.
SampleVideo oneVisitor(int person, int shade = 128);

/// Leaves only the first \a share (0 to 1) of a file.
[[nodiscard]] bool truncateFile(const QString& path, double share);
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& content);

/// Runs ffmpeg or ffprobe, which ./check installs; what went wrong is printed. \a output: its standard output.
[[nodiscard]] bool runTool(const QString& tool, const QStringList& arguments, QByteArray* output = nullptr);

} // namespace ringface::testing

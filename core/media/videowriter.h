// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QString>

#include <memory>

namespace ringface
{

enum class VideoWriteError {
    None,
    NoEncoder,   ///< FFmpeg was built without one for H.264
    NotWritable, ///< the folder is not there, the disk is full, or something else has this name
};

/// Writes one H.264 video (mp4, yuv420p) from pictures with their times, with sound (AAC) if it is given any. The same
/// pictures with the same FFmpeg make the same file.
/// Thread: any, one at a time; encodes in that thread. Owns: a file beside the video, with ".part" behind its name,
/// which becomes the video in finish() and goes away if that is never called. Errors: each step returns false, and
/// every later one does; error() says why.
class VideoWriter
{
public:
    VideoWriter();
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

    /// \a size: even numbers of pixels. \a soundRate: samples a second; 0: there is no sound.
    /// \a replaces: what has this name goes away in the end; else nothing that is there is written over.
    bool open(const QString& path, QSize size, int soundRate = 0, bool replaces = false);
    /// \a timeMs: when it is shown, from 0 on, later than the picture before. \a frame: of the size of the video.
    bool add(const QImage& frame, qint64 timeMs);
    /// 16-bit stereo, following what was added before; best in step with the pictures.
    bool addSound(const QByteArray& samples);
    /// Of the sound added so far.
    double soundMs() const;
    bool finish();

    VideoWriteError error() const { return m_error; }

private:
    struct Encoder;
    bool fail(VideoWriteError error);

    std::unique_ptr<Encoder> m_encoder;
    QString m_path;
    bool m_replaces = false;
    VideoWriteError m_error = VideoWriteError::None;
};

} // namespace ringface

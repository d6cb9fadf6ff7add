// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/saveclip.h"

#include "core/jobs/faceblur.h"
#include "core/media/clipcopy.h"
#include "core/media/framereader.h"
#include "core/media/soundreader.h"
#include "core/media/videowriter.h"

#include <QFile>
#include <QPainter>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int soundRate = 48'000;
constexpr qint64 usualFrameMs = 67; // between two parts

/// Even numbers of pixels, as encoders want them.
QSize evened(const QSize& size)
{
    return {std::max(2, size.width() / 2 * 2), std::max(2, size.height() / 2 * 2)};
}

/// \a picture as large as possible in the middle of a black one of this size.
QImage fitted(const QImage& picture, const QSize& size)
{
    if (picture.size() == size)
        return picture;
    QImage out(size, QImage::Format_RGB32);
    out.fill(Qt::black);
    const QSize inner = picture.size().scaled(size, Qt::KeepAspectRatio);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(QPoint((size.width() - inner.width()) / 2, (size.height() - inner.height()) / 2), inner),
                      picture);
    return out;
}

/// One clip on its way; see saveClip().
class Saving
{
public:
    Saving(const ClipOrder& order, FaceDetector* detector, const ClipProgress& progress,
           const std::function<bool()>& cancelled)
        : m_order(order)
        , m_detector(detector)
        , m_progress(progress)
        , m_cancelled(cancelled)
    {
        for (const ClipPart& part : order.parts)
            m_allMs += double(std::max<qint64>(1, part.toMs - part.fromMs)) * passes();
    }

    ClipProblem save()
    {
        if (m_order.blurs && !m_detector)
            return {ClipProblem::Kind::EngineFailed, {}};
        m_hasSound = std::ranges::any_of(
            m_order.parts, [](const ClipPart& part) { return SoundReader().open(part.path) == MediaError::None; });
        for (const ClipPart& part : m_order.parts) {
            if (const ClipProblem problem = add(part); problem.kind != ClipProblem::Kind::None)
                return problem;
        }
        return m_writer.finish() ? ClipProblem() : writerProblem();
    }

private:
    int passes() const { return m_order.blurs ? 2 : 1; }

    ClipProblem writerProblem() const
    {
        return {m_writer.error() == VideoWriteError::NoEncoder ? ClipProblem::Kind::NoEncoder
                                                               : ClipProblem::Kind::NotWritable,
                m_order.out};
    }

    void tell(qint64 ms) { m_progress(std::min(1.0, (m_doneMs + double(ms)) / m_allMs)); }

    /// Every frame of the part, until \a each has a problem.
    template <typename Each>
    ClipProblem read(const ClipPart& part, Each each)
    {
        FrameReader reader;
        reader.setGiveUp(m_cancelled);
        const bool isOpen = reader.open(part.path) == MediaError::None && reader.makeSeekable();
        if (m_cancelled())
            return {ClipProblem::Kind::Cancelled, {}};
        if (!isOpen)
            return {ClipProblem::Kind::NotReadable, part.path};
        bool any = false;
        for (bool more = part.fromMs < reader.durationMs() && reader.seek(part.fromMs);
             more && reader.timeMs() < part.toMs; more = reader.next()) {
            any = true;
            if (const auto wrong = each(reader); wrong.kind != ClipProblem::Kind::None)
                return wrong;
            tell(reader.timeMs() - part.fromMs);
        }
        if (m_cancelled())
            return {ClipProblem::Kind::Cancelled, {}};
        m_doneMs += double(std::max<qint64>(1, part.toMs - part.fromMs));
        return {any ? ClipProblem::Kind::None : ClipProblem::Kind::NothingThere, part.path};
    }

    ClipProblem add(const ClipPart& part)
    {
        FaceBlur blur(part, m_detector);
        if (m_order.blurs) {
            const ClipProblem problem = read(part, [&](FrameReader& reader) {
                const bool isLookedAt = blur.look(reader.image(), reader.timeMs());
                return ClipProblem{isLookedAt ? ClipProblem::Kind::None : ClipProblem::Kind::EngineFailed, {}};
            });
            if (problem.kind != ClipProblem::Kind::None)
                return problem;
        }
        SoundReader sound;
        sound.setGiveUp(m_cancelled);
        bool hasSound =
            m_hasSound && sound.open(part.path) == MediaError::None && sound.start(part.fromMs, soundRate, 1);
        qint64 first = -1;
        qint64 last = m_endMs - 1;
        const ClipProblem problem = read(part, [&](FrameReader& reader) {
            QImage picture = reader.image();
            if (m_order.blurs && !blur.apply(picture, reader.timeMs()))
                return ClipProblem{ClipProblem::Kind::EngineFailed, {}};
            if (m_size.isEmpty()) {
                m_size = evened(picture.size());
                if (!m_writer.open(m_order.out, m_size, m_hasSound ? soundRate : 0, m_order.replaces))
                    return writerProblem();
            }
            first = first < 0 ? std::max(reader.timeMs(), part.fromMs) : first;
            const qint64 time = m_endMs + std::max<qint64>(0, reader.timeMs() - first);
            if (time <= last)
                return ClipProblem();
            last = time;
            return m_writer.add(fitted(picture, m_size), time) && addSound(hasSound, sound, time) ? ClipProblem()
                                                                                                  : writerProblem();
        });
        if (problem.kind != ClipProblem::Kind::None)
            return problem;
        m_endMs += std::max(last - m_endMs + usualFrameMs, part.toMs - part.fromMs - 1);
        return addSound(hasSound, sound, m_endMs) ? ClipProblem() : writerProblem();
    }

    /// Up to that time of the clip.
    bool addSound(bool& hasSound, SoundReader& from, qint64 untilMs)
    {
        while (m_hasSound && m_writer.soundMs() < double(untilMs)) {
            QByteArray samples = hasSound ? from.read() : QByteArray();
            hasSound = !samples.isEmpty();
            const auto missing = qsizetype((double(untilMs) - m_writer.soundMs()) * soundRate / 1000) + 1;
            if (!hasSound) // silence, so that what follows is in its place
                samples = QByteArray(missing * SoundReader::bytesAFrame, '\0');
            if (!m_writer.addSound(samples))
                return false;
        }
        return true;
    }

    const ClipOrder& m_order;
    FaceDetector* m_detector;
    const ClipProgress& m_progress;
    const std::function<bool()>& m_cancelled;
    double m_allMs = 0;
    double m_doneMs = 0;
    VideoWriter m_writer;
    QSize m_size;
    qint64 m_endMs = 0; ///< of the parts so far
    bool m_hasSound = false;
};

/// NotPossible for what has to be encoded.
ClipCopyResult copyAsItIs(const ClipOrder& order, const std::function<bool()>& cancelled)
{
    if (order.blurs || order.parts.size() != 1)
        return ClipCopyResult::NotPossible;
    const ClipPart& part = order.parts.first();
    const QString unfinished = order.out + ".part"_L1;
    const ClipCopyResult copied = copyClip(part.path, part.fromMs, part.toMs, unfinished, cancelled);
    if (copied == ClipCopyResult::Copied && order.replaces)
        QFile::remove(order.out);
    if (copied == ClipCopyResult::Copied && QFile::rename(unfinished, order.out))
        return copied;
    QFile::remove(unfinished);
    return copied == ClipCopyResult::Copied ? ClipCopyResult::NotWritable : copied;
}
} // namespace

ClipProblem saveClip(const ClipOrder& order, FaceDetector* detector, const ClipProgress& progress,
                     const std::function<bool()>& cancelled)
{
    if (!order.replaces && QFile::exists(order.out))
        return {ClipProblem::Kind::NotWritable, order.out};
    switch (copyAsItIs(order, cancelled)) {
    case ClipCopyResult::Copied:
        progress(1);
        return {};
    case ClipCopyResult::NotWritable:
        return {ClipProblem::Kind::NotWritable, order.out};
    case ClipCopyResult::Cancelled:
        return {ClipProblem::Kind::Cancelled, {}};
    case ClipCopyResult::NotPossible:
        break;
    }
    return Saving(order, detector, progress, cancelled).save();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/media/framereader.h"
#include "core/playback/shownframe.h"

#include <QCache>
#include <QObject>

#include <atomic>

namespace ringface
{

/// Decodes what a player shows. Each request has a number, larger than those before; a newer one ends what is being
/// done for an older one, which is then left without an answer.
/// Thread: a worker's, which runs an event loop; announce() from any. Owns: the open file and the last pictures.
class FrameFeeder : public QObject
{
    Q_OBJECT

public:
    FrameFeeder();

    /// A request of this number is on its way.
    void announce(quint64 request) { m_newest = request; }

    /// \a threads: how many cores may decode. Answer: opened().
    void openFile(quint64 request, QString path, int threads);
    /// Pictures are scaled to fit into \a area (pixels); empty: they keep the size of the frame.
    void setArea(const QSize& area);
    /// The frame at \a ms. Answer: shown(), or failed() if there is none.
    void show(quint64 request, qint64 ms);
    /// The same for somebody who is still looking for the place: if it takes long, a key frame near there is shown
    /// first.
    void scrub(quint64 request, qint64 ms);
    /// The frame before (direction -1) or after (+1) the one at \a ms. Answer: shown(); nothing new at the ends.
    void step(quint64 request, qint64 ms, int direction);
    /// The frame at \a ms in its own size, whatever is asked for meanwhile. Answer: pictureTaken(), if it is there.
    void takePicture(qint64 ms);
    /// For playing: the frame after the one at \a afterMs (-1: after the last answer); what ends before \a notBeforeMs
    /// is passed over. Answer: fetched(), or ended() after the last one.
    void fetch(quint64 request, qint64 afterMs, qint64 notBeforeMs);

Q_SIGNALS:
    /// \a error: None, or why it cannot be shown.
    void opened(quint64 request, ringface::MediaError error, qint64 durationMs);
    /// The file has grown.
    void durationChanged(quint64 request, qint64 durationMs);
    void shown(quint64 request, const ringface::ShownFrame& frame);
    /// \a passed: frames that were passed over before it.
    void fetched(quint64 request, const ringface::ShownFrame& frame, int passed);
    void ended(quint64 request);
    void pictureTaken(const ringface::ShownFrame& frame);
    void failed(quint64 request);

private:
    bool begin(quint64 request);
    bool isOutdated() const { return m_request != m_newest; }
    void readFileAnew();
    bool hasGrown() const;
    const ShownFrame* frameAt(qint64 ms);
    const ShownFrame* keep();
    void fillBackwards(qint64 ms);

    std::atomic<quint64> m_newest = 0;
    quint64 m_request = 0;
    FrameReader m_reader;
    QString m_path;
    qint64 m_fileSize = 0;
    QSize m_area;
    QCache<qint64, ShownFrame> m_frames; ///< by their times; cost in KiB
    qint64 m_shownMs = -1;               ///< of the last answer
};

} // namespace ringface

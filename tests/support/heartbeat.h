// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace ringface::testing
{

/// The longest turn of the event loop since this was made, in processor time of this thread: for so long the window
/// answered nobody. Waiting for the processor does not count, so that other programs of the machine are not in the way.
class Heartbeat : public QObject
{
public:
    Heartbeat()
        : m_since(now())
    {
        m_beat.setInterval(0);
        connect(&m_beat, &QTimer::timeout, this, [this] { turn(); });
        m_beat.start();
    }
    /// Of the turn under way as well.
    qint64 longestMs()
    {
        turn();
        return m_longest / 1'000'000;
    }

private:
    static qint64 now() ///< nanoseconds
    {
        std::timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }
    void turn()
    {
        const qint64 then = now();
        m_longest = std::max(m_longest, then - m_since);
        m_since = then;
    }

    QTimer m_beat;
    qint64 m_since;
    qint64 m_longest = 0;
};

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace ringface
{

/// Which presentation time is due now: it runs by itself, and follows what is heard.
class PlaybackClock
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    /// From \a ms on, \a speed times as fast as life.
    void start(double ms, double speed, Time now = Clock::now());
    void stop() { m_runs = false; }
    bool runs() const { return m_runs; }
    /// Milliseconds; where it began if it does not run.
    double at(Time now = Clock::now()) const;
    /// How long until \a ms is due, in milliseconds of life; 0 or less: it is.
    double until(double ms, Time now = Clock::now()) const { return (ms - at(now)) / m_speed; }
    /// At \a when \a ms was heard. A small difference is made up for bit by bit, so that nothing jumps.
    void follow(double ms, Time when);

private:
    double m_fromMs = 0;
    double m_speed = 1;
    Time m_since;
    bool m_runs = false;
};

} // namespace ringface

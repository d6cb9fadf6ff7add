// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playback/playbackclock.h"

#include <cmath>

namespace ringface
{

void PlaybackClock::start(double ms, double speed, Time now)
{
    m_fromMs = ms;
    m_speed = speed;
    m_since = now;
    m_runs = true;
}

double PlaybackClock::at(Time now) const
{
    return m_runs ? m_fromMs + std::chrono::duration<double, std::milli>(now - m_since).count() * m_speed : m_fromMs;
}

void PlaybackClock::follow(double ms, Time when)
{
    constexpr double tooFar = 100; // to be made up for without being seen
    constexpr double share = 0.05; // of the difference, each time
    const double difference = ms - at(when);
    m_fromMs += std::abs(difference) > tooFar * m_speed ? difference : difference * share;
}

} // namespace ringface

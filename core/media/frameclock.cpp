// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/frameclock.h"

#include <algorithm>
#include <cmath>

namespace ringface
{

namespace
{
constexpr qint64 latestMs = qint64(10) * 24 * 60 * 60 * 1000; // twice as much fits 31 bits
constexpr qint64 disorderMs = 1000;                           // what goes back by more has begun anew
} // namespace

void FrameClock::advance(double ms)
{
    const bool isSane = ms >= 0 && ms <= double(latestMs);
    const qint64 next = isSane ? std::llround(ms) + m_shiftMs : -1;
    m_backwards = isSane && next + disorderMs < m_timeMs ? m_backwards + 1 : 0;
    const bool beganAnew = m_backwards > 1; // one alone is a damaged time
    if (beganAnew)
        m_shiftMs += m_timeMs + m_stepMs - next;
    if (beganAnew || next < m_timeMs || next > latestMs) {
        m_timeMs = std::min(m_timeMs + m_stepMs, latestMs);
    } else {
        m_stepMs = next > m_timeMs ? next - m_timeMs : m_stepMs;
        m_timeMs = next;
    }
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace ringface
{

/// Makes presentation times of what a file says about its frames: times that never go back and fit 31 bits.
/// A frame without a time, with an absurd one or with one that goes back follows in the last step. Where a camera's
/// clock began anew, the times go on from there.
class FrameClock
{
public:
    /// \a ms: of the next frame, from the start of the video; less than 0 (or no number) if the file says nothing.
    void advance(double ms);
    /// Of the current frame; 0 before the first.
    qint64 timeMs() const { return m_timeMs; }
    /// Between the last two frames of different time.
    qint64 stepMs() const { return m_stepMs; }

private:
    qint64 m_timeMs = 0;
    qint64 m_stepMs = 0;
    qint64 m_shiftMs = 0; ///< what the file's times lack since they began anew
    int m_backwards = 0;  ///< frames in a row with times far behind
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/player/scrubbar.h"

#include <optional>

namespace ringface
{

class Playback;

/// A part of a recording in which somebody is there all the time, with a little before and after.
struct VisitSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool operator==(const VisitSpan&) const = default;
};

/// The visits in one recording, first to last: marks at most three seconds apart are one visit. Without any mark the
/// whole recording is one.
QList<VisitSpan> visitSpans(const QList<ScrubMark>& marks);

/// Plays the visit that is being played again and again, while it is on.
class VisitLoop : public QObject
{
    Q_OBJECT

public:
    explicit VisitLoop(Playback* playback, QObject* parent = nullptr);

    void setOn(bool on) { m_on = on; }
    void setMarks(const QList<ScrubMark>& marks);
    /// At the end of the file: plays on from the start of its last visit. False if it is off.
    bool goOn();

private:
    void follow(qint64 ms);
    void expect(qint64 ms);
    std::optional<VisitSpan> spanAt(qint64 ms) const;

    Playback* m_playback;
    QList<VisitSpan> m_spans;
    std::optional<VisitSpan> m_span; ///< where it plays; none: between two visits
    qint64 m_soughtMs = 0;           ///< the last seek
    bool m_arriving = false;         ///< its frame is still to come
    bool m_on = false;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/visitloop.h"

#include "core/playback/playback.h"

#include <algorithm>
#include <limits>

namespace ringface
{

namespace
{
constexpr qint64 gapMs = 3000;
constexpr qint64 leadMs = 500;     // before the first face and after the last
constexpr qint64 arrivalMs = 2000; // a frame further from where a seek went is one from before
} // namespace

QList<VisitSpan> visitSpans(const QList<ScrubMark>& marks)
{
    if (marks.isEmpty())
        return {{0, std::numeric_limits<qint64>::max()}};
    QList<ScrubMark> sorted = marks;
    std::ranges::sort(sorted, {}, &ScrubMark::fromMs);
    QList<VisitSpan> out;
    for (const ScrubMark& mark : std::as_const(sorted)) {
        if (!out.isEmpty() && mark.fromMs - out.last().toMs <= gapMs)
            out.last().toMs = std::max(out.last().toMs, mark.toMs);
        else
            out.append({mark.fromMs, mark.toMs});
    }
    for (VisitSpan& span : out)
        span = {std::max<qint64>(0, span.fromMs - leadMs), span.toMs + leadMs};
    return out;
}

VisitLoop::VisitLoop(Playback* playback, QObject* parent)
    : QObject(parent)
    , m_playback(playback)
    , m_spans(visitSpans({}))
{
    connect(m_playback, &Playback::frameShown, this, [this](const ShownFrame& frame) { follow(frame.timeMs); });
    connect(m_playback, &Playback::seekAsked, this, &VisitLoop::expect);
}

void VisitLoop::setMarks(const QList<ScrubMark>& marks)
{
    m_spans = visitSpans(marks);
    m_span = spanAt(m_arriving ? m_soughtMs : m_playback->position());
}

std::optional<VisitSpan> VisitLoop::spanAt(qint64 ms) const
{
    const auto found =
        std::ranges::find_if(m_spans, [ms](const VisitSpan& s) { return s.fromMs <= ms && ms <= s.toMs; });
    return found == m_spans.end() ? std::nullopt : std::optional(*found);
}

void VisitLoop::expect(qint64 ms)
{
    m_span = spanAt(ms);
    m_soughtMs = ms;
    m_arriving = true;
}

void VisitLoop::follow(qint64 ms)
{
    if (m_arriving && ms > m_soughtMs + arrivalMs)
        return;
    m_arriving = false;
    if (m_on && m_playback->isPlaying() && m_span && ms > m_span->toMs)
        m_playback->seek(m_span->fromMs);
    else
        m_span = spanAt(ms);
}

bool VisitLoop::goOn()
{
    if (!m_on)
        return false;
    qint64 from = m_spans.first().fromMs;
    for (const VisitSpan& span : std::as_const(m_spans)) {
        if (span.fromMs <= m_playback->position())
            from = span.fromMs;
    }
    m_playback->seek(from);
    m_playback->play();
    return true;
}

} // namespace ringface

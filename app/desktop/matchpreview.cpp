// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/matchpreview.h"

#include "core/library/library.h"
#include "core/recognition/recognise.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr float whole = 100;

int percentOf(float share)
{
    return int(std::lround(share * whole));
}

QString answerText(int percent, const std::optional<NameChanges>& changes)
{
    if (!changes)
        return MatchPreview::tr("Nothing is named yet: name a few visitors first.");
    QStringList parts;
    if (changes->gained > 0)
        parts << (MatchPreview::tr("%n more names", nullptr, changes->gained));
    if (changes->lost > 0)
        parts << (MatchPreview::tr("%n names fewer", nullptr, changes->lost));
    if (changes->changed > 0)
        parts << (MatchPreview::tr("%n other names", nullptr, changes->changed));
    if (changes->doubtful > 0)
        parts << (MatchPreview::tr("%n doubtful", nullptr, changes->doubtful));
    if (parts.isEmpty())
        parts << MatchPreview::tr("the same names");
    return MatchPreview::tr("At %1 %: %2").arg(QString::number(percent), parts.join(u", "_s));
}
} // namespace

MatchPreview::MatchPreview(const Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &MatchPreview::startNames);
    connect(&m_names, &QFutureWatcherBase::finished, this, &MatchPreview::namesDone);
    connect(&m_certainty, &QFutureWatcherBase::finished, this, &MatchPreview::certaintyDone);
}

MatchPreview::~MatchPreview()
{
    for (QFutureWatcherBase* watcher : std::initializer_list<QFutureWatcherBase*>{&m_names, &m_certainty}) {
        watcher->disconnect(this);
        watcher->cancel();
        watcher->waitForFinished();
    }
}

void MatchPreview::setEngine(const QString& encoder, const MatchLimits& limits)
{
    m_encoder = encoder;
    m_limits = limits;
}

void MatchPreview::askNames(int now, int percent)
{
    if (!m_soon.isActive())
        m_now = now; // what is shown now, and not what an earlier step of the slider has just chosen
    m_percent = percent;
    m_soon.start();
}

void MatchPreview::startNames()
{
    if (m_namesRun)
        return; // namesDone() goes on
    m_namesRun = true;
    m_asked = m_percent;
    m_names.setFuture(
        QtConcurrent::run([reading = m_library.recognition().reading(m_encoder, m_limits.scaled(float(m_now) / whole)),
                           then = m_limits.scaled(float(m_percent) / whole)]() -> Changes {
            std::optional<RecognitionInput> input = reading({});
            if (!input || std::ranges::all_of(input->roles, [](const auto& r) { return r.second == Role::Ignored; }))
                return {};
            input->stored.clear(); // all guesses are compared
            const RecognitionResult before = recognise(*input);
            input->limits = then;
            return compareNames(before, recognise(*input), input->roles);
        }));
}

void MatchPreview::namesDone()
{
    m_namesRun = false;
    if (m_asked != m_percent && !m_soon.isActive())
        return startNames();
    Q_EMIT namesAnswered(answerText(m_asked, m_names.result()));
}

void MatchPreview::askCertainty()
{
    if (std::exchange(m_certaintyRuns, true))
        return;
    m_certainty.setFuture(QtConcurrent::run(
        [reading = m_library.recognition().reading(m_encoder, m_limits)](QPromise<Evaluation>& promise) {
            const auto isCancelled = [&promise] { return promise.isCanceled(); };
            const std::optional<RecognitionInput> input = reading(isCancelled);
            promise.addResult(input ? evaluate(*input, isCancelled) : Evaluation{});
        }));
}

void MatchPreview::certaintyDone()
{
    m_certaintyRuns = false;
    const Evaluation evaluation = m_certainty.result();
    QList<LimitScore> scores;
    for (const RuleScore& s : evaluation.scores) {
        if (s.rule == "classifier"_L1 && evaluation.tracks > 0)
            scores.append({percentOf(s.share), s.right, s.wrong, s.unknown, s.strangers});
    }
    Q_EMIT certaintyAnswered(scores, percentOf(evaluation.safeShare));
}

} // namespace ringface

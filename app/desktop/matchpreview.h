// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/recognition/evaluate.h"
#include "core/recognition/namechanges.h"
#include "ui/settings/certaintybox.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace ringface
{

class Library;

/// Answers in the background, on a copy, what another match limit would change, and how sure recognition is.
/// Thread: the GUI thread. The destructor waits for what is under way.
class MatchPreview : public QObject
{
    Q_OBJECT

public:
    /// \a library must outlive it.
    explicit MatchPreview(const Library& library, QObject* parent = nullptr);
    ~MatchPreview() override;

    /// Whom to ask from now on. \a limits: the engine's own.
    void setEngine(const QString& encoder, const MatchLimits& limits);
    /// How would names differ if \a percent of the engine's limits counted, instead of \a now? Questions that come
    /// while one is being answered are answered once, the newest.
    void askNames(int now, int percent);
    /// Does nothing while it is being answered.
    void askCertainty();

Q_SIGNALS:
    /// In a sentence.
    void namesAnswered(const QString& text);
    void certaintyAnswered(const QList<ringface::LimitScore>& scores, int safePercent);

private:
    using Changes = std::optional<NameChanges>; ///< none: nobody is known
    void startNames();
    void namesDone();
    void certaintyDone();

    const Library& m_library;
    QString m_encoder;
    MatchLimits m_limits;
    QTimer m_soon; ///< a slider asks at every step
    int m_now = 100;
    int m_percent = 100;
    int m_asked = 100; ///< what the running question is about
    QFutureWatcher<Changes> m_names;
    QFutureWatcher<Evaluation> m_certainty;
    bool m_namesRun = false; ///< until the answer was taken
    bool m_certaintyRuns = false;
};

} // namespace ringface

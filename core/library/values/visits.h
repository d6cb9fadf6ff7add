// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace ringface
{

/// One track with who it is, as visits are made of.
struct Appearance {
    QString name;         ///< empty for an unknown one
    GroupId group = 0;    ///< of an unknown one; 0: nobody knows, a visit of its own
    bool isGuess = false; ///< neither said by a person nor accepted
    RecordingId recording = 0;
    QString camera;
    QDateTime from; ///< UTC; invalid if the recording's time is unknown
    QDateTime to;
    FaceId bestFace = 0;
    float quality = 0; ///< of it
};

/// One person's uninterrupted presence, over clips and cameras.
struct Visit {
    QString name;
    GroupId group = 0;
    bool isGuess = false; ///< no part of it was said by a person or accepted
    QDateTime from;       ///< UTC; invalid if the recording's time is unknown
    QDateTime to;
    QList<RecordingId> recordings; ///< in order of appearance
    QStringList cameras;           ///< likewise
    FaceId bestFace = 0;
};

/// Longest absence within one visit.
constexpr qint64 visitGapMs = 180'000;

/// Joins the appearances of one person (or unknown group) that are at most visitGapMs apart. Those of one recording
/// without a time are one visit. Newest first, those without a time last.
QList<Visit> joinVisits(const QList<Appearance>& appearances);

/// When somebody is in a video; milliseconds since 1970.
struct SeenSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;
};
/// How many visits joinVisits() makes of one person's appearances.
int countVisits(std::vector<SeenSpan> spans);

/// Which of \a videos show one visit together: somebody (or one unknown group) is in both and was away for at most
/// visitGapMs between them. Each video once; those of one visit in order of time.
QList<QList<RecordingId>> joinRecordings(const QList<Recording>& videos,
                                         const QHash<RecordingId, QList<Presence>>& presences);

/// Visits by local weekday (0: Monday) and hour of their beginning.
using VisitCounts = std::array<std::array<int, 24>, 7>;
VisitCounts countByHour(const QList<Visit>& visits, const QString& name);

} // namespace ringface

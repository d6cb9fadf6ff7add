// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/activitytexts.h"

#include "ui/widgets/texts.h"

#include <QCoreApplication>

namespace ringface
{

struct ActivityTexts {
    Q_DECLARE_TR_FUNCTIONS(ActivityTexts)
};

QString recordingTitle(const Recording& recording)
{
    return ActivityTexts::tr("%1 \u00b7 %2", "camera, time")
        .arg(cameraText(recording.file.camera), momentText(recording.file.startedAt, QDate::currentDate()));
}

QString scanText(const ScanProgress& progress)
{
    if (progress.paused)
        return progress.total == 0 ? ActivityTexts::tr("Paused")
                                   : ActivityTexts::tr("Paused, %1 of %2 done").arg(progress.done).arg(progress.total);
    if (progress.done >= progress.total)
        return {};
    if (progress.noRoom)
        return ActivityTexts::tr("Waiting: the library cannot be written to");
    if (progress.waits)
        return ActivityTexts::tr("Waiting: another Ringface is scanning");
    return ActivityTexts::tr("Scanning %1 of %2").arg(progress.done + 1).arg(progress.total);
}

QString rateText(double rate)
{
    constexpr double slower = 0.75;
    constexpr double faster = 1.5;
    if (rate <= 0)
        return {};
    if (rate < slower)
        return ActivityTexts::tr("slower than real time");
    if (rate < faster)
        return ActivityTexts::tr("about as fast as real time");
    return ActivityTexts::tr("%n times faster than real time", nullptr, qRound(rate));
}

QString leftText(qint64 ms)
{
    constexpr qint64 minute = 60'000;
    if (ms < 0)
        return {};
    if (ms < minute)
        return ActivityTexts::tr("less than a minute left");
    const int minutes = int((ms + minute / 2) / minute);
    if (minutes < 90)
        return ActivityTexts::tr("about %n min left", nullptr, minutes);
    return ActivityTexts::tr("about %n h left", nullptr, (minutes + 30) / 60);
}

QString errorsText(int errors)
{
    if (errors == 0)
        return {};
    return ActivityTexts::tr("%n errors", nullptr, errors);
}

} // namespace ringface

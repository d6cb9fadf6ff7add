// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/facttexts.h"

#include "core/library/values/filepath.h"

#include <QCoreApplication>

namespace ringface
{

struct FactTexts {
    Q_DECLARE_TR_FUNCTIONS(FactTexts)
};

namespace
{
QString timeText(TimeSource source)
{
    switch (source) {
    case TimeSource::FileName:
        return FactTexts::tr("Time: from the file's name");
    case TimeSource::EventId:
        return FactTexts::tr("Time: from the event's number");
    case TimeSource::FileNameLocal:
        return FactTexts::tr("Time: from the file's name, as this computer's local time");
    case TimeSource::FileTime:
        return FactTexts::tr("Time uncertain: when the file was written");
    case TimeSource::User:
        return FactTexts::tr("Time: as you said");
    case TimeSource::Sidecar:
        return FactTexts::tr("Time: from the JSON file beside it");
    case TimeSource::NameMinute:
        return FactTexts::tr("Time: from the file's name, to the minute, as this computer's local time");
    case TimeSource::Container:
        return FactTexts::tr("Time: as the video itself says");
    case TimeSource::NameSaving:
        return FactTexts::tr("Time: from the file's name; it was fetched then");
    case TimeSource::NameSaved:
        return FactTexts::tr("Time uncertain: by its name, the file was saved then");
    case TimeSource::NameAny:
        return FactTexts::tr("Time: probably, from the file's name, as this computer's local time");
    case TimeSource::Unknown:
        break;
    }
    return FactTexts::tr("Time unknown");
}

QString cameraSourceText(CameraSource source)
{
    switch (source) {
    case CameraSource::FileName:
        return FactTexts::tr("Camera: from the file's name");
    case CameraSource::Sidecar:
        return FactTexts::tr("Camera: from the JSON file beside it");
    case CameraSource::Folder:
        return FactTexts::tr("Camera: probably, from the folder's name");
    case CameraSource::Device:
        return FactTexts::tr("Camera: only its number is known");
    case CameraSource::User:
        return FactTexts::tr("Camera: as you said");
    case CameraSource::Unknown:
        break;
    }
    return FactTexts::tr("Camera unknown");
}
} // namespace

QString factsText(const Recording& recording, const QStringList& otherFiles)
{
    QStringList lines{shownPath(recording.file.path), timeText(recording.file.timeSource),
                      cameraSourceText(recording.file.cameraSource)};
    if (recording.file.answered)
        lines << (*recording.file.answered ? FactTexts::tr("Answered") : FactTexts::tr("Not answered"));
    for (const QString& file : otherFiles)
        lines << FactTexts::tr("The same event, not used: %1").arg(shownPath(file));
    return lines.join(QChar(u'\n'));
}

} // namespace ringface

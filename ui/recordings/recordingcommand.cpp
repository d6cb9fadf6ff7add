// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingcommand.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

namespace ringface
{

std::unique_ptr<RecordingCommand> RecordingCommand::remove(Library& library, const QList<RecordingId>& recordings)
{
    const int count = int(recordings.size());
    const QString done = tr("%n recordings removed from the library; their files stay", nullptr, count);
    const QString act = tr("Remove %n recordings", nullptr, count);
    return std::make_unique<RecordingCommand>(
        library, undoText(done, act), [recordings](Library& l) { return l.removeRecordings(recordings); },
        [recordings](Library& l) { return l.restoreRecordings(recordings); });
}

std::unique_ptr<RecordingCommand> RecordingCommand::setTimes(Library& library, const QList<Recording>& recordings,
                                                             const QList<QDateTime>& times)
{
    QList<RecordingTime> next;
    QList<RecordingTime> before;
    for (qsizetype i = 0; i < recordings.size(); ++i) {
        next.append({recordings[i].id, times[i]});
        before.append({recordings[i].id, recordings[i].file.startedAt, recordings[i].file.timeSource});
    }
    const int count = int(recordings.size());
    const QString done = tr("Time of %n recordings corrected", nullptr, count);
    const QString act = tr("Correct the time of %n recordings", nullptr, count);
    return std::make_unique<RecordingCommand>(
        library, undoText(done, act), [next](Library& l) { return l.setStartedAt(next); },
        [before](Library& l) { return l.setStartedAt(before); });
}

std::unique_ptr<RecordingCommand> RecordingCommand::setCamera(Library& library, const QList<Recording>& recordings,
                                                              const QString& camera)
{
    QList<RecordingCamera> next;
    QList<RecordingCamera> before;
    for (const Recording& r : recordings) {
        next.append({r.id, camera});
        before.append({r.id, r.file.camera, r.file.cameraSource});
    }
    const int count = int(recordings.size());
    const QString done = tr("Camera of %n recordings corrected: %1", nullptr, count).arg(camera);
    const QString act = tr("Correct the camera of %n recordings", nullptr, count);
    return std::make_unique<RecordingCommand>(
        library, undoText(done, act), [next](Library& l) { return l.setCamera(next); },
        [before](Library& l) { return l.setCamera(before); });
}

} // namespace ringface

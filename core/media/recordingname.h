// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

namespace ringface
{

/// What is known of a recording without looking into it, each empty or invalid if unknown; as in RecordingFile.
struct NameFacts {
    QString camera;
    CameraSource cameraSource = CameraSource::Unknown;
    QString kind;
    std::optional<bool> answered;
    QString eventId;
    QDateTime startedAt; ///< UTC
    TimeSource timeSource = TimeSource::Unknown;
};

/// What the name of a file tells, and the names of the folders it lies in where a downloader gives them a meaning.
/// Knows the habits of those listed in docs/file-names.md. Local times are taken in this computer's zone, unless an
/// event id within a day of them tells it better.
NameFacts factsFromName(const QString& path);

/// Start time within a Ring event id of 18 or 19 digits (its upper 32 bits are seconds since 1970 UTC); invalid for
/// another number, or if that lies outside of 2013 to 2100.
QDateTime timeFromEventId(const QString& id);

/// This program's word for what Ring and the downloaders call a kind of event: "ding", "motion", "on_demand", ...; a
/// word that is not known stays, in small letters. Empty for what is no kind of event.
QString kindOf(const QString& word);

/// A file's name (without its ending) without what a browser or file manager adds to that of a second copy.
QString withoutCopyMark(QString name);

/// The time can be that of a recording: there was Ring, and it is not (but for other clocks) in the future.
bool isPlausible(const QDateTime& time);

} // namespace ringface

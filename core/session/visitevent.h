// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QJsonObject>

namespace ringface
{

/// Somebody was seen in a recording, as other programs are told of it.
struct VisitEvent {
    RecordingId recording = 0;
    QString name; ///< empty for an unknown one
    PersonId person = 0;
    bool isGuess = false; ///< nobody has said that it is this person
    GroupId group = 0;    ///< of an unknown one
    int recordings = 0;   ///< how many an unknown one was seen in, this one included
    Role role = Role::Visitor;
    QString camera;
    QString kind;    ///< "ding", "motion", ...
    QDateTime at;    ///< UTC, when the face was first seen; invalid if unknown
    QString file;    ///< the recording
    qint64 ms = 0;   ///< there
    QByteArray face; ///< JPEG, the best one
};

/// Everybody in this recording, by first appearance; ignored ones are nobody.
QList<VisitEvent> eventsOf(const Library& library, RecordingId recording);

/// It surely began within an hour of \a now (both in UTC; clocks of cameras may be ahead): a folder full of old ones is
/// no news, and neither is one that was only copied just now.
bool isNews(const RecordingFile& file, const QDateTime& now);

/// {"event": "visit", "name": ... or null, "known", "guess", "unknownGroup", "seenInRecordings", "role", "camera",
/// "kind", "at" (ISO, UTC), "file", "ms", "face" (JPEG in base64)}; what is not known is null. See
/// docs/home-automation.md.
QJsonObject toJson(const VisitEvent& event);

/// "Anna at Front Door", "unknown visitor at Front Door".
QString inWords(const VisitEvent& event);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

namespace ringface
{

class Database;

/// A label whose face went with an earlier scan. Inside of core/library only.
struct WaitingLabel {
    qint64 id = 0;
    qint32 timeMs = 0;
    PersonId person = 0;
    LabelKind kind = LabelKind::Is;
    TrackId track = 0; ///< the one that is where its face was; 0 if there is none
};

/// Those of a recording, oldest first; std::nullopt if they cannot be read.
std::optional<QList<WaitingLabel>> waitingLabels(Database& db, RecordingId recording);

} // namespace ringface

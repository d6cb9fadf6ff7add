// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// How the names of tracks differ between two results for one input. An ignored person is no name.
struct NameChanges {
    int gained = 0;   ///< got a name
    int lost = 0;     ///< have none any more
    int changed = 0;  ///< got another one
    int doubtful = 0; ///< of those that gained or changed: near the limit, or somebody else is about as near
    bool operator==(const NameChanges&) const = default;
};

/// Tracks that are in one of the results only do not count. Thread: any.
NameChanges compareNames(const RecognitionResult& before, const RecognitionResult& after,
                         const std::map<PersonId, Role>& roles);

} // namespace ringface

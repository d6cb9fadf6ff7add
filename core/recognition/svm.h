// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/recognition/crowd.h"

#include <functional>

namespace ringface
{

/// Whom one linear SVM a person is to be found for: an exemplar SVM (Malisiewicz et al. 2011) on the mean of the
/// person's tracks, against the crowd and everybody else's tracks (template adaptation: Crosswhite et al. 2016).
struct PersonTracks {
    PersonId person = 0;
    std::vector<Descriptor> tracks; ///< mean descriptors of labelled tracks
    bool isAsked = true;            ///< false: only somebody else for the others
};

/// Trains them all, several at a time. Of somebody without a usable track there is no plane. Thread: any. Once
/// \a isCancelled, asked before each person, says so, the rest is left out.
SvmModel trainSvm(const std::vector<PersonTracks>& people, const Crowd& crowd,
                  const std::function<bool()>& isCancelled = {});

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// The strangers that the SVM tells a person from. Empty if there are none to learn from.
struct Crowd {
    Descriptor centre;                 ///< mean of the strangers' unit descriptors
    std::vector<Descriptor> strangers; ///< centred
};

/// \a descriptor brought to length 1; empty if that cannot be.
Descriptor unit(const Descriptor& descriptor);

/// Mean of all strangers' unit descriptors.
Descriptor centreOf(const CrowdNumbers& numbers);

/// Strangers drawn from the encoder's numbers, the same each time. Thread: any.
Crowd drawCrowd(const CrowdNumbers& numbers);

/// The same for an encoder without numbers, from people of the library who are certainly many: \a others has one
/// descriptor of each person and of each unknown group. Their covariance counts as much as they are, beside one that is
/// alike in all directions and counts as 64. Empty with fewer than 20 of them.
Crowd ownCrowd(const std::vector<Descriptor>& others);

/// \a descriptor brought to length 1, less the centre, brought to length 1 again; empty if that cannot be.
Descriptor centred(const Descriptor& descriptor, const Descriptor& centre);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <vector>

namespace ringface
{

/// A hyperplane: score(d) = weights . d - bias; positive on the person's side.
struct LinearModel {
    Descriptor weights;
    float bias = 0;
    float score(const Descriptor& d) const;
};

/// One linear SVM a class, against all others. \a classes[i] is the class (0 to \a count - 1) of \a samples[i].
/// Empty unless there are at least two classes with samples, all samples have the same length, and the trainer
/// succeeds. Thread: any.
std::vector<LinearModel> trainOneAgainstRest(const std::vector<Descriptor>& samples, const std::vector<int>& classes,
                                             int count);

} // namespace ringface

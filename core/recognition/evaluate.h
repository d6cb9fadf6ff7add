// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

#include <functional>

namespace ringface
{

/// How one rule would have done with one limit, asked about labelled tracks it had not seen.
struct RuleScore {
    QString rule;      ///< "classifier" (the one in use) or "nearest" (the nearest labelled face, for comparison)
    float share = 1;   ///< of the limits in use
    int right = 0;     ///< tracks that got their person's name, learnt from that person's other visits
    int wrong = 0;     ///< ... another name
    int unknown = 0;   ///< ... none
    int strangers = 0; ///< tracks that got somebody's name though their own person was not known at all
};

struct Evaluation {
    int people = 0; ///< named ones
    int visits = 0;
    int tracks = 0;                ///< labelled, with good faces
    int asked = 0;                 ///< of people with more than one visit
    std::vector<RuleScore> scores; ///< by rule and share
    float safeShare = 0;           ///< the largest share up to which the rule in use gave no wrong name; 0 if none
};

/// Leaves out one visit of a person after the other, and then one whole person after the other, learns from the rest of
/// the labels (ignored and rejected faces included), and asks who was left out, as if nothing was said of them. Thread:
/// any. Cost: one learning for each visit and person. Once \a isCancelled, asked before each, says so, it returns what
/// it has, which is of no use.
Evaluation evaluate(const RecognitionInput& input, const std::function<bool()>& isCancelled = {});

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/samesight.h"

#include "core/recognition/distance.h"

namespace ringface
{

FaceId sameSight(const Descriptor& picture, const std::vector<TrackSample>& tracks, float limit)
{
    // Of the limit. Tight cuts of faces lie at 0.5 to 0.8 of it from the same face with its surroundings.
    constexpr float sure = 0.75F;
    FaceId nearest = 0;
    float least = sure * limit;
    int within = 0;
    for (const TrackSample& track : tracks) {
        bool isWithin = false;
        for (const FaceSample& face : track.faces) {
            const float d = distance(picture, face.descriptor);
            isWithin = isWithin || d <= limit;
            if (d <= least) {
                least = d;
                nearest = face.face;
            }
        }
        within += isWithin ? 1 : 0;
    }
    return within == 1 ? nearest : 0;
}

} // namespace ringface

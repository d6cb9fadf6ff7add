// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/namechanges.h"

namespace ringface
{

namespace
{
// Parts of the limit.
constexpr float farOff = 0.9F;
constexpr float aboutAsNear = 0.05F;

bool isDoubtful(const Guess& guess)
{
    return guess.distance > farOff * guess.limit ||
           (guess.runnerUp != 0 && guess.runnerUpDistance - guess.distance < aboutAsNear * guess.limit);
}
} // namespace

NameChanges compareNames(const RecognitionResult& before, const RecognitionResult& after,
                         const std::map<PersonId, Role>& roles)
{
    const auto nameOf = [&roles](const Guess& guess) -> PersonId {
        const auto role = roles.find(guess.person);
        return role != roles.end() && role->second == Role::Ignored ? 0 : guess.person;
    };
    std::map<TrackId, PersonId> names;
    for (const Guess& guess : before.guesses)
        names[guess.track] = nameOf(guess);
    NameChanges out;
    for (const Guess& guess : after.guesses) {
        const auto old = names.find(guess.track);
        const PersonId now = nameOf(guess);
        if (old == names.end() || old->second == now)
            continue;
        ++(old->second == 0 ? out.gained : now == 0 ? out.lost : out.changed);
        if (now != 0 && isDoubtful(guess))
            ++out.doubtful;
    }
    return out;
}

} // namespace ringface

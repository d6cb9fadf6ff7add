// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/training.h"

#include "core/recognition/distance.h"

#include <algorithm>
#include <limits>

namespace ringface
{

namespace
{
/// Faces of the track that may speak for \a person: those labelled so, and the unlabelled ones if nobody else is named;
/// without those that are left out.
std::vector<FaceSample> facesOf(const TrackSample& track, PersonId person)
{
    const bool disputed =
        std::ranges::any_of(track.faces, [person](const FaceSample& f) { return f.label != 0 && f.label != person; });
    std::vector<FaceSample> out;
    for (const FaceSample& face : track.faces) {
        if (!face.isLeftOut && face.quality >= poorQuality && !face.descriptor.empty() &&
            (face.label == person || (face.label == 0 && !disputed)))
            out.push_back(face);
    }
    return out;
}

TrainingSample sampleOf(const TrackSample& track, PersonId person, bool isNot, const std::vector<FaceSample>& faces)
{
    TrainingSample sample;
    sample.person = person;
    sample.recording = track.recording;
    sample.isNot = isNot;
    sample.descriptor = meanDescriptor(faces);
    const auto best = std::ranges::max_element(faces, {}, &FaceSample::quality);
    sample.face = best->face;
    sample.infrared = best->infrared;
    return sample;
}
} // namespace

PersonId labelOf(const TrackSample& track)
{
    PersonId most = 0;
    std::ptrdiff_t votes = 0;
    for (const FaceSample& face : track.faces) {
        const std::ptrdiff_t same = std::ranges::count(track.faces, face.label, &FaceSample::label);
        if (face.label != 0 && same > votes) {
            most = face.label;
            votes = same;
        }
    }
    return most;
}

std::vector<TrainingSample> trainingSamples(const std::vector<TrackSample>& tracks)
{
    std::map<PersonId, std::vector<TrainingSample>> byPerson;
    std::vector<TrainingSample> rejected;
    for (const TrackSample& track : tracks) {
        std::vector<PersonId> people;
        for (const FaceSample& face : track.faces) {
            if (face.label != 0 && std::ranges::find(people, face.label) == people.end())
                people.push_back(face.label);
        }
        for (const PersonId person : people) {
            const std::vector<FaceSample> faces = facesOf(track, person);
            if (!faces.empty())
                byPerson[person].push_back(sampleOf(track, person, false, faces));
        }
        if (track.notPeople.empty() || isPoor(track))
            continue;
        for (const PersonId person : track.notPeople)
            rejected.push_back(sampleOf(track, person, true, track.faces));
    }
    std::vector<TrainingSample> out;
    for (auto& [person, samples] : byPerson) {
        std::ranges::sort(samples, {}, [](const TrainingSample& s) { return std::pair(s.face, s.recording); });
        std::vector<TrainingSample> night;
        std::ranges::copy_if(samples, std::back_inserter(night), &TrainingSample::infrared);
        std::erase_if(samples, [](const TrainingSample& s) { return s.infrared; });
        const int nights = std::min(int(night.size()), std::max(maxSamples / 2, maxSamples - int(samples.size())));
        std::ranges::move(varied(std::move(samples), maxSamples - nights), std::back_inserter(out));
        std::ranges::move(varied(std::move(night), nights), std::back_inserter(out));
    }
    std::ranges::move(rejected, std::back_inserter(out));
    return out;
}

std::vector<TrainingSample> varied(std::vector<TrainingSample> samples, int count)
{
    if (std::ssize(samples) <= count)
        return samples;
    std::vector<float> nearest(samples.size(), std::numeric_limits<float>::infinity());
    std::vector<TrainingSample> out;
    size_t next = 0; // the oldest; any would do, but always the same one
    while (std::ssize(out) < count) {
        out.push_back(samples[next]);
        for (size_t i = 0; i < samples.size(); ++i)
            nearest[i] = std::min(nearest[i], distance(samples[i].descriptor, samples[next].descriptor));
        nearest[next] = -1;
        next = size_t(std::distance(nearest.begin(), std::ranges::max_element(nearest)));
    }
    return out;
}

} // namespace ringface

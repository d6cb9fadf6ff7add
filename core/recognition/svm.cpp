// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/svm.h"

#include "core/recognition/workers.h"

#include <QtConcurrentMap>

#include <dlib/svm/svm_c_linear_dcd_trainer.h>

#include <algorithm>
#include <iterator>

namespace ringface
{

namespace
{
using Sample = dlib::matrix<double, 0, 1>;
// With more people than this, the mean of each one's tracks does as well.
constexpr size_t fewPeople = 20;

Sample sampleOf(const Descriptor& centred)
{
    Sample out(long(centred.size()));
    std::ranges::copy(centred, out.begin());
    return out;
}

/// One of those that are told apart, with everything in the space of Crowd.
struct Centred {
    PersonId person = 0;
    bool isAsked = true;
    std::vector<Sample> tracks;
    Sample mean; ///< of length 1
};

Centred centredOf(const PersonTracks& one, const Descriptor& centre)
{
    Centred out;
    out.person = one.person;
    out.isAsked = one.isAsked;
    for (const Descriptor& track : one.tracks) {
        const Descriptor z = centred(track, centre);
        if (z.empty())
            continue;
        out.tracks.push_back(sampleOf(z));
        out.mean = out.mean.size() == 0 ? out.tracks.back() : Sample(out.mean + out.tracks.back());
    }
    const double length = dlib::length(out.mean);
    if (length > 0)
        out.mean /= length;
    else
        out.tracks.clear();
    return out;
}

PersonPlane planeOf(const Centred& one, std::vector<Sample> samples)
{
    const auto rows = double(samples.size() + 1);
    std::vector<double> sides(samples.size(), -1);
    samples.push_back(one.mean);
    sides.push_back(1);
    // C = 1, and the one positive weighs as much as all negatives together.
    dlib::svm_c_linear_dcd_trainer<dlib::linear_kernel<Sample>> trainer;
    trainer.include_bias(true);
    trainer.set_epsilon(0.001);
    trainer.set_c_class1(rows / 2);
    trainer.set_c_class2(rows / (2 * (rows - 1)));
    const auto plane = trainer.train(samples, sides);
    PersonPlane out;
    out.person = one.person;
    const Sample weights = plane.basis_vectors(0) * plane.alpha(0);
    out.weights.assign(weights.begin(), weights.end());
    out.bias = float(-plane.b);
    return out;
}
} // namespace

SvmModel trainSvm(const std::vector<PersonTracks>& people, const Crowd& crowd, const std::function<bool()>& isCancelled)
{
    SvmModel out;
    if (crowd.strangers.empty())
        return out;
    std::vector<Centred> all;
    for (const PersonTracks& one : people) {
        Centred c = centredOf(one, crowd.centre);
        if (!c.tracks.empty())
            all.push_back(std::move(c));
    }
    std::vector<Sample> strangers;
    std::ranges::transform(crowd.strangers, std::back_inserter(strangers), sampleOf);
    const auto train = [&](const Centred& one) -> PersonPlane {
        if (!one.isAsked || (isCancelled && isCancelled()))
            return {};
        std::vector<Sample> negatives = strangers;
        for (const Centred& other : all) {
            if (other.person == one.person)
                continue;
            if (all.size() > fewPeople)
                negatives.push_back(other.mean);
            else
                negatives.insert(negatives.end(), other.tracks.begin(), other.tracks.end());
        }
        return planeOf(one, std::move(negatives));
    };
    out.people = QtConcurrent::blockingMapped<std::vector<PersonPlane>>(workers(), all, train);
    std::erase_if(out.people, [](const PersonPlane& p) { return p.weights.empty(); });
    if (!out.people.empty())
        out.centre = crowd.centre;
    return out;
}

} // namespace ringface

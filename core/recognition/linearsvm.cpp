// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/linearsvm.h"

#include <dlib/svm/svm_c_linear_dcd_trainer.h>

#include <algorithm>

namespace ringface
{

namespace
{
using Sample = dlib::matrix<double, 0, 1>;
using Kernel = dlib::linear_kernel<Sample>;

// The original's LinearSVC with its defaults.
constexpr double regularisation = 1.0;
constexpr double tolerance = 1e-3;
} // namespace

float LinearModel::score(const Descriptor& d) const
{
    float sum = -bias;
    for (size_t i = 0; i < std::min(d.size(), weights.size()); ++i)
        sum += d[i] * weights[i];
    return sum;
}

std::vector<LinearModel> trainOneAgainstRest(const std::vector<Descriptor>& samples, const std::vector<int>& classes,
                                             int count)
{
    // dlib's own checks are compiled out on Debian: an empty class or ragged samples would be undefined behaviour.
    if (samples.empty() || samples.size() != classes.size() || count < 2)
        return {};
    const size_t length = samples.front().size();
    std::vector<int> members(size_t(count), 0);
    for (size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].size() != length || length == 0 || classes[i] < 0 || classes[i] >= count)
            return {};
        ++members[size_t(classes[i])];
    }
    if (std::ranges::count_if(members, [](int n) { return n > 0; }) < 2)
        return {};

    try {
        std::vector<Sample> x;
        x.reserve(samples.size());
        for (const Descriptor& d : samples) {
            Sample s(static_cast<long>(length));
            std::ranges::copy(d, s.begin());
            x.push_back(std::move(s));
        }
        std::vector<LinearModel> models(static_cast<size_t>(count));
        dlib::svm_c_linear_dcd_trainer<Kernel> trainer;
        trainer.set_c(regularisation);
        trainer.set_epsilon(tolerance);
        for (int c = 0; c < count; ++c) {
            if (members[size_t(c)] == 0)
                continue;
            std::vector<double> y(classes.size());
            std::ranges::transform(classes, y.begin(), [c](int k) { return k == c ? 1.0 : -1.0; });
            const auto plane = trainer.train(x, y);
            if (plane.basis_vectors.size() != 1)
                return {};
            LinearModel& model = models[size_t(c)];
            model.weights.resize(length);
            for (size_t i = 0; i < length; ++i)
                model.weights[i] = float(plane.alpha(0) * plane.basis_vectors(0)(long(i)));
            model.bias = float(plane.b);
        }
        return models;
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/crowd.h"

#include <dlib/matrix.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace ringface
{

namespace
{
// With 1,000, single draws name a stranger; with 300 more of them do.
constexpr int drawn = 2000;
constexpr size_t fewest = 20;
constexpr double weightOfAlike = 64;
constexpr double shrunkMean = 8; // so many at the origin count with the mean

/// \a factor: lower triangle of the Cholesky factor.
Descriptor draw(const Descriptor& mean, const std::vector<float>& factor, std::mt19937& random,
                std::normal_distribution<float>& normal)
{
    Descriptor step(mean.size());
    for (float& v : step)
        v = normal(random);
    Descriptor out = mean;
    size_t at = 0;
    for (size_t row = 0; row < out.size(); ++row) {
        for (size_t column = 0; column <= row; ++column)
            out[row] += factor[at++] * step[column];
    }
    return out;
}

} // namespace

Descriptor unit(const Descriptor& descriptor)
{
    double squares = 0;
    for (const float v : descriptor)
        squares += double(v) * double(v);
    const double length = std::sqrt(squares);
    if (!(length > 0) || !std::isfinite(length))
        return {};
    Descriptor out = descriptor;
    for (float& v : out)
        v = float(double(v) / length);
    return out;
}

Descriptor centred(const Descriptor& descriptor, const Descriptor& centre)
{
    Descriptor out = unit(descriptor);
    if (out.size() != centre.size())
        return {};
    for (size_t i = 0; i < out.size(); ++i)
        out[i] -= centre[i];
    return unit(out);
}

Descriptor centreOf(const CrowdNumbers& numbers)
{
    Descriptor out(numbers.means.front().size(), 0);
    for (size_t part = 0; part < numbers.means.size(); ++part) {
        for (size_t i = 0; i < out.size(); ++i)
            out[i] += numbers.shares[part] * numbers.means[part][i];
    }
    return out;
}

Crowd drawCrowd(const CrowdNumbers& numbers)
{
    Crowd out;
    out.centre = centreOf(numbers);
    std::mt19937 random(1); // the same each time
    std::normal_distribution<float> normal;
    std::discrete_distribution<size_t> parts(numbers.shares.begin(), numbers.shares.end());
    while (out.strangers.size() < drawn)
        out.strangers.push_back(
            centred(draw(numbers.means[parts(random)], numbers.factor, random, normal), out.centre));
    return out;
}

Crowd ownCrowd(const std::vector<Descriptor>& others)
{
    std::vector<Descriptor> units;
    for (const Descriptor& other : others) {
        Descriptor one = unit(other);
        if (!one.empty() && (units.empty() || one.size() == units.front().size()))
            units.push_back(std::move(one));
    }
    if (units.size() < fewest)
        return {};
    const auto size = long(units.front().size());
    const auto count = double(units.size());
    dlib::matrix<double> steps(long(units.size()), size);
    for (long row = 0; row < steps.nr(); ++row) {
        for (long column = 0; column < size; ++column)
            steps(row, column) = double(units[size_t(row)][size_t(column)]);
    }
    const dlib::matrix<double, 1, 0> mean = dlib::sum_rows(steps) / count;
    for (long row = 0; row < steps.nr(); ++row)
        dlib::set_rowm(steps, row) = dlib::rowm(steps, row) - mean;
    dlib::matrix<double> covariance = dlib::trans(steps) * steps / (count - 1);
    const double variance = dlib::trace(covariance) / double(size); // mean of all directions
    if (!(variance > 0))
        return {};
    covariance *= count;
    covariance += weightOfAlike * variance * dlib::identity_matrix<double>(size);
    covariance /= count + weightOfAlike;
    const dlib::matrix<double> factor = dlib::chol(covariance);
    CrowdNumbers numbers{{Descriptor()}, {1}, {}};
    for (long row = 0; row < size; ++row) {
        numbers.means.front().push_back(float(mean(row) * count / (count + shrunkMean)));
        for (long column = 0; column <= row; ++column)
            numbers.factor.push_back(float(factor(row, column)));
    }
    return drawCrowd(numbers);
}

} // namespace ringface

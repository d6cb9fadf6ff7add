// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
//
// ringface-crowd CROPS MODELS ENGINE OUTPUT: what strangers look like to the encoder of ENGINE (precise, classic or
// basic), as numbers (core/vision/crowdnumbers.h): a mixture of 32 normal distributions. Of each person of the first
// half (facecrops.h; for basic without those it never learned from) up to three crops count, each as it is and once
// spoilt.

#include "core/recognition/crowd.h"
#include "core/vision/crowdnumbers.h"
#include "core/vision/enginefactory.h"
#include "models/train/cropencoder.h"

#include <QCoreApplication>
#include <QFile>

#include <dlib/clustering.h>
#include <dlib/matrix.h>

#include <map>

using namespace ringface;
using namespace ringface::training;

namespace
{
using Vector = dlib::matrix<double, 0, 1>;
constexpr unsigned long parts = 32;
constexpr int cropsAPerson = 3;

CrowdNumbers numbersOf(const std::vector<Vector>& strangers)
{
    std::vector<Vector> centres;
    dlib::pick_initial_centers(long(parts), centres, strangers);
    dlib::find_clusters_using_kmeans(strangers, centres);
    std::vector<double> counts(centres.size(), 0);
    const long length = strangers.front().size();
    dlib::matrix<double> covariance = dlib::zeros_matrix<double>(length, length);
    for (const Vector& one : strangers) {
        const unsigned long part = dlib::nearest_center(centres, one);
        const Vector step = one - centres[part];
        counts[part] += 1;
        covariance += step * dlib::trans(step) / double(strangers.size());
    }
    // Half precision must not make it singular.
    covariance += 1e-6 * dlib::identity_matrix<double>(length);
    const dlib::matrix<double> factor = dlib::chol(covariance);
    CrowdNumbers out;
    for (size_t part = 0; part < centres.size(); ++part) {
        out.shares.push_back(float(counts[part] / double(strangers.size())));
        out.means.emplace_back(centres[part].begin(), centres[part].end());
    }
    for (long row = 0; row < length; ++row) {
        for (long column = 0; column <= row; ++column)
            out.factor.push_back(float(factor(row, column)));
    }
    return out;
}
} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        qCritical("usage: ringface-crowd CROPS MODELS ENGINE OUTPUT");
        return 2;
    }
    const std::vector<FaceCrop> crops = readCrops(arguments[1]);
    const EngineSetup setup = setUpEngine(loadCatalogue(arguments[2]), {arguments[3], QStringLiteral("yunet")});
    QFile output(arguments[4]);
    if (crops.empty() || !setup.recognises || !output.open(QIODevice::WriteOnly)) {
        qCritical("The crops or the networks are not there, or %s cannot be written.", qPrintable(output.fileName()));
        return 1;
    }
    const std::set<QString> unlearned = heldOutPeople(crops);
    std::map<QString, int> used;
    std::vector<SpoiltCrop> pictures;
    std::mt19937 random(1);
    for (const FaceCrop& crop : crops) {
        if (!isInFirstHalf(crop.person) || unlearned.contains(crop.person) || ++used[crop.person] > cropsAPerson)
            continue;
        pictures.push_back({crop.picture, cropPoints()});
        pictures.push_back(spoilt(crop.picture, random));
    }
    std::vector<Vector> strangers;
    for (const Descriptor& descriptor : encode(pictures, setup.factory)) {
        const Descriptor one = unit(descriptor);
        if (!one.empty())
            strangers.push_back(dlib::mat(std::vector<double>(one.begin(), one.end())));
    }
    const QByteArray data = packCrowd(numbersOf(strangers));
    qInfo("%s: %zu pictures of %zu people, %lld bytes", qPrintable(setup.encoderId), strangers.size(), used.size(),
          qlonglong(data.size()));
    return output.write(data) == data.size() && output.flush() ? 0 : 1;
}

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/enginefactory.h"

#include "core/vision/basicencoder.h"
#include "core/vision/crowdnumbers.h"
#include "core/vision/dlibencoder.h"
#include "core/vision/hogdetector.h"
#include "core/vision/sfaceencoder.h"
#include "core/vision/yunetdetector.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// What makes two tracks one person; measured, see docs/recognition.md.
MatchLimits limitsOf(const EncoderSpec& encoder)
{
    MatchLimits limits(encoder.match);
    constexpr float wider = 1.05F;
    limits.largest *= wider;
    if (encoder.normalise) {
        constexpr float scatter = 0.3F;
        limits.scatter = scatter;
    } else {
        // Descriptors that are not of unit length lie closer together for some people than for others.
        constexpr float narrower = 0.9F;
        limits.sure *= narrower;
    }
    addCrowd(encoder, limits);
    return limits;
}

std::unique_ptr<FaceEncoder> makeEncoder(const ModelCatalogue& catalogue, const EncoderSpec& encoder)
{
    const QString model = catalogue.path(encoder.model);
    switch (encoder.kind) {
    case EncoderKind::OpenCvSface:
        return makeSFaceEncoder(model, encoder.config.isEmpty() ? QString() : catalogue.path(encoder.config));
    case EncoderKind::DlibResnet:
        return makeDlibEncoder(model);
    case EncoderKind::Basic:
        break;
    }
    return makeBasicEncoder();
}

std::unique_ptr<FaceEngine> makeEngine(const ModelCatalogue& catalogue, const std::optional<DetectorSpec>& detector,
                                       const std::optional<EncoderSpec>& encoder, const QString& id)
{
    cv::setNumThreads(1); // one engine a worker; the pool has the cores
    const QList<ModelFile> files =
        catalogue.filesFor(detector ? detector->id : QString(), encoder ? encoder->id : QString());
    const bool landmarksOnly = detector && detector->kind == DetectorKind::DlibHog;
    for (const ModelFile& file : files) {
        if (check(catalogue, file) != ModelState::Good && !(landmarksOnly && file.name == detector->model))
            return nullptr;
    }
    auto engine = std::make_unique<FaceEngine>();
    engine->id = id;
    if (detector && detector->kind == DetectorKind::OpenCvYunet)
        engine->detector = makeYuNetDetector(catalogue.path(detector->model));
    else
        engine->detector = makeHogDetector(landmarkFile(catalogue));
    if (!engine->detector)
        return nullptr;
    if (encoder) {
        engine->encoder = makeEncoder(catalogue, *encoder);
        engine->encoderId = encoder->id;
        engine->matchLimit = encoder->match;
        if (!engine->encoder)
            return nullptr;
    }
    return engine;
}
} // namespace

EngineSetup setUpEngine(const ModelCatalogue& catalogue, const EngineChoice& choice, bool mayStandIn)
{
    std::optional<EncoderSpec> encoder = catalogue.encoder(catalogue.defaultEncoder);
    if (choice.engine == "precise"_L1)
        encoder = catalogue.encoder(EncoderKind::OpenCvSface);
    else if (choice.engine == "classic"_L1)
        encoder = catalogue.encoder(EncoderKind::DlibResnet);
    else if (choice.engine == "basic"_L1)
        encoder = basicEncoder();
    std::optional<DetectorSpec> detector = catalogue.detector(catalogue.defaultDetector);
    if (choice.detector == "yunet"_L1)
        detector = catalogue.detector(DetectorKind::OpenCvYunet);
    else if (choice.detector == "hog"_L1)
        detector = catalogue.detector(DetectorKind::DlibHog);

    EngineSetup setup;
    const auto missing = [&](const QString& detectorId, const QString& encoderId) {
        QList<ModelFile> out;
        for (const ModelFile& file : catalogue.filesFor(detectorId, encoderId)) {
            if (quickCheck(catalogue, file) != ModelState::Good)
                out.append(file);
        }
        return out;
    };
    if (detector && detector->kind == DetectorKind::OpenCvYunet) {
        setup.missing += missing(detector->id, {});
        if (!setup.missing.isEmpty())
            detector = catalogue.detector(DetectorKind::DlibHog);
    }
    const QList<ModelFile> needed = encoder ? missing({}, encoder->id) : QList<ModelFile>();
    setup.missing += needed;
    setup.recognises = encoder && needed.isEmpty();
    if (!setup.recognises && mayStandIn) {
        encoder = basicEncoder();
        setup.recognises = true;
    }
    if (encoder) {
        setup.encoderId = encoder->id;
        setup.limits = limitsOf(*encoder);
    }
    if (!setup.recognises)
        encoder.reset();
    setup.id = (detector ? detector->id : u"hog"_s) + (encoder ? u'+' + encoder->id : QString());
    setup.factory = [=, id = setup.id] { return makeEngine(catalogue, detector, encoder, id); };
    return setup;
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelfiles.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as a manifest of network files.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const FuzzFile file(fuzzPlace(QStringLiteral("manifest")), data, size);
    const ModelCatalogue catalogue = readManifest(file.path(), QStringLiteral("/models"));
    if (catalogue.error != ManifestError::None) {
        promised(catalogue.files.isEmpty() && catalogue.detectors.isEmpty() && catalogue.encoders.isEmpty());
        return 0;
    }
    for (const ModelFile& model : catalogue.files)
        promised(!model.name.contains(u'/') && !model.name.startsWith(u'.'));
    promised(catalogue.detector(catalogue.defaultDetector) && catalogue.encoder(catalogue.defaultEncoder));
    return 0;
}

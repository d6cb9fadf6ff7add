// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/xmpregions.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as an XMP file beside a photo that a camera has turned.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const FuzzFile file(fuzzPlace(QStringLiteral("photo.xmp")), data, size);
    const int orientation = orientationIn(file.path());
    promised(orientation >= 0 && orientation <= 8);
    const PictureGeometry picture{{400, 200}, int(size % 9)};
    QString problem;
    const auto read = readRegions(file.path(), picture, &problem);
    promised(read || !problem.isEmpty());
    for (const NamedRegion& region : read.value_or(ReadRegions{}).regions)
        promised(!region.name.isEmpty() && !region.area.isEmpty());
    const SidecarUpdate update =
        updateSidecar(file.path(), {{QStringLiteral("Anna"), QRectF(0.1, 0.1, 0.2, 0.2)}}, picture, false);
    promised(update.change != SidecarUpdate::Change::Failed || !update.problem.isEmpty());
    return 0;
}

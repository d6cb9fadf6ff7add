// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as a recording: every frame is read as the scan reads it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const FuzzFile file(fuzzPlace(QStringLiteral("recording")), data, size);
    FrameReader reader;
    if (reader.open(file.path()) != MediaError::None)
        return 0;
    if (size % 2 == 0)
        reader.setLeavingOut(true);
    constexpr int most = 200;
    constexpr int side = 16;
    int number = -1;
    qint64 timeMs = 0;
    for (int i = 0; i < most && reader.next(); ++i) {
        promised(reader.number() > number && reader.timeMs() >= timeMs);
        number = reader.number();
        timeMs = reader.timeMs();
        reader.overview(side);
        const QImage image = reader.image();
        promised(image.isNull() || image.size() == reader.frameSize());
    }
    return 0;
}

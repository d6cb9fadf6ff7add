// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/photoreader.h"
#include "tests/fuzz/fuzzfile.h"

#include <QCoreApplication>

using namespace ringface;
using namespace ringface::testing;

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static const QCoreApplication application(*argc, *argv); // finds the plugins for kinds of pictures
    return 0;
}

/// The bytes as a photo.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const FuzzFile file(fuzzPlace(QStringLiteral("photo")), data, size);
    MediaError error = MediaError::None;
    const QImage photo = readPhoto(file.path(), &error);
    promised(photo.isNull() ? error != MediaError::None : photo.format() == QImage::Format_BGR888);
    return 0;
}

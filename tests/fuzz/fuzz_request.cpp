// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ringfacejson.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as the original Ringface's request to learn from photos.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QString problem;
    const auto request = readFitRequest(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)), &problem);
    promised(request.has_value() == problem.isEmpty());
    if (!request)
        return 0;
    for (const FitPerson& person : request->persons)
        promised(!person.name.isEmpty() && !person.imagePaths.contains(QString()));
    promised(fitAnswer(*request, QString(), {}).contains(QStringLiteral("persons")));
    return 0;
}

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/recordingname.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as the name of a recording.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString name = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const NameFacts facts = factsFromName(name);
    promised(facts.startedAt.isValid() == (facts.timeSource != TimeSource::Unknown));
    const QDateTime began = timeFromEventId(name);
    promised(!began.isValid() || (began.date().year() >= 2013 && began.date().year() <= 2100));
    return 0;
}

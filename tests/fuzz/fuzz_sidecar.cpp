// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/sidecar.h"
#include "tests/fuzz/fuzzfile.h"

using namespace ringface;
using namespace ringface::testing;

/// The bytes as a JSON file beside a recording.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), qsizetype(size));
    const QList<SidecarEvent> events = eventsFromJson(json).value_or(QList<SidecarEvent>());
    for (const SidecarEvent& event : events) {
        const NameFacts& facts = event.facts;
        promised(facts.startedAt.isValid() || !facts.eventId.isEmpty());
        promised(facts.startedAt.isValid() == (facts.timeSource == TimeSource::Sidecar));
        promised(!facts.startedAt.isValid() || facts.startedAt.timeSpec() == Qt::UTC);
        promised(facts.camera.isEmpty() == (facts.cameraSource == CameraSource::Unknown));
        promised(!event.file.contains(u'/'));
    }
    return 0;
}

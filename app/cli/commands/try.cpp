// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Looks through one recording and keeps nothing: what the programs start to find out whether it ends them.
#include "app/cli/context.h"
#include "core/jobs/scanvideo.h"

namespace ringface::cli
{

using namespace Qt::StringLiterals;

int tryRecording(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"try takes one recording."_s);
    const auto engine = setUpEngine(context.catalogue(), context.choice, true).factory();
    if (!engine)
        return Failed;
    MediaError error = MediaError::None;
    scanVideo(context.arguments.first(), *engine, {context.step, context.minFace},
              {[&error](const ScanBatch& batch) { error = batch.error; }, [] { return false; }});
    return error == MediaError::None ? Good : SomeUnreadable;
}

} // namespace ringface::cli

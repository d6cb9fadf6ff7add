// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

namespace ringface::cli
{

/// The recording with this id or file, which need not be there any more; 0: it is none of the library. A file counts
/// before an id.
RecordingId recordingCalled(const Library& library, const QString& word);

} // namespace ringface::cli

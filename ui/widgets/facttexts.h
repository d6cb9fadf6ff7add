// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QStringList>

namespace ringface
{

/// What is known of a recording and where that comes from, a line each: its file, time, camera, whether the door was
/// answered, and \a otherFiles, other downloads of the same event. Plain text.
QString factsText(const Recording& recording, const QStringList& otherFiles);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace ringface
{

/// Tells assistive programs what our own widgets are, where Qt cannot know it. Once is enough.
void installAccess();

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/accountvalues.h"

namespace ringface
{

class Library;

/// What the library remembers of its account at Ring; as if there was none if it makes no sense.
AccountRecord readRecord(const Library& library);
/// False if the library cannot be written.
bool writeRecord(Library& library, const AccountRecord& record);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

namespace ringface
{
/// Permissions of files about visitors, on a computer that others use too.
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
} // namespace ringface

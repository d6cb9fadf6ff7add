// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>

/// The manifest and our own networks lie in a static library, so their resource is registered by hand; must be outside
/// of any namespace.
inline void initModels()
{
    Q_INIT_RESOURCE(models);
}

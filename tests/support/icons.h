// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// For a widget that is shown without the main window. In no namespace, because Q_INIT_RESOURCE cannot be.
inline void initIcons()
{
    Q_INIT_RESOURCE(ui);
}

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/workers.h"

#include <QGlobalStatic>

namespace ringface
{

Q_GLOBAL_STATIC(QThreadPool, pool)

QThreadPool* workers()
{
    return pool;
}

} // namespace ringface

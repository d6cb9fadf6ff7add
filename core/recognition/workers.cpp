// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/workers.h"

namespace ringface
{

QThreadPool* workers()
{
    static QThreadPool pool;
    return &pool;
}

} // namespace ringface

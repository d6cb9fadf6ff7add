// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace ringface::testing
{

/// RINGFACE_LONG=1 asks tests for their long forms: as many rounds, files and recordings as before a release. Without
/// it they take samples, which fail as well when something is broken, but less surely when it seldom goes wrong.
inline bool isLongForm()
{
    return qEnvironmentVariableIntValue("RINGFACE_LONG") == 1;
}

template <class T>
T sampleOr(T sample, T all)
{
    return isLongForm() ? all : sample;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace ringface
{

/// How long what moves in \a widget takes to get there, in milliseconds; 0 if the desktop wants nothing to move.
int motionMs(const QWidget* widget);

} // namespace ringface

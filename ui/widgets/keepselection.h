// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QAbstractItemView;

namespace ringface
{

/// When the view's model begins anew, the rows with the same values of \a idRole are selected and current again, and
/// the current one stays in view. Call it once, after setModel().
void keepSelection(QAbstractItemView* view, int idRole);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QAbstractItemView;

namespace ringface
{

/// The one rule for what is selected in a list whose model changes; rows are known by \a idRole. What stays is selected
/// as before, and the current row stays in view. When all that was selected goes, the next row is selected; when it
/// comes back (undone) it is selected again, unless the user has chosen something else since. Call it once, right
/// after setModel(): it gives the view another selection model.
void keepSelection(QAbstractItemView* view, int idRole);

} // namespace ringface

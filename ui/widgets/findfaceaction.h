// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAction>

namespace ringface
{

/// "When was this face seen?" on \a widget, which shows its actions as a menu: the same words and key everywhere.
class FindFaceAction : public QAction
{
    Q_OBJECT

public:
    explicit FindFaceAction(QWidget* widget);
};

} // namespace ringface

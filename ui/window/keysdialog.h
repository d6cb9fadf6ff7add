// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

namespace ringface
{

/// All keys, page by page. Deletes itself when it is closed.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    explicit KeysDialog(QWidget* parent = nullptr);
};

} // namespace ringface

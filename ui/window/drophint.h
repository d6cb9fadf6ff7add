// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace ringface
{

/// Over the whole of its parent while files are dragged over it: that they can be dropped.
class DropHint : public QWidget
{
    Q_OBJECT

public:
    explicit DropHint(QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ringface

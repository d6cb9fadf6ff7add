// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QPalette>
#include <QToolButton>

namespace ringface
{

/// The colours around a video: the same in light and dark, so that nothing flashes between two videos.
namespace stage
{
inline const QColor ground(0x0f, 0x11, 0x13);
inline const QColor bar(0x1c, 0x1f, 0x23);
inline const QColor line(0x34, 0x39, 0x3f);
inline const QColor lane(0x24, 0x28, 0x2d);
inline const QColor track(0x3a, 0x3f, 0x46);
inline const QColor text(0xf1, 0xf3, 0xf5);
inline const QColor second(0xb4, 0xba, 0xc3);
inline const QColor accent(0x7d, 0xb5, 0xf5);
inline const QColor onAccent(0x0b, 0x21, 0x38);
} // namespace stage

QPalette stagePalette();
/// Of everything on the stage.
QString stageStyle();

/// Shows the icon of its action in the colour of the stage, while menus show it in theirs.
class StageButton : public QToolButton
{
    Q_OBJECT

public:
    using QToolButton::QToolButton;

protected:
    void initStyleOption(QStyleOptionToolButton* option) const override;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/stage.h"

#include "ui/widgets/style.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

QPalette stagePalette()
{
    QPalette out(stage::text, stage::bar, stage::line, stage::ground, stage::track, stage::text, stage::text,
                 stage::ground, stage::ground);
    out.setColor(QPalette::ButtonText, stage::text);
    out.setColor(QPalette::Highlight, stage::accent);
    out.setColor(QPalette::HighlightedText, stage::onAccent);
    out.setColor(QPalette::PlaceholderText, stage::second);
    return out;
}

QString stageStyle()
{
    return windowStyle(stagePalette()) + uR"(
#playerPage { background: %1; }
QLabel, QToolButton, QPushButton, QLineEdit, QListWidget { color: %2; }
QLabel[second="true"], #playerTime { color: %3; }
QToolButton:checked { background: #2a3f57; color: #a9cff9; }
#whyCard, #nameField { background: #292c31; border: 1px solid #34393f; border-radius: 8px; }
#nameField QListWidget { background: #292c31; border: none; }
#clipEditor { background: %4; border-radius: 8px; }
)"_s.arg(stage::ground.name(), stage::text.name(), stage::second.name(), stage::bar.name());
}

void StageButton::initStyleOption(QStyleOptionToolButton* option) const
{
    QToolButton::initStyleOption(option);
    if (option->icon.isNull())
        return;
    QPixmap pixmap =
        option->icon.pixmap(option->iconSize, devicePixelRatioF(), isEnabled() ? QIcon::Normal : QIcon::Disabled,
                            isChecked() ? QIcon::On : QIcon::Off);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    QColor colour = isChecked() ? QColor(0xa9, 0xcf, 0xf9) : stage::text;
    colour.setAlphaF(isEnabled() ? 1 : 0.45F);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    option->icon = QIcon(pixmap);
}

} // namespace ringface

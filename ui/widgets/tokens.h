// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QPalette>

namespace ringface
{

/// The colours of the window by what they are for. Contrast (WCAG 2): every text has 4.5:1 on all that it may stand on,
/// lineStrong and the accent 3:1 (tst_tokens).
struct Tokens {
    bool isDark = false;
    QColor ground; ///< pages and lists
    QColor chrome; ///< tool bar and panels
    QColor raised; ///< buttons, fields, cards, menus
    QColor hover, pressed;
    QColor line;       ///< separators, and the outline of what its text tells
    QColor lineStrong; ///< of what has no text: check boxes, switches, sliders
    QColor text1;
    QColor text2;
    QColor text3; ///< never on what is pressed
    QColor accent, accentHover, accentPressed, onAccent;
    QColor weak, weakHover; ///< the selected row, the present page, where something can be dropped
    QColor weakText;        ///< on those
    QColor danger, dangerWeak;
    QColor good;
    QColor sheet1, sheet2; ///< the edges behind a stack, the nearer one first
};

/// Light or dark, as the base colour of \a palette is.
const Tokens& tokensOf(const QPalette& palette);

/// As light or dark as \a desktop.
QPalette windowPalette(const QPalette& desktop);

} // namespace ringface

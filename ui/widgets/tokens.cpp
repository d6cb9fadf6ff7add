// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/tokens.h"

#include "ui/widgets/painting.h"

namespace ringface
{

const Tokens& tokensOf(const QPalette& palette)
{
    static const Tokens light{false,
                              QColor(0xffffff),
                              QColor(0xf4f5f7),
                              QColor(0xffffff),
                              QColor(0xeceef1),
                              QColor(0xe2e5e9),
                              QColor(0xdde0e5),
                              QColor(0x858c97),
                              QColor(0x1a1d21),
                              QColor(0x4f5661),
                              QColor(0x616874),
                              QColor(0x1a63bf),
                              QColor(0x15559f),
                              QColor(0x124a8c),
                              QColor(0xffffff),
                              QColor(0xe2edfa),
                              QColor(0xd3e4f7),
                              QColor(0x14508f),
                              QColor(0xb92f2a),
                              QColor(0xfbe9e8),
                              QColor(0x1b7344),
                              QColor(0xb9bec6),
                              QColor(0xd9dce1)};
    static const Tokens dark{true,
                             QColor(0x17191c),
                             QColor(0x1e2124),
                             QColor(0x292c31),
                             QColor(0x2b2f34),
                             QColor(0x353a40),
                             QColor(0x34393f),
                             QColor(0x7e8691),
                             QColor(0xeceef1),
                             QColor(0xb3b9c2),
                             QColor(0xa0a7b1),
                             QColor(0x7db5f5),
                             QColor(0x98c5f8),
                             QColor(0xb0d2fa),
                             QColor(0x0b2138),
                             QColor(0x1f344c),
                             QColor(0x28415e),
                             QColor(0xa9cff9),
                             QColor(0xff8b82),
                             QColor(0x43231f),
                             QColor(0x6fcf97),
                             QColor(0x565d66),
                             QColor(0x3a4047)};
    constexpr int middle = 128;
    return palette.color(QPalette::Base).lightness() < middle ? dark : light;
}

QPalette windowPalette(const QPalette& desktop)
{
    const Tokens& t = tokensOf(desktop);
    QPalette out(t.text1, t.raised, t.ground, t.line, t.lineStrong, t.text1, t.text1, t.ground, t.chrome);
    out.setColor(QPalette::AlternateBase, t.chrome);
    out.setColor(QPalette::ButtonText, t.text1);
    out.setColor(QPalette::Highlight, t.accent);
    out.setColor(QPalette::HighlightedText, t.onAccent);
    out.setColor(QPalette::PlaceholderText, t.text3);
    out.setColor(QPalette::Link, t.accent);
    out.setColor(QPalette::LinkVisited, t.accent);
    out.setColor(QPalette::ToolTipBase, t.raised);
    out.setColor(QPalette::ToolTipText, t.text1);
    constexpr double disabled = 0.45;
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        out.setColor(QPalette::Disabled, role, mixed(t.ground, t.text1, disabled));
    return out;
}

} // namespace ringface

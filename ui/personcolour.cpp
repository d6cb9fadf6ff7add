// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/personcolour.h"

#include <array>

namespace ringface
{

QColor personColour(const QString& name)
{
    if (name.isEmpty())
        return QColor(0xd8dee6);
    // Bright enough to be seen on a night recording, dark enough under white text with a shadow.
    constexpr std::array<QRgb, 10> colours{0xff4c9be8, 0xfff28e2b, 0xff3fae6b, 0xffe15f6c, 0xff9a6fd0,
                                           0xff26a9a4, 0xffd67ab1, 0xffb08a52, 0xff7f9f3a, 0xff6f7fe0};
    quint32 hash = 2166136261U; // FNV-1a: qHash() may differ between machines
    for (const QChar c : name)
        hash = (hash ^ c.unicode()) * 16777619U;
    return QColor(colours[hash % colours.size()]);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/personcolour.h"

#include <QCoreApplication>

#include <array>

namespace ringface
{

namespace
{
struct Colour {
    QRgb rgb;
    const char* name;
};
constexpr std::array<Colour, 10> colours{{{0xff4c9be8, QT_TRANSLATE_NOOP("PersonColour", "Blue")},
                                          {0xfff28e2b, QT_TRANSLATE_NOOP("PersonColour", "Orange")},
                                          {0xff3fae6b, QT_TRANSLATE_NOOP("PersonColour", "Green")},
                                          {0xffe15f6c, QT_TRANSLATE_NOOP("PersonColour", "Red")},
                                          {0xff9a6fd0, QT_TRANSLATE_NOOP("PersonColour", "Violet")},
                                          {0xff26a9a4, QT_TRANSLATE_NOOP("PersonColour", "Turquoise")},
                                          {0xffd67ab1, QT_TRANSLATE_NOOP("PersonColour", "Pink")},
                                          {0xffb08a52, QT_TRANSLATE_NOOP("PersonColour", "Brown")},
                                          {0xff7f9f3a, QT_TRANSLATE_NOOP("PersonColour", "Olive")},
                                          {0xff6f7fe0, QT_TRANSLATE_NOOP("PersonColour", "Indigo")}}};
} // namespace

QList<NamedColour> personColours()
{
    QList<NamedColour> out;
    for (const Colour& colour : colours)
        out.append({colour.rgb, QCoreApplication::translate("PersonColour", colour.name)});
    return out;
}

QColor personColour(const QString& name, quint32 chosen)
{
    if (name.isEmpty())
        return QColor(0xd8dee6);
    if (chosen != 0)
        return QColor(QRgb(chosen));
    quint32 hash = 2166136261U; // FNV-1a: qHash() may differ between machines
    for (const QChar c : name)
        hash = (hash ^ c.unicode()) * 16777619U;
    return QColor(colours[hash % colours.size()].rgb);
}

} // namespace ringface

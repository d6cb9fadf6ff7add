// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/personcolour.h"

#include "core/library/values/peoplevalues.h"

#include <QCoreApplication>

#include <array>

namespace ringface
{

namespace
{
struct Tones {
    QRgb deep;
    QRgb bright;
    const char* name;
};
constexpr std::array<Tones, personColourCount> tones{
    {{0x3c64c0, 0x85abfc, QT_TRANSLATE_NOOP("PersonColour", "Blue")},
     {0xaa7f0d, 0xffcb5c, QT_TRANSLATE_NOOP("PersonColour", "Yellow")},
     {0x2b4a04, 0x5b8b27, QT_TRANSLATE_NOOP("PersonColour", "Green")},
     {0x751a66, 0xb660a3, QT_TRANSLATE_NOOP("PersonColour", "Purple")},
     {0xb34057, 0xfd8a9a, QT_TRANSLATE_NOOP("PersonColour", "Rose")},
     {0x15939e, 0x28e8f8, QT_TRANSLATE_NOOP("PersonColour", "Turquoise")},
     {0x77580a, 0xc89615, QT_TRANSLATE_NOOP("PersonColour", "Olive")},
     {0x533fa0, 0x8e81e1, QT_TRANSLATE_NOOP("PersonColour", "Violet")},
     {0x95233e, 0xda6b7c, QT_TRANSLATE_NOOP("PersonColour", "Red")},
     {0xa1468f, 0xe98ed4, QT_TRANSLATE_NOOP("PersonColour", "Pink")},
     {0xad610b, 0xfda85e, QT_TRANSLATE_NOOP("PersonColour", "Orange")},
     {0x03466a, 0x0085c4, QT_TRANSLATE_NOOP("PersonColour", "Dark blue")}}};
constexpr QRgb nobody = 0x8f96a1;
} // namespace

QStringList personColourNames()
{
    QStringList out;
    for (const Tones& each : tones)
        out.append(QCoreApplication::translate("PersonColour", each.name));
    return out;
}

QColor personColour(quint32 colour, bool onDark)
{
    if (colour == 0)
        return QColor(nobody);
    if (colour > tones.size())
        return QColor(QRgb(colour));
    const Tones& own = tones[colour - 1];
    return QColor(onDark ? own.bright : own.deep);
}

} // namespace ringface

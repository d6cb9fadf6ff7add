// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/painting.h"

#include "core/library/values/facevalues.h"
#include "ui/widgets/tokens.h"

#include <QGuiApplication>
#include <QIcon>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QTextOption>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Draws a monochrome icon in the colour of the present palette.
class TintEngine : public QIconEngine
{
public:
    explicit TintEngine(const QString& file)
        : m_file(file)
        , m_shape(file)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->drawPixmap(square, tinted(square.size(), painter->device()->devicePixelRatio(), mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return tinted(size, 1, mode, state);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap out = tinted(size / scale, scale, mode, state);
        out.setDevicePixelRatio(1);
        return out;
    }
    QIconEngine* clone() const override { return new TintEngine(m_file); }

private:
    QPixmap tinted(const QSize& size, qreal scale, QIcon::Mode mode, QIcon::State state) const
    {
        QPixmap out = m_shape.pixmap(size, scale, QIcon::Normal, state);
        const Tokens& tokens = tokensOf(QGuiApplication::palette());
        const bool isChosen = mode == QIcon::Selected || state == QIcon::On;
        const QColor text = isChosen ? tokens.weakText : tokens.text2;
        constexpr double faint = 0.45;
        QPainter painter(&out);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(out.rect(), mode == QIcon::Disabled ? mixed(tokens.ground, text, faint) : text);
        return out;
    }

    QString m_file;
    QIcon m_shape;
};
} // namespace

QColor mixed(const QColor& a, const QColor& b, double part)
{
    const auto mix = [part](int x, int y) { return int(x + (y - x) * part); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

QColor quietText(const QPalette& palette)
{
    return tokensOf(palette).text2;
}

QColor quietFill(const QPalette& palette)
{
    return tokensOf(palette).pressed;
}

QColor warningText(const QPalette& palette)
{
    return tokensOf(palette).danger;
}

void drawRounded(QPainter& painter, const QPixmap& pixmap, const QRectF& target, qreal radius, const QPalette& palette)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    if (pixmap.isNull()) {
        painter.setBrush(quietFill(palette));
        painter.drawRoundedRect(target, radius, radius);
        painter.restore();
        return;
    }
    QPainterPath path;
    path.addRoundedRect(target, radius, radius);
    painter.setClipPath(path);
    const QSizeF size = QSizeF(pixmap.size()).scaled(target.size(), Qt::KeepAspectRatioByExpanding);
    QRectF place(QPointF(), size);
    place.moveCenter(target.center());
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()));
    painter.restore();
}

QPixmap roundedPicture(const QPixmap& pixmap, int side, qreal ratio, const QPalette& palette)
{
    constexpr qreal corner = 8;
    QPixmap out(QSize(side, side) * ratio);
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    drawRounded(painter, pixmap, QRectF(0, 0, side, side), corner, palette);
    return out;
}

void drawPortrait(QPainter& painter, const QPixmap& face, const QRectF& target, const QColor& colour,
                  const QPalette& palette)
{
    constexpr qreal smallSide = 32;
    const qreal line = target.width() < smallSide ? 1.5 : 2; // of the ring, and of the gap in it
    const QRectF inside = target.adjusted(2 * line, 2 * line, -2 * line, -2 * line);
    drawRounded(painter, face, inside, inside.width() / 2, palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(colour.isValid() ? colour : tokensOf(palette).lineStrong, line);
    if (!colour.isValid())
        pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(target.adjusted(line / 2, line / 2, -line / 2, -line / 2));
    painter.restore();
}

void drawPortraits(QPainter& painter, const QList<Portrait>& people, const QRect& target, const QColor& ground,
                   const QPalette& palette)
{
    constexpr int oneSide = 40;
    constexpr int twoSide = 26;
    constexpr int pairSide = 44;
    const auto centred = [&target](int side) {
        QRect out(0, 0, side, side);
        out.moveCenter(target.center());
        return out;
    };
    if (people.size() == 1)
        return drawPortrait(painter, people[0].picture, centred(oneSide), people[0].colour, palette);
    if (people.isEmpty())
        return;
    const QRect pair = centred(pairSide);
    drawPortrait(painter, people[0].picture, QRect(pair.topLeft(), QSize(twoSide, twoSide)), people[0].colour, palette);
    QRect second(0, 0, twoSide, twoSide);
    second.moveBottomRight(pair.bottomRight());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen); // the first one ends behind it
    painter.setBrush(ground);
    painter.drawEllipse(second.adjusted(-1, -1, 1, 1));
    painter.restore();
    drawPortrait(painter, people[1].picture, second, people[1].colour, palette);
}

void drawItemBackground(QPainter& painter, const QRect& rect, bool selected, bool hovered, const QPalette& palette)
{
    if (!selected && !hovered)
        return;
    const Tokens& tokens = tokensOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(selected ? tokens.weak : tokens.hover);
    painter.drawRoundedRect(rect, 8, 8);
    painter.restore();
}

QIcon themedIcon(const char* name)
{
    return QIcon(new TintEngine(u":/ringface/icons/%1.svg"_s.arg(QLatin1StringView(name))));
}

void drawKey(QPainter& painter, const QRectF& cap, const QString& key, const QFont& font, const QPalette& palette)
{
    painter.setPen(QPen(tokensOf(palette).line, 1));
    painter.setBrush(tokensOf(palette).raised);
    painter.drawRoundedRect(cap, 4, 4);
    painter.setFont(scaledFont(font, 0.85));
    painter.setPen(quietText(palette));
    painter.drawText(cap, Qt::AlignCenter, key);
}

void drawBadge(QPainter& painter, const QRect& badge, const QString& icon, const QPalette& palette)
{
    painter.setPen(QPen(tokensOf(palette).line, 1));
    painter.setBrush(tokensOf(palette).raised);
    painter.drawEllipse(badge);
    constexpr int inner = 4;
    themedIcon(icon.toLatin1().constData()).paint(&painter, badge.adjusted(inner, inner, -inner, -inner));
}

void drawWithIcon(QPainter& painter, const QRect& line, const QString& icon, const QString& text, const QFont& font,
                  const QPalette& palette)
{
    QRect rest = line;
    if (!icon.isEmpty()) {
        constexpr int side = 14;
        constexpr int gap = 5;
        const QRect place(line.left(), line.center().y() - side / 2, side, side);
        themedIcon(icon.toLatin1().constData()).paint(&painter, place);
        rest.setLeft(place.right() + gap);
    }
    const QFont second = secondFont(font);
    painter.setFont(second);
    painter.setPen(tokensOf(palette).text2);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(second).elidedText(text, Qt::ElideRight, rest.width()));
}

const char* kindIcon(const QStringList& kinds)
{
    return kinds.contains("ding"_L1) ? "bell" : kinds.contains("motion"_L1) ? "motion" : "";
}

const char* roleIcon(Role role)
{
    switch (role) {
    case Role::Resident:
        return "home";
    case Role::Neighbour:
        return "fence";
    case Role::Delivery:
        return "parcel";
    case Role::Visitor:
    case Role::Ignored:
    case Role::Unnamed:
        break;
    }
    return "";
}

QStaticText wrappedText(const QString& text, const QFont& font, int width)
{
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QStaticText out(QString(text).replace(u'\n', QChar(QChar::LineSeparator))); // it knows no other
    out.setTextFormat(Qt::PlainText);
    out.setTextOption(option);
    out.setTextWidth(width);
    out.prepare({}, font);
    return out;
}

QFont scaledFont(const QFont& font, double factor, bool bold)
{
    QFont out = font;
    if (font.pointSizeF() > 0)
        out.setPointSizeF(font.pointSizeF() * factor);
    else
        out.setPixelSize(int(font.pixelSize() * factor));
    if (bold)
        out.setWeight(QFont::DemiBold);
    return out;
}

QFont titleFont(const QFont& font)
{
    return scaledFont(font, 20.0 / 13, true);
}

QFont headingFont(const QFont& font)
{
    return scaledFont(font, 15.0 / 13, true);
}

QFont secondFont(const QFont& font)
{
    return scaledFont(font, 12.0 / 13);
}

} // namespace ringface

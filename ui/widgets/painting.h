// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPalette>
#include <QPixmap>
#include <QRectF>
#include <QStaticText>

class QIcon;
class QPainter;

namespace ringface
{

enum class Role;

/// \a b mixed into \a a; part is 0 (a) to 1 (b).
QColor mixed(const QColor& a, const QColor& b, double part);
/// Text of less weight on the base colour.
QColor quietText(const QPalette& palette);
/// A calm fill for what has no picture yet.
QColor quietFill(const QPalette& palette);
/// For errors; readable on the base colour.
QColor warningText(const QPalette& palette);

/// Draws \a pixmap so that it fills \a target, cut off where it is too long, with round corners; a calm fill if null.
void drawRounded(QPainter& painter, const QPixmap& pixmap, const QRectF& target, qreal radius, const QPalette& palette);
/// The same as a picture of its own, \a side pixels high and wide, for a screen of this \a ratio.
QPixmap roundedPicture(const QPixmap& pixmap, int side, qreal ratio, const QPalette& palette);
/// A round portrait with a ring in \a colour; an invalid one: it is not sure who that is, and the ring is dashed.
void drawPortrait(QPainter& painter, const QPixmap& face, const QRectF& target, const QColor& colour,
                  const QPalette& palette);
struct Portrait {
    QPixmap picture;
    QColor colour; ///< see drawPortrait()
};
/// One, or the first two of several, which overlap, in the middle of \a target; \a ground: what is behind them.
void drawPortraits(QPainter& painter, const QList<Portrait>& people, const QRect& target, const QColor& ground,
                   const QPalette& palette);
/// The rounded background of a selected or hovered item.
void drawItemBackground(QPainter& painter, const QRect& rect, bool selected, bool hovered, const QPalette& palette);

/// A key's cap with what stands on it.
void drawKey(QPainter& painter, const QRectF& cap, const QString& key, const QFont& font, const QPalette& palette);
/// A small round sign on a picture, with one of our icons.
void drawBadge(QPainter& painter, const QRect& badge, const QString& icon, const QPalette& palette);
/// A line of less weight that begins with an icon (see themedIcon(); empty: without); what is too long is cut off.
void drawWithIcon(QPainter& painter, const QRect& line, const QString& icon, const QString& text, const QFont& font,
                  const QPalette& palette);

/// One of our icons in the colour of the text, whatever the palette is at the time; "play", "pause", ...
QIcon themedIcon(const char* name);

/// For themedIcon(): of recordings of these kinds, as they are stored; empty where that says nothing.
const char* kindIcon(const QStringList& kinds);
/// For themedIcon(): of people who live here, ...; empty where a role says nothing special.
const char* roleIcon(Role role);

/// \a text in lines of \a width pixels at most, broken between words; within one only if that is longer than a line.
QStaticText wrappedText(const QString& text, const QFont& font, int width);

QFont scaledFont(const QFont& font, double factor, bool bold = false);
/// Beside \a font, that of the desktop, which counts as 13 pixels: of a page's title (20), of a section (15), and of
/// lines that say less (12).
QFont titleFont(const QFont& font);
QFont headingFont(const QFont& font);
QFont secondFont(const QFont& font);

} // namespace ringface

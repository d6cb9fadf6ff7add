// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDate>
#include <QHash>
#include <QStyledItemDelegate>

namespace ringface
{

/// Paints the recordings of a visit as a card: who, then when and where, with the day above the first one of a day.
class RecordingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// True if the row begins a new day.
    static bool startsDay(const QModelIndex& index);
    static int headerHeight(const QFont& font);
    /// The day of \a index, over whatever is there.
    static void paintHeader(QPainter& painter, const QRect& rect, const QModelIndex& index, const QFont& font,
                            const QPalette& palette);

private:
    int errorHeight(const QModelIndex& index, const QFont& font, int width) const;
    static void paintPortraits(QPainter& painter, const QRect& place, const QModelIndex& index,
                               const QPalette& palette);

    mutable QHash<QString, int> m_heights; ///< of texts as wide as m_heightsWidth
    mutable int m_heightsWidth = 0;
    mutable QFont m_heightsFont;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/tiledelegate.h"

#include <QListView>

namespace ringface
{

class EdgeScroll;
class NameEntry;

/// A grid of faces or groups of faces, which are dragged from here; faces can be dropped on it if that is wanted.
class FaceView : public QListView
{
    Q_OBJECT

public:
    /// \a tile: side of a thumbnail in pixels.
    FaceView(QAbstractItemModel* model, int tile, TileDelegate::Caption caption, QWidget* parent = nullptr);

    QList<qint64> selectedFaces() const;
    /// The (best) face of the current tile; 0 without one.
    qint64 currentFace() const;
    /// Adds the act that emits findWanted(), with its key, to the menu.
    void offerFinding();
    /// Moves \a entry right under the chosen face, as far as it is whole in the page that is its parent.
    void placeUnderChosen(NameEntry* entry) const;
    int tile() const;
    void setTile(int tile);

    /// Faces that were dragged elsewhere can be dropped here.
    void takeDrops();
    /// The tile that faces would be dropped on now.
    QModelIndex dropTarget() const;
    /// Emits answered() when a yes or no is clicked.
    const TileDelegate* tiles() const { return m_tiles; }

Q_SIGNALS:
    /// On a tile, or beside all of them (then \a target is invalid).
    void facesDropped(const QList<qint64>& faces, const QModelIndex& target);
    /// The user says yes or no to what the tile asks.
    void answered(const QModelIndex& index, bool yes);
    void selectedFacesChanged();
    /// It has got the keyboard.
    void focused();
    /// The (best) face that was double-clicked.
    void faceActivated(qint64 face);
    /// The user asks when this (best) face was seen.
    void findWanted(qint64 face);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void focusInEvent(QFocusEvent* event) override;
    /// Letters are keys for acts here.
    void keyboardSearch(const QString&) override {}
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void setTarget(const QModelIndex& index);
    TileDelegate* m_tiles;
    EdgeScroll* m_scroll;
};

} // namespace ringface

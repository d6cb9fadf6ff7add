// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>

namespace ringface
{

/// A grid of faces or groups of faces, which are dragged from here.
class FaceView : public QListView
{
    Q_OBJECT

public:
    /// \a tile: side of a thumbnail in pixels.
    FaceView(QAbstractItemModel* model, int tile, QWidget* parent = nullptr);

    QList<qint64> selectedFaces() const;
    int tile() const { return m_tile; }

Q_SIGNALS:
    void selectedFacesChanged();
    /// It has got the keyboard.
    void focused();
    /// The (best) face that was double-clicked.
    void faceActivated(qint64 face);

protected:
    void startDrag(Qt::DropActions actions) override;
    void focusInEvent(QFocusEvent* event) override;
    /// Letters are keys for acts here.
    void keyboardSearch(const QString&) override {}
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    int m_tile;
};

} // namespace ringface

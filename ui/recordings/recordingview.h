// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QListView>

namespace ringface
{

class RecordingModel;

/// The timeline by day; the day of the topmost card stays in sight. Files and folders can be dropped anywhere on it.
class RecordingView : public QListView
{
    Q_OBJECT

public:
    explicit RecordingView(RecordingModel* model, QWidget* parent = nullptr);

    /// Of all selected cards.
    QList<RecordingId> selectedRecordings() const;
    /// Makes its card the current one; cardChosen() only if \a tell.
    void select(RecordingId id, bool tell = true);

Q_SIGNALS:
    void filesDropped(const QStringList& paths);
    /// A card became the current one.
    void cardChosen(const QList<qint64>& clips);

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    RecordingModel* m_recordings;
};

} // namespace ringface

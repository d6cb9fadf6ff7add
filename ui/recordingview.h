// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QListView>

namespace ringface
{

class RecordingModel;

/// The list of recordings by day. Files and folders can be dropped anywhere on it.
class RecordingView : public QListView
{
    Q_OBJECT

public:
    explicit RecordingView(RecordingModel* model, QWidget* parent = nullptr);

    QList<RecordingId> selectedRecordings() const;
    void select(RecordingId id);

Q_SIGNALS:
    void filesDropped(const QStringList& paths);
    void recordingChosen(qint64 id);
    /// The button shown while the list is empty.
    void addClicked();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    RecordingModel* m_recordings;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "ui/widgets/rowmodel.h"

#include <QTimer>

namespace ringface
{

class Library;
class ThumbnailCache;

struct GroupRow {
    GroupId id = 0;
    QList<FaceId> faces; ///< best first
    int recordings = 0;
    QString suggestion;
    QList<FaceId> suggested; ///< see Group
    QDateTime lastSeen{};    ///< UTC; invalid if unknown
    bool operator==(const GroupRow&) const = default;
};

/// The groups of unknown faces: those with a question first, then the biggest first. While the library changes, a
/// group keeps its place unless it has grown to about twice its size. Roles: FaceRole.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class GroupModel : public RowModel<GroupRow>
{
    Q_OBJECT

public:
    GroupModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    /// So many of them ask whether they are somebody known.
    int questions() const;

    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    void refresh();

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    QTimer m_later; ///< faces that a scan delivers are shown a little later
};

} // namespace ringface

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
    FaceId cover = 0;    ///< stays as long as it is among them
    int visits = 0;
    QString suggestion;
    QList<FaceId> suggested; ///< see Group
    QDateTime lastSeen{};    ///< UTC; invalid if unknown
    bool operator==(const GroupRow&) const = default;
};

/// The groups of unknown faces: those with a question first, then whoever came most often. While hold() is on, each
/// keeps its place and new ones come last. Roles: FaceRole.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class GroupModel : public RowModel<GroupRow>
{
    Q_OBJECT

public:
    GroupModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    /// Why they keep their places: somebody points at them, or more of them are being found.
    enum class Hold { Pointer = 1, Scan = 2 };
    void hold(Hold why, bool on);
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
    int m_holds = 0; ///< of Hold
    QTimer m_later;  ///< faces that a scan delivers are shown a little later
};

} // namespace ringface

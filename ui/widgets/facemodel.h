// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"
#include "ui/widgets/rowmodel.h"

namespace ringface
{

class ThumbnailCache;

struct FaceRow {
    FaceId id = 0;
    QDateTime at{};         ///< UTC; invalid if unknown, or if it is not to be shown
    bool teaches = false;   ///< see PersonFace
    bool isLeftOut = false; ///< likewise
    bool isPortrait = false;
    bool operator==(const FaceRow&) const = default;
};

/// Single faces that can be dragged onto a name. Roles: FaceRole.
class FaceModel : public RowModel<FaceRow>
{
    Q_OBJECT

public:
    explicit FaceModel(ThumbnailCache& thumbnails, QObject* parent = nullptr);

    void setFaces(const QList<FaceId>& faces);
    /// With the time below each. \a portrait: the one that stands for the person.
    void setFaces(const QList<PersonFace>& faces, FaceId portrait);

    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    ThumbnailCache& m_thumbnails;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/facemodel.h"

#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QLocale>

namespace ringface
{

FaceModel::FaceModel(ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this,
            [this](const QSet<qint64>& ids) { redraw([&ids](const FaceRow& row) { return ids.contains(row.id); }); });
}

void FaceModel::setFaces(const QList<FaceId>& faces)
{
    QList<FaceRow> next;
    for (const FaceId id : faces)
        next.append(FaceRow{id});
    sync(next);
}

void FaceModel::setFaces(const QList<PersonFace>& faces)
{
    QList<FaceRow> next;
    for (const PersonFace& face : faces)
        next.append(FaceRow{face.face, face.at, face.teaches});
    sync(next);
}

QVariant FaceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FaceRow& row = rows()[index.row()];
    const FaceId id = row.id;
    switch (role) {
    case Qt::DisplayRole:
        return row.at.isValid() ? shortDayText(row.at.toLocalTime().date(), QDate::currentDate()) : QString();
    case FaceRole::Subtitle: {
        const QString time =
            row.at.isValid() ? QLocale().toString(row.at.toLocalTime().time(), QLocale::ShortFormat) : QString();
        return row.teaches ? time + u'\n' + tr("learnt from") : time;
    }
    case Qt::DecorationRole:
        return m_thumbnails.face(id);
    case Qt::AccessibleTextRole:
        return row.at.isValid() ? momentText(row.at, QDate::currentDate())
                                : tr("Face %1 of %2").arg(index.row() + 1).arg(rowCount());
    case Qt::ToolTipRole:
        return tr("Double-click to see it in its recording");
    case FaceRole::Id:
        return id;
    case FaceRole::Faces:
        return QVariant::fromValue(QList<qint64>{id});
    default:
        return {};
    }
}

Qt::ItemFlags FaceModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList FaceModel::mimeTypes() const
{
    return {faceMimeType()};
}

QMimeData* FaceModel::mimeData(const QModelIndexList& indexes) const
{
    QList<FaceId> faces;
    for (const QModelIndex& index : indexes)
        faces += index.data(FaceRole::Faces).value<QList<qint64>>();
    return faces.isEmpty() ? nullptr : faceMimeData(faces).release();
}

} // namespace ringface

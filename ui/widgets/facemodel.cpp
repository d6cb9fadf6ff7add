// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/facemodel.h"

#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// \a text, and what the icon on the face means.
QString withMeaning(const FaceRow& row, const QString& text)
{
    QStringList out{text};
    if (row.isPortrait)
        out.append(FaceModel::tr("stands for this person"));
    if (row.isLeftOut)
        out.append(FaceModel::tr("Ringface does not learn from it"));
    else if (row.teaches)
        out.append(FaceModel::tr("Ringface learnt from it"));
    return out.join(FaceModel::tr(", ", "between parts of a description"));
}
} // namespace

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

void FaceModel::setFaces(const QList<PersonFace>& faces, FaceId portrait)
{
    QList<FaceRow> next;
    for (const PersonFace& face : faces)
        next.append(FaceRow{face.face, face.at, face.teaches, face.isLeftOut, face.face == portrait});
    sync(next);
}

QVariant FaceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FaceRow& row = rows()[index.row()];
    const FaceId id = row.id;
    switch (role) {
    case FaceRole::Detail:
        return shortMomentText(row.at);
    case FaceRole::Icon:
        return row.isPortrait ? u"star"_s : row.isLeftOut ? u"eye-off"_s : row.teaches ? u"book"_s : QString();
    case Qt::DecorationRole:
        return m_thumbnails.face(id);
    case Qt::AccessibleTextRole:
        return withMeaning(row, row.at.isValid() ? momentText(row.at, QDate::currentDate())
                                                 : tr("Face %1 of %2").arg(index.row() + 1).arg(rowCount()));
    case Qt::ToolTipRole:
        return withMeaning(row, tr("Double-click to see it in its recording"));
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

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/groupmodel.h"

#include "core/library/library.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <algorithm>
#include <tuple>

namespace ringface
{

namespace
{
bool inOrder(const GroupRow& a, const GroupRow& b)
{
    const auto rank = [](const GroupRow& g) {
        return std::tuple(g.suggestion.isEmpty(), -g.visits, -g.faces.size(), g.id);
    };
    return rank(a) < rank(b);
}
} // namespace

GroupModel::GroupModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const GroupRow& row) { return ids.contains(row.cover); });
    });
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &GroupModel::refresh);
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        constexpr int calmMs = 500; // while a scan delivers
        if (change.groups || change.names())
            refresh();
        else if (change.any(LibraryChange::Faces) && !m_later.isActive())
            m_later.start(calmMs);
    });
    refresh();
}

void GroupModel::hold(Hold why, bool on)
{
    const int before = std::exchange(m_holds, on ? m_holds | int(why) : m_holds & ~int(why));
    if (before != 0 && m_holds == 0)
        refresh();
}

void GroupModel::refresh()
{
    m_later.stop();
    const QHash<qint64, qsizetype> places = this->places();
    QList<GroupRow> next;
    const QList<Group> all = m_library.groups();
    for (const Group& g : all) {
        const qsizetype place = places.value(g.id, -1);
        const FaceId before = place < 0 ? 0 : rows()[place].cover;
        next.append({g.id, g.faces, before != 0 && g.faces.contains(before) ? before : g.cover, g.visits, g.suggestion,
                     g.suggested, g.lastSeen});
    }
    std::ranges::sort(next, inOrder);
    if (m_holds != 0)
        keepPlaces(next, places);
    sync(next);
}

int GroupModel::questions() const
{
    return int(std::ranges::count_if(rows(), [](const GroupRow& g) { return !g.suggestion.isEmpty(); }));
}

QVariant GroupModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GroupRow& g = rows()[index.row()];
    const QString title = g.suggestion.isEmpty() ? tr("Unknown") : nameText(g.suggestion, true);
    const QString counts = tr("%1, %2", "12 faces, 3 visits").arg(facesText(int(g.faces.size())), visitsText(g.visits));
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case FaceRole::Subtitle:
        return counts;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "name, counts").arg(title, counts);
    case Qt::DecorationRole:
        return m_thumbnails.face(g.cover);
    case FaceRole::Id:
        return g.id;
    case FaceRole::Faces:
        return QVariant::fromValue(g.faces);
    case FaceRole::Detail:
        return seenText(g.visits, g.lastSeen);
    case FaceRole::Suggestion:
        return g.suggestion;
    case FaceRole::Suggested:
        return QVariant::fromValue(g.suggested);
    default:
        return {};
    }
}

Qt::ItemFlags GroupModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList GroupModel::mimeTypes() const
{
    return {faceMimeType()};
}

QMimeData* GroupModel::mimeData(const QModelIndexList& indexes) const
{
    QList<FaceId> faces;
    for (const QModelIndex& index : indexes)
        faces += index.data(FaceRole::Faces).value<QList<qint64>>();
    return faces.isEmpty() ? nullptr : faceMimeData(faces).release();
}

} // namespace ringface

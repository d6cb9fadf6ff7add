// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/peoplemodel.h"

#include "core/library/library.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/librarycommand.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString keysNote = u"person_keys"_s; // ids of the persons of the keys 1, 2, ...
} // namespace

PeopleModel::PeopleModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const PersonRow& row) { return ids.contains(row.bestFace); });
    });
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.names())
            refresh();
    });
    refresh();
}

void PeopleModel::refresh()
{
    QList<PersonRow> next;
    const QList<Person> all = m_library.people();
    for (const Person& p : all)
        next.append({p.id, p.name, p.role, p.colour, p.visits, p.bestFace, p.lastSeen});
    dealKeys(next);
    sync(next);
}

/// Whoever has a key keeps it; free ones go to those who were seen most.
void PeopleModel::dealKeys(QList<PersonRow>& people)
{
    const QString noted = m_library.note(keysNote);
    const QStringList owners = noted.split(u',');
    std::vector<PersonRow*> without;
    std::array<bool, keys + 1> taken{};
    for (PersonRow& row : people) {
        const auto key = int(owners.indexOf(QString::number(row.id))) + 1;
        row.key = key <= keys ? key : 0;
        taken[size_t(row.key)] = true;
        if (row.key == 0)
            without.push_back(&row);
    }
    std::ranges::stable_sort(without, std::greater(), &PersonRow::visits);
    auto next = without.begin();
    for (int key = 1; key <= keys && next != without.end(); ++key) {
        if (!taken[size_t(key)])
            (*next++)->key = key;
    }
    QStringList now = owners; // of somebody who is gone, as long as nobody else needs it
    now.resize(keys);
    for (const PersonRow& row : people) {
        if (row.key > 0)
            now[row.key - 1] = QString::number(row.id);
    }
    if (const QString dealt = now.join(u','); dealt != noted && !people.isEmpty() && !m_library.isReadOnly())
        m_library.setNote(keysNote, dealt);
}

std::unique_ptr<QUndoCommand> PeopleModel::giveKey(PersonId person, int key)
{
    const QString before = m_library.note(keysNote);
    QStringList owners = before.split(u',');
    owners.resize(keys);
    const QString id = QString::number(person);
    const qsizetype old = owners.indexOf(id);
    if (old >= 0)
        owners[old] = key > 0 ? owners[key - 1] : QString();
    if (key > 0)
        owners[key - 1] = id;
    const QString now = owners.join(u',');
    const auto set = [this](const QString& note) {
        return [this, note](Library& library) {
            const bool done = library.setNote(keysNote, note);
            refresh();
            return done;
        };
    };
    const QString name = m_library.personName(person);
    const QString text = key > 0 ? undoText(tr("%1 has the key %2 now").arg(name).arg(key), tr("Key of %1").arg(name))
                                 : undoText(tr("%1 has no key now").arg(name), tr("Key of %1").arg(name));
    return std::make_unique<LibraryCommand>(m_library, text, set(now), set(before));
}

QString PeopleModel::nameOfKey(int key) const
{
    const auto row = std::ranges::find(rows(), key, &PersonRow::key);
    return row == rows().end() ? QString() : row->name;
}

QStringList PeopleModel::names() const
{
    QStringList out;
    for (const PersonRow& p : rows())
        out.append(p.name);
    return out;
}

int PeopleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : RowModel::rowCount() + 1;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isNew = index.row() == RowModel::rowCount();
    const PersonRow person = isNew ? PersonRow() : rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return isNew ? tr("New person") : person.name;
    case FaceRole::Subtitle:
        if (isNew)
            return rows().isEmpty() ? tr("Drag a face here to give it a name") : QString();
        return seenText(person.visits, person.lastSeen);
    case Qt::AccessibleTextRole:
        return isNew ? tr("New person")
                     : tr("%1, %2, %3", "name, role, 3 visits")
                           .arg(person.name, roleText(person.role), seenText(person.visits, person.lastSeen));
    case FaceRole::Icon:
        return QString::fromLatin1(roleIcon(person.role));
    case FaceRole::Visits:
        return person.visits;
    case FaceRole::Seen:
        return person.lastSeen;
    case FaceRole::Role:
        return int(person.role);
    case Qt::ToolTipRole: // cards cut a long one off
        return person.name;
    case Qt::DecorationRole:
        return isNew ? QPixmap() : m_thumbnails.face(person.bestFace);
    case FaceRole::Id:
        return person.id;
    case FaceRole::Key:
        return person.key;
    case FaceRole::Colour:
        return person.colour;
    default:
        return {};
    }
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList PeopleModel::mimeTypes() const
{
    return {faceMimeType()};
}

bool PeopleModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int,
                                  const QModelIndex& parent) const
{
    const bool allowed = action == Qt::CopyAction || action == Qt::MoveAction;
    return allowed && parent.isValid() && !facesFrom(data).isEmpty();
}

bool PeopleModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                               const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const bool isNew = parent.row() == RowModel::rowCount();
    Q_EMIT facesDropped(facesFrom(data), isNew ? QString() : rows()[parent.row()].name);
    return true;
}

} // namespace ringface

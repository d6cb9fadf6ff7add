// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"
#include "ui/widgets/rowmodel.h"

#include <QTimer>
#include <QUndoCommand>

#include <memory>

namespace ringface
{

class Library;
class ThumbnailCache;

struct PersonRow {
    PersonId id = 0;
    QString name;
    Role role = Role::Visitor;
    quint32 colour = 0; ///< see Person::colour
    int visits = 0;
    FaceId bestFace = 0;
    QDateTime lastSeen{}; ///< UTC; invalid if unknown
    int key = 0;          ///< 1 to PeopleModel::keys, for good; 0: none
    bool operator==(const PersonRow&) const = default;
};

/// The known people by name, and a last row "New person" (FaceRole::Id 0). Faces can be dropped on every row.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class PeopleModel : public RowModel<PersonRow>
{
    Q_OBJECT

public:
    PeopleModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    /// In alphabetical order.
    QStringList names() const;

    /// So many of the most frequent people have a key.
    static constexpr int keys = 9;
    /// This person has this key (0: none) from now on, and whoever had it the one that is free then. Undoable.
    std::unique_ptr<QUndoCommand> giveKey(PersonId person, int key);
    /// Empty if nobody has it.
    QString nameOfKey(int key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// An empty name: dropped on "New person".
    void facesDropped(const QList<qint64>& faces, const QString& name);

private:
    void refresh();
    void dealKeys(QList<PersonRow>& people);

    Library& m_library;
    ThumbnailCache& m_thumbnails;
};

} // namespace ringface

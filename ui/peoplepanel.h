// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/peoplevalues.h"

#include <QWidget>

class QAction;
class QMenu;
class QModelIndex;
class QUndoStack;

namespace ringface
{

class Library;
class NameEntry;
class PeopleModel;
class PeopleView;

/// The people beside every page: faces are dragged onto them, and what they are is changed in their context menu.
class PeoplePanel : public QWidget
{
    Q_OBJECT

public:
    PeoplePanel(Library& library, QUndoStack& undo, PeopleModel* model, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants this person to be deleted, and was not asked yet whether that is meant.
    void removalWanted(const ringface::Person& person);
    /// Something worth knowing.
    void noticed(const QString& text);

private:
    std::optional<Person> chosen() const;
    void take(const QList<qint64>& faces, const QString& name);
    void nameAccepted(const QString& name);
    void askNewName();
    void rename(const Person& person, const QString& name);
    void placeEntry(const QModelIndex& row);
    void showMenu(const QPoint& globalPos);
    void addRoles(QMenu* menu, const Person& person);
    void addMerging(QMenu* menu, const Person& person);

    Library& m_library;
    QUndoStack& m_undo;
    PeopleModel* m_model;
    PeopleView* m_view;
    NameEntry* m_entry;
    QAction* m_rename;
    QList<qint64> m_waiting;         ///< faces that the field asks the name of
    std::optional<Person> m_renamed; ///< whom the field asks the new name of
};

} // namespace ringface

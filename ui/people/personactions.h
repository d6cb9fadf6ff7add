// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QObject>

class QAction;
class QMenu;
class QPoint;
class QUndoStack;

namespace ringface
{

class Library;

/// What can be done with a person: as entries of a menu, each one undoable, and by drag.
class PersonActs : public QObject
{
    Q_OBJECT

public:
    PersonActs(Library& library, QUndoStack& undo, QObject* parent);

    /// Shows \a first, and roles, colours, merging, separating and removing, at \a globalPos.
    void showMenu(const Person& person, const QList<QAction*>& first, QWidget* parent, const QPoint& globalPos);
    /// To ask for another name: "Rename..." for the menu, and F2 on \a list, which owns it.
    static QAction* makeRename(QWidget* list);
    /// Says why, if the name cannot be taken.
    void rename(const Person& person, const QString& name);
    void merge(PersonId from, PersonId into);
    std::optional<Person> find(PersonId id) const;
    /// These faces are not \a person, or (if there is one) are \a other, with all of the tracks they are of.
    void correct(const QList<FaceId>& faces, const Person& person, const QString& other = {});
    /// Nothing is learnt from these faces any more, or it is again.
    void setLearnt(const QList<FaceId>& faces, const Person& person, bool on);
    /// This face stands for the person from now on.
    void setPortrait(const Person& person, FaceId face);

Q_SIGNALS:
    /// The user wants this person to be deleted, and was not asked yet whether that is meant.
    void removalWanted(const ringface::Person& person);
    /// The user wants this person to have this number key; 0: none.
    void keyWanted(qint64 person, int key);
    /// Something worth knowing.
    void noticed(const QString& text);

private:
    void addRoles(QMenu* menu, const Person& person);
    void addColours(QMenu* menu, const Person& person);
    void addKeys(QMenu* menu, const Person& person);
    void addMerging(QMenu* menu, const Person& person);

    Library& m_library;
    QUndoStack& m_undo;
};

} // namespace ringface

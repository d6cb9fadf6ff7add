// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QModelIndex;
class QToolButton;
class QUndoStack;

namespace ringface
{

class Library;
class NameEntry;
class PeopleModel;
class PeopleView;
class PersonActs;

/// The people beside every page: faces are dragged onto them, and what they are is changed in their context menu.
class PeoplePanel : public QWidget
{
    Q_OBJECT

public:
    PeoplePanel(Library& library, QUndoStack& undo, PersonActs& acts, PeopleModel* model, QWidget* parent = nullptr);

    /// A narrow column of portraits, which a click on its arrow unfolds.
    void setFolded(bool on);

Q_SIGNALS:
    /// The user folded or unfolded it.
    void foldingChosen(bool folded);
    /// A click on somebody; a double click, or Enter.
    void personChosen(const QString& name);
    void personOpened(qint64 person);
    /// The user wants to see who is ignored.
    void ignoredWanted();
    /// Faces that were dropped here have their name now; whoever dropped them goes on where they were.
    void named();
    /// The user chose "New person": whatever is selected is one.
    void newPersonWanted();

private:
    std::optional<Person> chosen() const;
    void take(const QList<qint64>& faces, const QString& name);
    void nameAccepted(const QString& name);
    void askNewName();
    void showFilter();
    void countIgnored();
    void showIgnored();
    void ask(const std::function<void()>& how);
    void endAsking();
    void placeEntry(PeopleView* view, const QModelIndex& row);
    void showMenu(const QPoint& globalPos);

    Library& m_library;
    QUndoStack& m_undo;
    PersonActs& m_acts;
    PeopleModel* m_model;
    PeopleView* m_new; ///< "New person", which is always in sight
    QLabel* m_title;
    QToolButton* m_fold;
    QToolButton* m_ignored;
    QLineEdit* m_filter;
    PeopleView* m_view;
    NameEntry* m_entry;
    QAction* m_rename;
    QList<qint64> m_waiting; ///< faces that the field asks the name of
    int m_ignoredCount = 0;
    bool m_isFolded = false;
    bool m_isTyped = false;          ///< the filter was, while faces were dragged
    bool m_foldsAgain = false;       ///< when the field is done
    std::optional<Person> m_renamed; ///< whom the field asks the new name of
};

} // namespace ringface

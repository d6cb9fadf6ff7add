// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QStackedWidget>

#include <optional>

class QAction;
class QButtonGroup;
class QLabel;
class QLayout;

namespace ringface
{

class EmptyState;
class Library;
class NameEntry;
class PeopleCards;
class PeopleGrid;
class PeopleModel;
class PersonActs;
class PersonPage;
class ThumbnailCache;

/// All known people as cards, and the page of the one that was opened.
class PeoplePage : public QStackedWidget
{
    Q_OBJECT

public:
    PeoplePage(Library& library, PersonActs& acts, PeopleModel* people, ThumbnailCache& thumbnails,
               QWidget* parent = nullptr);

    /// 0: all people.
    void showPerson(PersonId id);
    void focusCards();

Q_SIGNALS:
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);
    /// The user wants a list of visits as a file; an empty name: of everybody.
    void exportWanted(const QString& name);
    /// All visits of this person are to be played in a row, or saved as one clip.
    void playWanted(const QString& name);
    void clipWanted(const QString& name);
    /// The button of the empty page.
    void unknownWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeCards(PeopleModel* people);
    QLayout* makeTop(QWidget* page);
    QLayout* makeRoles(QWidget* page);
    void narrow();
    void count();
    void showMenu(const QPoint& globalPos);
    /// Over the name of the chosen card.
    void askNewName();

    PersonActs& m_acts;
    QAction* m_open;
    QAction* m_rename = nullptr;
    PeopleModel* m_people = nullptr;
    PeopleCards* m_cards = nullptr;
    PeopleGrid* m_grid = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_title = nullptr;
    QButtonGroup* m_roles = nullptr;
    NameEntry* m_entry = nullptr;
    std::optional<Person> m_renamed; ///< who is given another name
    PersonPage* m_person = nullptr;
};

} // namespace ringface

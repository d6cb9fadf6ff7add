// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"
#include "ui/people/personvisits.h"

#include <QSet>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QListView;
class QTableView;
class QToolButton;

namespace ringface
{

class FaceModel;
class FaceView;
class Library;
class NameEntry;
class PersonActs;
class ThumbnailCache;
class VisitTable;

/// Everything about one person: when they came, all their faces by day, and what can be changed.
class PersonPage : public QWidget
{
    Q_OBJECT

public:
    PersonPage(Library& library, PersonActs& acts, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    /// 0: nobody.
    void setPerson(PersonId id);
    void focusFaces();
    PersonId person() const { return m_person.id; }

Q_SIGNALS:
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);
    /// Back to all people; also when this one is gone.
    void backWanted();
    /// The user wants a list of this person's visits as a file.
    void exportWanted(const QString& name);
    /// All visits of this person are to be played in a row, or saved as one clip.
    void playWanted(const QString& name);
    void clipWanted(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeChart();
    void fitChart();
    QWidget* makeVisits();
    QWidget* makeFaces();
    void makeActs();
    void refresh();
    void showPicture();
    void showFacts(const VisitCounts& counts);
    /// When and with whom they mostly come; empty if that is not clear.
    QString habitText(const VisitCounts& counts) const;
    void showFaces();
    /// Only the visits that began then are shown.
    void setHour(VisitHour hour);
    void updateActs();
    void scrollToVisit(const QModelIndex& visit);
    void askOther();
    void showMenu();

    Library& m_library;
    PersonActs& m_acts;
    ThumbnailCache& m_thumbnails;
    Person m_person;
    bool m_stale = false; ///< changed while it was hidden
    QLabel* m_face;
    QLabel* m_name;
    QLabel* m_facts;
    NameEntry* m_entry;
    QToolButton* m_more;
    QList<QToolButton*> m_buttons; ///< in a row
    QWidget* m_chartBox = nullptr; ///< not shown where there is no room for it
    QTableView* m_chart;
    VisitTable* m_hours;
    PersonVisits* m_visits;
    QLabel* m_visitCount;
    QToolButton* m_chip; ///< which visits are shown alone
    QListView* m_visitList;
    QLabel* m_faceCount;
    QComboBox* m_which; ///< all faces, those named, those learnt from
    FaceModel* m_faces;
    FaceView* m_view;
    NameEntry* m_otherEntry; ///< who else the chosen faces are
    VisitHour m_hour;
    QList<PersonFace> m_all;
    QSet<FaceId> m_leftOut; ///< of them
    // For the chosen faces
    QAction* m_notThis;
    QAction* m_other;
    QAction* m_portrait;
    QAction* m_leaveOut;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/labelcommand.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QKeySequence;
class QLabel;
class QModelIndex;
class QSlider;
class QUndoStack;

namespace ringface
{

class EmptyState;
class FaceModel;
class FaceView;
class GroupModel;
class Library;
class NameEntry;
class PeopleModel;
class ThumbnailCache;

/// The gallery of unknown faces: groups above, the faces of the selected groups below. What is done here is done to the
/// selected faces, or to the selected groups if no face is selected; each act is a key and an entry of the views'
/// context menu.
class UnknownPage : public QWidget
{
    Q_OBJECT

public:
    UnknownPage(Library& library, QUndoStack& undo, GroupModel* groups, PeopleModel* people, ThumbnailCache& thumbnails,
                QWidget* parent = nullptr);

    void focusStacks();
    /// Asks for the name of what is selected.
    void askName();
    /// Chooses this stack, if it is still there, and asks who that is.
    void askNameOf(GroupId group);

Q_SIGNALS:
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);
    /// Something worth knowing.
    void noticed(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    QAction* makeAction(const char* name, const QString& text, const QList<QKeySequence>& keys);
    void showFaces();
    void updateActions();
    QString placeText(const QList<FaceId>& faces) const;
    void explainEmptiness();
    /// Single faces are meant, not whole groups.
    bool meansFaces() const;
    QList<FaceId> meant() const;
    /// Of all selected groups; empty if they differ.
    QString suggestion() const;
    /// What stays of the groups from which the selected faces would be split off.
    QList<FaceId> restOfGroups() const;
    /// From the stacks to the faces of the selected ones, and back.
    void openOrClose();
    void splitOff();
    void dropped(const QList<FaceId>& faces, const QModelIndex& target);
    /// The faces that the question of the selected groups is about.
    QList<FaceId> asked() const;
    void answer(LabelAct::Kind kind, const QList<FaceId>& faces, const QString& name);
    void act(LabelAct::Kind kind);

    Library& m_library;
    QUndoStack& m_undo;
    GroupModel* m_groups;
    PeopleModel* m_people;
    FaceModel* m_faces;
    FaceView* m_groupView;
    FaceView* m_faceView;
    NameEntry* m_entry;
    QLabel* m_title;
    QLabel* m_questions;
    QLabel* m_strip;
    QLabel* m_stripFacts;
    QHBoxLayout* m_stripRow = nullptr;
    QSlider* m_size;
    EmptyState* m_empty;
    QAction* m_name = nullptr;
    QAction* m_yes = nullptr;
    QAction* m_no = nullptr;
    QAction* m_ignore = nullptr;
    QAction* m_together = nullptr;
    QAction* m_split = nullptr;
    QAction* m_open = nullptr;
    QAction* m_show = nullptr;
    QList<FaceId> m_asked;
};

} // namespace ringface

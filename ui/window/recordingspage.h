// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QSplitter>

class QAction;
class QLabel;
class QUndoStack;

namespace ringface
{

class CameraBar;
class EmptyState;
class Library;
class JustNowRow;
class NewsRow;
class PlayerPage;
class RecordingModel;
class RecordingView;
class SearchField;
class TimeBar;

/// The timeline with its search, and the player beside it. What is done here is done to the selected cards; each act is
/// a key and an entry of the list's context menu.
class RecordingsPage : public QSplitter
{
    Q_OBJECT

public:
    RecordingsPage(Library& library, QUndoStack& undo, RecordingModel* model, PlayerPage* player,
                   QWidget* parent = nullptr);

    /// Shows the recording at that time (-1: at its first face), whatever is searched for.
    void showRecording(RecordingId id, qint64 startMs = -1);
    void setQuery(const QString& query);
    void focusSearch();
    QString query() const;
    /// Only recordings with this person; if that is so already, all again.
    void filterPerson(const QString& name);
    void focusList();
    /// Who came a moment ago, above the list.
    JustNowRow* justNow() const { return m_justNow; }
    /// A button for it is above the list as long as the action is visible.
    void setBack(QAction* back);
    /// The timeline, beside the player.
    QWidget* listPane() const { return m_left; }
    /// For the menus: remove, scan again, ...
    QList<QAction*> acts() const { return {m_rescan, m_openFolder, m_correctTime, m_correctCamera, m_remove}; }

Q_SIGNALS:
    /// The user wants to see who is unknown.
    void unknownWanted();
    void filesDropped(const QStringList& paths);
    /// These are to be scanned again.
    void rescanWanted(const QList<qint64>& recordings);

private:
    QWidget* m_left;
    void makeActs();
    void search(const QString& query);
    void count();
    void updateActs();
    void openFolders();
    QList<Recording> chosen() const; ///< in order of time

    Library& m_library;
    QUndoStack& m_undo;
    RecordingModel* m_model;
    PlayerPage* m_player;
    SearchField* m_search;
    QLabel* m_count;
    JustNowRow* m_justNow;
    NewsRow* m_news;
    QToolButton* m_back;
    TimeBar* m_time;
    CameraBar* m_camera;
    RecordingView* m_list;
    EmptyState* m_empty;
    QAction* m_rescan = nullptr;
    QAction* m_openFolder = nullptr;
    QAction* m_correctTime = nullptr;
    QAction* m_correctCamera = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;
class QToolButton;
class QUndoStack;

namespace ringface
{

class CountBadge;

/// The places one can be in the window.
enum class Page { Recordings, Unknown, People, Review, Settings };

/// The acts of the whole window, its tool bar and its menus. Owns: the actions, which belong to the window.
class MainActions : public QObject
{
    Q_OBJECT

public:
    MainActions(QUndoStack& undo, QMainWindow* window);

    QAction* page(Page page) const;
    /// How much waits on a page, shown beside its name.
    void setCount(Page page, int count);
    /// The menus, with what the pages can do: acts on recordings, and on the one that is played.
    void makeMenus(const QList<QAction*>& recordings, const QList<QAction*>& playing);

    /// Not all words fit into the tool bar.
    void setNarrow(bool on);
    /// The button with the menus opens; does nothing where the desktop shows them itself.
    void openMenu();

    /// The way back after a jump, with its name; an empty one: there is none.
    void setBack(const QString& name);
    QAction* back() const { return m_back; }

    QAction* addFiles() const { return m_addFiles; }
    QAction* find() const { return m_find; }

Q_SIGNALS:
    void pageWanted(ringface::Page page);
    void backWanted();
    void filesWanted();
    void folderWanted();
    void searchWanted();
    void aboutWanted();
    void activityWanted();
    void keysWanted();
    void diagnosticsWanted();

private:
    QAction* make(const char* name, const char* icon, const QString& text, const QKeySequence& key = {});
    void makeToolBar();
    static QString nameOf(Page page);

    QMainWindow* m_window;
    QList<QAction*> m_pages; ///< by Page
    QAction* m_addFiles;
    QAction* m_addFolder;
    QAction* m_find;
    QAction* m_back;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_menu;
    QToolButton* m_addButton = nullptr;
    QToolButton* m_menuButton = nullptr;
    QMenu* m_all = nullptr;      ///< of m_menuButton
    QList<CountBadge*> m_badges; ///< by Page; null where nothing is counted
};

} // namespace ringface

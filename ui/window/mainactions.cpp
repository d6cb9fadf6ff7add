// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/mainactions.h"

#include "ui/widgets/painting.h"
#include "ui/window/countbadge.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

namespace ringface
{

using namespace Qt::StringLiterals;

MainActions::MainActions(QUndoStack& undo, QMainWindow* window)
    : QObject(window)
    , m_window(window)
{
    m_pages = {make("recordingsAction", "recordings", {}, Qt::CTRL | Qt::Key_1),
               make("unknownAction", "faces", {}, Qt::CTRL | Qt::Key_2),
               make("peopleAction", "people", {}, Qt::CTRL | Qt::Key_3),
               make("reviewAction", "review", {}, Qt::CTRL | Qt::Key_4),
               make("settingsAction", "gear", {}, Qt::CTRL | Qt::Key_Comma)};
    auto* group = new QActionGroup(this);
    for (int i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->setCheckable(true);
        m_pages[i]->setText(nameOf(Page(i)));
        group->addAction(m_pages[i]);
        connect(m_pages[i], &QAction::triggered, this, [this, i] { Q_EMIT pageWanted(Page(i)); });
    }
    m_pages.first()->setChecked(true);
    m_addFiles = make("addFilesAction", "add", tr("Add recordings..."), QKeySequence::Open);
    m_addFolder = make("addFolderAction", "folder", tr("Add folder..."), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    m_find = make("findAction", "search", tr("Search recordings"), QKeySequence::Find);
    connect(m_addFiles, &QAction::triggered, this, &MainActions::filesWanted);
    connect(m_addFolder, &QAction::triggered, this, &MainActions::folderWanted);
    connect(m_find, &QAction::triggered, this, &MainActions::searchWanted);
    m_back = make("backAction", "back", {}, QKeySequence::Back);
    connect(m_back, &QAction::triggered, this, &MainActions::backWanted);
    setBack({});
    // Not QUndoStack's own actions: in some languages the act does not simply follow the word.
    m_undo = make("undoAction", "undo", tr("Undo"), QKeySequence::Undo);
    m_redo = make("redoAction", "redo", tr("Redo"), QKeySequence::Redo);
    for (QAction* action : {m_undo, m_redo})
        action->setEnabled(false);
    m_menu = make("menuAction", "menu", tr("Menu"), Qt::Key_F10);
    connect(m_menu, &QAction::triggered, this, &MainActions::openMenu);
    connect(m_undo, &QAction::triggered, &undo, &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, &undo, &QUndoStack::redo);
    connect(&undo, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(&undo, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
    connect(&undo, &QUndoStack::undoTextChanged, m_undo,
            [this](const QString& act) { m_undo->setText(act.isEmpty() ? tr("Undo") : tr("Undo %1").arg(act)); });
    connect(&undo, &QUndoStack::redoTextChanged, m_redo,
            [this](const QString& act) { m_redo->setText(act.isEmpty() ? tr("Redo") : tr("Redo %1").arg(act)); });
    makeToolBar();
}

QString MainActions::nameOf(Page page)
{
    switch (page) {
    case Page::Recordings:
        return tr("Recordings");
    case Page::Unknown:
        return tr("Unknown", "the page of the people without a name");
    case Page::People:
        return tr("People");
    case Page::Review:
        return tr("Review");
    case Page::Settings:
        return tr("Settings");
    }
    return {};
}

void MainActions::setBack(const QString& name)
{
    m_back->setText(name.isEmpty() ? tr("Back") : name);
    m_back->setVisible(!name.isEmpty());
    m_back->setEnabled(!name.isEmpty());
}

QAction* MainActions::page(Page page) const
{
    return m_pages[int(page)];
}

void MainActions::setCount(Page page, int count)
{
    const QString name = nameOf(page);
    m_pages[int(page)]->setText(count == 0 ? name : tr("%1 (%2)", "page, what waits there").arg(name).arg(count));
    m_pages[int(page)]->setIconText(name); // beside the number
    m_badges[int(page)]->setCount(count);
}

QAction* MainActions::make(const char* name, const char* icon, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, m_window);
    if (*icon != 0)
        action->setIcon(themedIcon(icon));
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    m_window->addAction(action); // its key holds also while no menu is shown
    return action;
}

void MainActions::makeToolBar()
{
    auto* bar = m_window->addToolBar(tr("Pages"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(QSize(20, 20));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions(m_pages.mid(0, int(Page::Settings)));
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addActions({m_undo, m_redo, m_addFiles, page(Page::Settings), m_menu});
    const auto button = [bar](QAction* action) { return qobject_cast<QToolButton*>(bar->widgetForAction(action)); };
    for (QAction* action : {m_undo, m_redo, page(Page::Settings), m_menu}) {
        button(action)->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button(action)->setProperty("round", true);
    }
    for (int i = 0; i < int(Page::Settings); ++i) {
        button(m_pages[i])->setProperty("page", true);
        m_badges.append(new CountBadge(button(m_pages[i])));
    }
    m_addButton = button(m_addFiles);
    m_menuButton = button(m_menu);
    m_menuButton->setObjectName(u"menuButton"_s);
}

void MainActions::makeMenus(const QList<QAction*>& recordings, const QList<QAction*>& playing)
{
    // A desktop that shows the menus of all programs itself takes them from the menu bar.
    QMenuBar* bar = m_window->menuBar();
    bar->setVisible(false);
    m_menu->setVisible(!bar->isNativeMenuBar());
    QMenu* file = bar->addMenu(tr("&File"));
    file->addActions({m_addFiles, m_addFolder});
    file->addSeparator();
    file->addAction(page(Page::Settings));
    file->addSeparator();
    QAction* quit = make("quitAction", "", tr("Quit"), QKeySequence::Quit);
    connect(quit, &QAction::triggered, m_window, &QWidget::close);
    file->addAction(quit);

    QMenu* edit = bar->addMenu(tr("&Edit"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    edit->addActions(recordings);
    edit->addSeparator();
    edit->addAction(m_find);
    QMenu* view = bar->addMenu(tr("&View"));
    view->addActions(m_pages.mid(0, int(Page::Settings)));
    view->addAction(m_back);
    view->addSeparator();
    QAction* activity = make("activityAction", "", tr("Activity"), Qt::CTRL | Qt::Key_5);
    connect(activity, &QAction::triggered, this, &MainActions::activityWanted);
    view->addAction(activity);
    bar->addMenu(tr("&Playback"))->addActions(playing);

    QMenu* help = bar->addMenu(tr("&Help"));
    QAction* about = make("aboutAction", "", tr("About Ringface"));
    connect(about, &QAction::triggered, this, &MainActions::aboutWanted);
    QAction* diagnostics = make("diagnosticsAction", "", tr("Copy diagnostics"));
    connect(diagnostics, &QAction::triggered, this, &MainActions::diagnosticsWanted);
    QAction* keys = make("keysAction", "", tr("Keys"), Qt::Key_Question);
    connect(keys, &QAction::triggered, this, &MainActions::keysWanted);
    help->addActions({keys, diagnostics, about});

    auto* all = new QMenu(m_window);
    all->setObjectName(u"mainMenu"_s);
    all->addActions(bar->actions());
    m_all = all;
}

void MainActions::setNarrow(bool on)
{
    m_addButton->setToolButtonStyle(on ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_addButton->setProperty("round", on);
}

void MainActions::openMenu()
{
    if (!m_menu->isVisible()) // the desktop has it
        return;
    const bool isSeen = m_menuButton->isVisible(); // not in full screen
    const QPoint corner = isSeen ? m_menuButton->mapToGlobal(m_menuButton->rect().bottomRight())
                                 : m_window->mapToGlobal(m_window->rect().topRight());
    m_all->popup(corner - QPoint(m_all->sizeHint().width(), 0));
    if (!m_menuButton->underMouse()) // by key: arrows go on from the first one
        m_all->setActiveAction(m_all->actions().value(0));
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/style.h"

#include "ui/widgets/painting.h"

namespace ringface
{

using namespace Qt::StringLiterals;

QString windowStyle(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor highlight = palette.color(QPalette::Highlight);
    QString style = uR"(
QMainWindow, QMenuBar, QToolBar, QStatusBar, #peoplePanel { background: @bar; }
QMenuBar { border: none; padding: 2px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QToolBar { border: none; border-bottom: 1px solid @line; padding: 4px 10px 8px 10px; spacing: 6px; }
QToolButton { border: none; border-radius: 8px; padding: 6px 12px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @chosen; }
QToolButton:focus { border: 2px solid @accent; padding: 4px 10px; }
QToolButton[round="true"] { border-radius: 10px; padding: 7px; }
QToolButton[round="true"]:focus { padding: 5px; }
QToolButton[framed="true"] { border: 1px solid @line; border-radius: 8px; padding: 6px 14px; background: @base; }
QToolButton[framed="true"]:hover { background: @hover; }
QToolButton[framed="true"]:disabled { color: @handle; }
QToolButton[framed="true"]:focus { border: 2px solid @accent; padding: 5px 13px; }
QToolButton#nearFace { padding: 2px; }
QPushButton { border: 1px solid @line; border-radius: 8px; padding: 6px 14px; background: @base; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton#emptyButton, QPushButton#acceptButton, QPushButton#welcomeFolderButton { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; }
QPushButton#emptyButton:hover, QPushButton#acceptButton:hover, QPushButton#welcomeFolderButton:hover { background: @accenthover; }
QPushButton#emptyButton:focus, QPushButton#acceptButton:focus, QPushButton#welcomeFolderButton:focus { border: 2px solid @text; }
QPushButton#welcomeDemoButton { border: none; background: transparent; color: @accent; }
QPushButton#welcomeDemoButton:hover { background: @hover; }
QPushButton#welcomeDemoButton:focus { border: 2px solid @accent; padding: 4px 12px; }
QLineEdit { border: 2px solid @accent; border-radius: 8px; padding: 5px 8px; background: @base; }
QLineEdit:!focus { border: 2px solid @line; }
QListView { background: @base; border: none; }
#settingsPage, #settingsContent, #settingsScroll, #welcomePage, #welcomeContent, #welcomeScroll { background: @base; }
#playerPage, #unknownPage, #personPage, #peopleCards, #unknownPage QSplitter, #reviewPage { background: @base; }
#peopleView, #newPersonView { background: @bar; }
QFrame[card="true"] { background: @bar; border-radius: 10px; }
QFrame[card="true"] QListView, QFrame[card="true"] QTableView { background: @base; border-radius: 8px; }
QFrame[card="true"] QHeaderView, QFrame[card="true"] QHeaderView::section { background: @base; border: none; }
QFrame[card="true"] QListView::item { padding: 5px 8px; }
QListView:focus, QTableView:focus { outline: none; }
QLabel[quiet="true"] { color: @quiet; }
QSlider:focus { border: 2px solid @accent; border-radius: 6px; }
#panelTitle { font-weight: 600; }
#reviewBar { border-top: 1px solid @line; }
#hint, #stripTitle, #emptyText, #playerTime, #acceptLabel, #reasonText:disabled { color: @quiet; }
#errorText { color: @warning; }
QFrame[messageBar="true"] { background: @chosen; border: none; border-bottom: 1px solid @line; }
#activityPopover { background: @base; border: 1px solid @line; border-radius: 12px; }
#activityPopover QPlainTextEdit { background: @base; border: none; }
#activityPopover QPlainTextEdit:focus { border: 2px solid @accent; border-radius: 8px; }
#noErrorsText, #activityRetrainingText { color: @quiet; }
#personName { font-size: 18pt; font-weight: 600; }
QTableView#visitChart { background: @base; gridline-color: @base; }
QTableView#visitChart QTableCornerButton::section { background: @base; border: none; }
QTableView#visitChart QHeaderView, QTableView#visitChart QHeaderView::section { background: @base; color: @quiet; border: none; padding: 0; font-size: 8pt; }
#toast { background: @text; border-radius: 12px; }
#toastText { color: @base; }
#toastButton { background: transparent; border: 2px solid transparent; color: @toastaccent; font-weight: 600; }
#toastButton:hover { background: @toasthover; }
#toastButton:focus { border: 2px solid @toastaccent; }
#recordingCount, #personFacts, #chartTitle { color: @quiet; }
#timeline { background: @base; }
QStatusBar { border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QProgressBar { border: none; border-radius: 3px; background: @line; }
QProgressBar::chunk { border-radius: 3px; background: @accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @handle; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;
    const QList<std::pair<QString, QColor>> colours{
        {u"@toastaccent"_s, mixed(highlight, base, 0.55)},
        {u"@toasthover"_s, mixed(text, base, 0.15)},
        {u"@onaccent"_s, palette.color(QPalette::HighlightedText)},
        {u"@accenthover"_s, mixed(highlight, text, 0.15)},
        {u"@accent"_s, highlight},
        {u"@base"_s, base},
        {u"@bar"_s, mixed(base, text, 0.035)},
        {u"@hover"_s, mixed(base, text, 0.08)},
        {u"@line"_s, mixed(base, text, 0.13)},
        {u"@handle"_s, mixed(base, text, 0.28)},
        {u"@chosen"_s, mixed(base, highlight, 0.24)},
        {u"@quiet"_s, quietText(palette)},
        {u"@warning"_s, warningText(palette)},
        {u"@text"_s, text},
    };
    for (const auto& [name, colour] : colours)
        style.replace(name, colour.name());
    return style;
}

} // namespace ringface

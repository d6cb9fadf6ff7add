// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/style.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/tokens.h"

#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

QString windowStyle(const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    QString style = uR"(
QMainWindow, QMenuBar, QToolBar, QStatusBar, #peoplePanel { background: @chrome; }
QDialog { background: @ground; color: @text1; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { border: none; padding: 2px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; color: @text1; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; color: @text1; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @raised; color: @text1; border: 1px solid @line; padding: 4px 8px; }
QToolBar { border: none; border-bottom: 1px solid @line; padding: 8px 12px; spacing: 4px; }
QToolButton { border: 1px solid transparent; border-radius: 8px; padding: 5px 11px; background: transparent; color: @text1; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @weak; color: @weaktext; }
QToolButton:checked:hover { background: @weakhover; }
QToolButton:focus { border: 2px solid @accent; padding: 4px 10px; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[segment] { border: 1px solid @line; border-radius: 0; margin: 0 -1px 0 0; background: @raised; min-height: 18px; padding: 6px 11px; color: @text2; }
QToolButton[segment]:hover { background: @hover; }
QToolButton[segment]:checked { background: @weak; color: @weaktext; }
QToolButton[segment]:focus { border: 2px solid @accent; padding: 5px 10px; }
QToolButton[segment="first"] { border-top-left-radius: 8px; border-bottom-left-radius: 8px; }
QToolButton[segment="last"] { border-top-right-radius: 8px; border-bottom-right-radius: 8px; margin: 0; }
QToolButton[chip="true"] { border: none; background: @weak; color: @weaktext; padding: 5px 10px; }
QToolButton[chip="true"]:hover { background: @weakhover; }
QToolButton[chip="true"]:focus { border: 2px solid @accent; padding: 3px 8px; }
QToolButton[foot="true"] { border: none; border-top: 1px solid @line; border-radius: 0; padding: 12px; color: @text2; }
QToolButton[foot="true"]:focus { border: 2px solid @accent; padding: 10px; }
QToolBar QToolButton[page="true"] { color: @text2; }
QToolBar QToolButton[page="true"]:checked { color: @weaktext; font-weight: 600; }
QToolButton[counted="1"] { padding-right: 36px; }
QToolButton[counted="2"] { padding-right: 44px; }
QToolButton[counted="3"] { padding-right: 52px; }
QToolButton[counted="4"] { padding-right: 60px; }
QFileDialog QToolButton { padding: 2px; }
QToolButton[round="true"] { padding: 6px; }
QToolButton[round="true"]:focus { padding: 5px; }
QToolButton[framed="true"], QPushButton { border: 1px solid @line; border-radius: 8px; padding: 6px 12px; min-height: 18px; background: @raised; color: @text1; }
QToolButton[framed="true"]:hover, QPushButton:hover { background: @hover; }
QToolButton[framed="true"]:pressed, QPushButton:pressed { background: @pressed; }
QToolButton[framed="true"]:disabled, QPushButton:disabled { color: @disabled; }
QToolButton[framed="true"]:focus, QPushButton:focus { border: 2px solid @accent; padding: 5px 11px; }
QToolButton#nearFace { padding: 2px; }
QPushButton[danger="true"] { color: @danger; }
QPushButton[danger="true"]:hover { background: @dangerweak; }
QPushButton[primary="true"] { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accenthover; border-color: @accenthover; }
QPushButton[primary="true"]:pressed { background: @accentpressed; border-color: @accentpressed; }
QPushButton[primary="true"]:focus { border: 2px solid @text1; }
QPushButton[primary="true"]:disabled { background: @faintaccent; border-color: @faintaccent; }
QPushButton[inlineLink="true"] { border: 2px solid transparent; border-radius: 4px; background: transparent; color: @accent; padding: 0 2px; margin-left: -4px; }
QPushButton[inlineLink="true"]:hover { text-decoration: underline; }
QPushButton[inlineLink="true"]:focus { border-color: @accent; }
QPushButton[link="true"] { border: none; background: transparent; color: @accent; padding: 7px 13px; }
QPushButton[link="true"]:hover { background: @hover; }
QPushButton[link="true"]:focus { border: 2px solid @accent; padding: 5px 11px; }
QLineEdit, QComboBox, QAbstractSpinBox { border: 1px solid @line; border-radius: 8px; padding: 6px 11px; min-height: 18px; background: @raised; color: @text1; selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit:hover { border-color: @linestrong; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @accent; padding: 5px 10px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @disabled; }
QComboBox, QComboBox:focus { padding-right: 28px; }
QComboBox:hover { background: @hover; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(:/ringface/controls/down-@theme.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @raised; color: @text1; border: 1px solid @line; padding: 4px; outline: none; selection-background-color: @hover; selection-color: @text1; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 24px; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; border-top-right-radius: 6px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; border-bottom-right-radius: 6px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: url(:/ringface/controls/up-@theme.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(:/ringface/controls/down-@theme.svg); width: 12px; height: 12px; }
QCheckBox { spacing: 8px; color: @text1; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @linestrong; border-radius: 4px; background: @raised; }
QCheckBox::indicator:hover { background: @hover; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; image: url(:/ringface/controls/tick-@theme.svg); }
QCheckBox::indicator:focus { border: 2px solid @text1; width: 14px; height: 14px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @linestrong; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border: 2px solid @accent; border-radius: 8px; background: @raised; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accent; }
QListView { background: @ground; color: @text1; border: none; selection-background-color: @weak; selection-color: @weaktext; }
#settingsPage, #settingsContent, #settingsScroll, #welcomePage, #welcomeContent, #welcomeScroll { background: @ground; }
#playerPage, #unknownPage, #personPage, #peopleCards, #unknownPage QSplitter, #reviewPage { background: @ground; }
#peopleView, #newPersonView { background: @chrome; }
QFrame[card="true"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[rowLine="true"] { background: @line; border: none; }
#settingsSide { background: @chrome; border-right: 1px solid @line; }
#settingsCategories { background: @chrome; padding: 0 8px; outline: none; }
#settingsCategories::item { height: 36px; padding: 0 8px; border-radius: 8px; color: @text2; margin-bottom: 4px; }
#settingsCategories::item:hover { background: @hover; }
#settingsCategories::item:selected { background: @weak; color: @weaktext; }
#settingsCategories::item:selected:focus { border: 2px solid @accent; }
QFrame[card="true"] QListView, QFrame[card="true"] QTableView { background: @raised; border-radius: 8px; }
QFrame[card="true"] QHeaderView, QFrame[card="true"] QHeaderView::section { background: @raised; border: none; }
QFrame[card="true"] QListView::item { padding: 5px 8px; }
QListView:focus, QTableView:focus { outline: none; }
QLabel[quiet="true"] { color: @text2; }
#newsRow, #justNowRow { background: @chrome; border-radius: 8px; }
#newsText { color: @text2; }
QLabel[keyCap="true"] { border: 1px solid @line; border-radius: 4px; background: @raised; color: @text2; padding: 1px 6px; }
#keysContent { background: @ground; }
#panelTitle { font-weight: 600; }
#reviewBar { border-top: 1px solid @line; }
#hint, #emptyText, #playerTime, #acceptLabel, #reasonText:disabled { color: @text2; }
#errorText { color: @danger; }
QFrame[messageBar="true"] { background: @weak; border: none; border-bottom: 1px solid @line; }
QFrame[messageBar="true"] QLabel { color: @text1; }
#activityPopover { background: @raised; border: 1px solid @line; border-radius: 8px; }
#activityPopover QListView, #activityPopover QPlainTextEdit { background: @raised; color: @text1; border: none; }
#activityPopover QPlainTextEdit:focus { border: 2px solid @accent; border-radius: 8px; }
#noErrorsText, #activityRetrainingText { color: @text2; }
#personName { font-size: 18pt; font-weight: 600; }
QTableView#visitChart { background: @ground; gridline-color: @ground; }
QTableView#visitChart QTableCornerButton::section { background: @ground; border: none; }
QTableView#visitChart QHeaderView, QTableView#visitChart QHeaderView::section { background: @ground; color: @text2; border: none; padding: 0; font-size: 8pt; }
#toast { background: @raised; border: 1px solid @line; border-radius: 8px; }
#toastText { color: @text1; }
#toastButton { background: transparent; border: 2px solid transparent; color: @accent; font-weight: 600; }
#toastButton:hover { background: @hover; }
#toastButton:focus { border: 2px solid @accent; }
#recordingCount, #personFacts, #chartTitle { color: @text2; }
#timeline { background: @ground; }
QStatusBar { border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QProgressBar { border: none; border-radius: 3px; background: @line; }
QProgressBar::chunk { border-radius: 3px; background: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @linestrong; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: @text2; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;
    constexpr double faint = 0.45;
    const std::array<std::pair<QStringView, QColor>, 20> colours{{
        {u"@accenthover", tokens.accentHover}, // a name that another begins with comes after it
        {u"@accentpressed", tokens.accentPressed},
        {u"@accent", tokens.accent},
        {u"@onaccent", tokens.onAccent},
        {u"@faintaccent", mixed(tokens.ground, tokens.accent, faint)},
        {u"@ground", tokens.ground},
        {u"@chrome", tokens.chrome},
        {u"@raised", tokens.raised},
        {u"@hover", tokens.hover},
        {u"@pressed", tokens.pressed},
        {u"@linestrong", tokens.lineStrong},
        {u"@line", tokens.line},
        {u"@text1", tokens.text1},
        {u"@text2", tokens.text2},
        {u"@weakhover", tokens.weakHover},
        {u"@weaktext", tokens.weakText},
        {u"@weak", tokens.weak},
        {u"@dangerweak", tokens.dangerWeak},
        {u"@danger", tokens.danger},
        {u"@disabled", mixed(tokens.ground, tokens.text1, faint)},
    }};
    for (const auto& [name, colour] : colours)
        style.replace(name.toString(), colour.name());
    return style.replace(u"@theme"_s, tokens.isDark ? u"dark"_s : u"light"_s);
}

} // namespace ringface

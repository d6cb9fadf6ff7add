// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/keysdialog.h"

#include "ui/widgets/painting.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct Key {
    QList<QKeySequence> keys;
    QString act;
    bool isRange = false; ///< all from the first key to the second one
};
struct Group {
    QString title;
    std::vector<Key> keys;
};

std::vector<Group> allKeys()
{
    return {{KeysDialog::tr("Everywhere"),
             {{{Qt::CTRL | Qt::Key_1, Qt::CTRL | Qt::Key_4}, KeysDialog::tr("the pages, from left to right"), true},
              {{QKeySequence::Find}, KeysDialog::tr("search")},
              {{QKeySequence::Open}, KeysDialog::tr("add recordings")},
              {{QKeySequence::Undo, QKeySequence::Redo}, KeysDialog::tr("undo, redo")},
              {{QKeySequence::Back}, KeysDialog::tr("back, after a jump to a recording")},
              {{Qt::Key_F10}, KeysDialog::tr("the menu")}}},
            {KeysDialog::tr("Unknown"),
             {{{Qt::Key_N, Qt::Key_Return}, KeysDialog::tr("type a name")},
              {{Qt::Key_1, Qt::Key_9}, KeysDialog::tr("this is the person with that number"), true},
              {{Qt::Key_Y, Qt::Key_X}, KeysDialog::tr("yes, no to a question")},
              {{Qt::Key_M}, KeysDialog::tr("the chosen stacks are one person")},
              {{Qt::Key_S}, KeysDialog::tr("split the chosen faces off")},
              {{Qt::Key_I}, KeysDialog::tr("ignore")},
              {{Qt::Key_Space}, KeysDialog::tr("to the faces of a stack, and back")},
              {{Qt::Key_F}, KeysDialog::tr("when was this face seen?")}}},
            {KeysDialog::tr("Review"),
             {{{Qt::Key_Y, Qt::Key_X}, KeysDialog::tr("yes, no")},
              {{Qt::Key_L}, KeysDialog::tr("leave it as it is")},
              {{Qt::Key_Return}, KeysDialog::tr("show the moment")}}},
            {KeysDialog::tr("Player"),
             {{{Qt::Key_Space}, KeysDialog::tr("play, pause")},
              {{Qt::Key_Left, Qt::Key_Right}, KeysDialog::tr("5 seconds back, on")},
              {{Qt::Key_J, Qt::Key_L}, KeysDialog::tr("10 seconds back, on")},
              {{Qt::Key_Comma, Qt::Key_Period}, KeysDialog::tr("one picture back, on")},
              {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}, KeysDialog::tr("previous face, next face")},
              {{Qt::Key_Minus, Qt::Key_Plus}, KeysDialog::tr("slower, faster")},
              {{Qt::Key_R}, KeysDialog::tr("repeat this visit")},
              {{Qt::Key_B}, KeysDialog::tr("mark a face that was missed")},
              {{Qt::Key_C}, KeysDialog::tr("cut out a clip")},
              {{QKeySequence::Save}, KeysDialog::tr("save the picture")},
              {{Qt::Key_F11}, KeysDialog::tr("full screen")},
              {{Qt::Key_PageUp, Qt::Key_PageDown}, KeysDialog::tr("previous, next clip of the visit")}}},
            {KeysDialog::tr("People and recordings"),
             {{{Qt::Key_F2}, KeysDialog::tr("rename a person")},
              {{Qt::Key_Return}, KeysDialog::tr("open a person")},
              {{Qt::Key_X, Qt::Key_N}, KeysDialog::tr("a face of a person: not this one, somebody else")},
              {{Qt::Key_P, Qt::Key_L}, KeysDialog::tr("it stands for the person; do not learn from it")},
              {{Qt::Key_F5}, KeysDialog::tr("scan a recording again")},
              {{Qt::Key_Delete}, KeysDialog::tr("remove a recording from the library; the file stays")}}}};
}

QWidget* makeCap(const QKeySequence& key, QWidget* parent)
{
    auto* cap = new QLabel(key.toString(QKeySequence::NativeText), parent);
    cap->setProperty("keyCap", true);
    cap->setAlignment(Qt::AlignCenter);
    return cap;
}
} // namespace

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
{
    constexpr QSize usual(520, 560);
    setObjectName(u"keysDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    resize(usual.boundedTo(parent != nullptr ? parent->size() : usual));
    auto* content = new QWidget(this);
    content->setObjectName(u"keysContent"_s);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Group& group : allKeys()) {
        auto* title = new QLabel(group.title, content);
        title->setFont(headingFont(font()));
        if (row > 0)
            grid->setRowMinimumHeight(row++, 8);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const Key& key : group.keys) {
            auto* caps = new QHBoxLayout;
            caps->setSpacing(4);
            for (const QKeySequence& each : key.keys) {
                if (key.isRange && caps->count() > 0)
                    caps->addWidget(new QLabel(u"\u2013"_s, content));
                caps->addWidget(makeCap(each, content));
            }
            caps->addStretch(1);
            auto* act = new QLabel(key.act, content);
            act->setWordWrap(true);
            grid->addLayout(caps, row, 0);
            grid->addWidget(act, row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->addWidget(scroll, 1);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(24, 0, 24, 0);
    bottom->addWidget(buttons);
    column->addLayout(bottom);
}

} // namespace ringface

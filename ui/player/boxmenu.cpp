// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/boxmenu.h"

#include "ui/widgets/texts.h"

namespace ringface
{

using namespace Qt::StringLiterals;

BoxMenu::BoxMenu(const Track& track, bool labelled, const QStringList& people, QWidget* parent)
    : QMenu(parent)
{
    setObjectName(u"boxMenu"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](QMenu* menu, const QString& text, const QString& objectName, const auto& act) {
        QAction* action = menu->addAction(text);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this, act);
    };
    QMenu* names = addMenu(tr("This is"));
    for (const QString& person : people) {
        add(names, menuText(person), u"thisIs%1"_s.arg(person),
            [this, person] { Q_EMIT said(LabelAct::Kind::Say, person); });
    }
    names->addSeparator();
    add(names, tr("New name..."), u"newNameAction"_s, [this] { Q_EMIT newNameWanted(); });
    if (!track.name.isEmpty()) {
        add(this, tr("This is not %1").arg(menuText(track.name)), u"thisIsNotAction"_s,
            [this, name = track.name] { Q_EMIT said(LabelAct::Kind::SayNot, name); });
    }
    if (track.ignored || (labelled && !track.name.isEmpty() && !track.isGuess)) {
        add(this, track.ignored ? tr("No longer ignore") : tr("Take the name away"), u"clearAction"_s,
            [this] { Q_EMIT said(LabelAct::Kind::Clear, {}); });
    }
    if (!track.ignored)
        add(this, tr("Ignore"), u"ignoreBoxAction"_s, [this] { Q_EMIT said(LabelAct::Kind::Ignore, {}); });
    addSeparator();
    add(this, tr("Why?"), u"whyAction"_s, [this] { Q_EMIT whyWanted(); });
    add(this, tr("When was this face seen?"), u"findFaceAction"_s, [this] { Q_EMIT findWanted(); });
}

} // namespace ringface

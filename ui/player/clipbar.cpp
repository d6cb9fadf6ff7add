// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/clipbar.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

ClipBar::ClipBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_back(add("clip-back", tr("Previous clip"), Qt::Key_PageUp, "previousClipAction", -1))
    , m_next(add("clip-next", tr("Next clip"), Qt::Key_PageDown, "nextClipAction", +1))
{
    setObjectName(u"clipBar"_s);
    m_text->setObjectName(u"clipText"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto addButton = [this, row](QAction* action) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setIconSize(QSize(16, 16));
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("round", true);
        row->addWidget(button);
    };
    addButton(m_back);
    row->addWidget(m_text);
    addButton(m_next);
    refresh();
}

QAction* ClipBar::add(const char* icon, const QString& text, Qt::Key key, const char* name, int offset)
{
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(withKey(text, action->shortcut().toString(QKeySequence::NativeText)));
    addAction(action);
    connect(action, &QAction::triggered, this, [this, offset] { Q_EMIT clipWanted(clipAt(offset)); });
    return action;
}

void ClipBar::setClips(const QList<RecordingId>& clips)
{
    m_clips = clips;
    refresh();
}

void ClipBar::setCurrent(RecordingId clip)
{
    m_current = clip;
    refresh();
}

RecordingId ClipBar::clipAt(int offset) const
{
    const qsizetype here = m_clips.indexOf(m_current);
    return here < 0 ? 0 : m_clips.value(here + offset, 0);
}

void ClipBar::refresh()
{
    m_text->setText(tr("Clip %1 of %2").arg(m_clips.indexOf(m_current) + 1).arg(m_clips.size()));
    m_back->setEnabled(clipAt(-1) != 0);
    m_next->setEnabled(clipAt(+1) != 0);
    setVisible(m_clips.size() > 1 && m_clips.contains(m_current));
}

} // namespace ringface

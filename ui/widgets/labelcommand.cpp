// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/labelcommand.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

#include <algorithm>

namespace ringface
{

LabelCommand::LabelCommand(Library& library, const LabelAct& act)
    : m_library(library)
    , m_act(act)
{
    m_act.name = act.name.simplified();
    m_act.faces = library.labels().known(act.faces);
    m_act.rest = library.labels().known(act.rest);
    m_faces = m_act.faces + m_act.rest;
    m_before = library.labels().snapshot(m_faces);
    const QList<FaceLabel> said = library.labels().of(m_faces);
    m_wasIgnored = std::ranges::any_of(said, [&library](const FaceLabel& label) {
        return label.kind == LabelKind::Is && library.personName(label.person).isEmpty();
    });
    setText(undoText(done(), words()));
}

QString LabelCommand::words() const
{
    const int count = int(m_act.faces.size());
    switch (m_act.kind) {
    case LabelAct::Kind::Say:
        return tr("Name %n faces %1", nullptr, count).arg(m_act.name);
    case LabelAct::Kind::SayNot:
        return tr("Say that %n faces are not %1", nullptr, count).arg(m_act.name);
    case LabelAct::Kind::Ignore:
        return tr("Ignore %n faces", nullptr, count);
    case LabelAct::Kind::KeepTogether:
        return tr("Make %n faces one person", nullptr, count);
    case LabelAct::Kind::Split:
        return tr("Split off %n faces", nullptr, count);
    case LabelAct::Kind::Clear:
        if (m_wasIgnored)
            return tr("No longer ignore %n faces", nullptr, count);
        return tr("Remove name of %n faces", nullptr, count);
    case LabelAct::Kind::LeaveOut:
        return tr("Do not learn from %n faces", nullptr, count);
    case LabelAct::Kind::LearnAgain:
        return tr("Learn from %n faces again", nullptr, count);
    }
    return {};
}

QString LabelCommand::done() const
{
    const QString faces = facesText(int(m_act.faces.size()));
    switch (m_act.kind) {
    case LabelAct::Kind::Say:
        return tr("%1 named %2", "12 faces named Anna").arg(faces, m_act.name);
    case LabelAct::Kind::SayNot:
        return tr("%n faces are not %1", nullptr, int(m_act.faces.size())).arg(m_act.name);
    case LabelAct::Kind::Ignore:
        return tr("%1 ignored from now on").arg(faces);
    case LabelAct::Kind::KeepTogether:
        return tr("%1 put together as one person").arg(faces);
    case LabelAct::Kind::Split:
        return tr("%1 split off").arg(faces);
    case LabelAct::Kind::Clear:
        return m_wasIgnored ? tr("%1 no longer ignored").arg(faces) : tr("Name taken from %1").arg(faces);
    case LabelAct::Kind::LeaveOut:
        return tr("%1 no longer learnt from").arg(faces);
    case LabelAct::Kind::LearnAgain:
        return tr("%1 learnt from again").arg(faces);
    }
    return {};
}

bool LabelCommand::run()
{
    Labels& labels = m_library.labels();
    switch (m_act.kind) {
    case LabelAct::Kind::Say:
        return labels.say(m_act.faces, m_act.name);
    case LabelAct::Kind::SayNot:
        return labels.sayNot(m_act.faces, m_act.name);
    case LabelAct::Kind::Ignore:
        return labels.ignore(m_act.faces);
    case LabelAct::Kind::KeepTogether:
        return labels.keepTogether(m_act.faces);
    case LabelAct::Kind::Split:
        return labels.split(m_act.faces, m_act.rest);
    case LabelAct::Kind::Clear:
        return labels.clear(m_act.faces);
    case LabelAct::Kind::LeaveOut:
        return labels.leaveOut(m_act.faces, labels.person(m_act.name).value_or(0));
    case LabelAct::Kind::LearnAgain:
        return labels.learnAgain(m_act.faces);
    }
    return false;
}

bool LabelCommand::isGone() const
{
    return std::ranges::none_of(m_act.faces, [this](FaceId face) { return m_library.hasFace(face); });
}

void LabelCommand::redo()
{
    Labels& labels = m_library.labels();
    if (isGone())
        return setObsolete(true);
    if (m_after)
        return setObsolete(!labels.restore(*m_after));
    setObsolete(!run());
    m_after = labels.snapshot(m_faces);
}

void LabelCommand::undo()
{
    setObsolete(isGone() || !m_library.labels().restore(m_before));
}

} // namespace ringface

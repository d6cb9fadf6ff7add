// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/drawcommand.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

namespace ringface
{

DrawCommand::DrawCommand(Library& library, RecordingId recording, const NewFace& face, const QString& name)
    : QUndoCommand(undoText(tr("%1 marked by hand").arg(name), tr("Mark %1 by hand").arg(name)))
    , m_library(library)
    , m_recording(recording)
    , m_face(face)
    , m_name(name)
{
}

void DrawCommand::redo()
{
    m_id = m_library.addDrawnFace(m_recording, m_face);
    const bool said = m_id != 0 && m_library.labels().say({m_id}, m_name);
    if (!said && m_id != 0) // a face without its name is not what was asked for
        m_library.removeDrawnFace(m_id);
    setObsolete(!said);
}

void DrawCommand::undo()
{
    setObsolete(!m_library.removeDrawnFace(m_id));
}

} // namespace ringface

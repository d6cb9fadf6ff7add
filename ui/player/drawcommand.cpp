// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/drawcommand.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

#include <utility>

namespace ringface
{

DrawCommand::DrawCommand(Library& library, RecordingId recording, const std::shared_ptr<DrawnFace>& drawn,
                         const QString& name)
    : QUndoCommand(undoText(tr("%1 marked by hand").arg(name), tr("Mark %1 by hand").arg(name)))
    , m_library(library)
    , m_recording(recording)
    , m_drawn(drawn)
    , m_name(name)
{
}

void DrawCommand::redo()
{
    FaceId& id = m_drawn->id;
    id = m_library.addDrawnFace(m_recording, m_drawn->face);
    const bool said = id != 0 && m_library.labels().say({id}, m_name);
    if (!said && id != 0) // a face without its name is not what was asked for
        m_library.removeDrawnFace(std::exchange(id, 0));
    setObsolete(!said);
}

void DrawCommand::undo()
{
    setObsolete(!m_library.removeDrawnFace(std::exchange(m_drawn->id, 0)));
}

} // namespace ringface

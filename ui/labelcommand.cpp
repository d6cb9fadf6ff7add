// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/labelcommand.h"

#include "core/library/library.h"

namespace ringface
{

LabelCommand::LabelCommand(Library& library, const QList<FaceId>& faces, const QString& name)
    : m_library(library)
    , m_before(library.labels(faces))
{
    for (const FaceLabel& label : std::as_const(m_before))
        m_after.append({label.face, name});
    const int count = int(m_after.size());
    if (name.isEmpty())
        setText(count == 1 ? tr("Remove name of 1 face") : tr("Remove name of %n faces", nullptr, count));
    else
        setText((count == 1 ? tr("Name 1 face %1") : tr("Name %n faces %1", nullptr, count)).arg(name));
}

void LabelCommand::redo()
{
    apply(m_after);
}

void LabelCommand::undo()
{
    apply(m_before);
}

void LabelCommand::apply(const QList<FaceLabel>& labels)
{
    if (!m_library.setLabels(labels))
        setObsolete(true);
}

} // namespace ringface

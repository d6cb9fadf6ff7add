// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

#include <QCoreApplication>
#include <QUndoCommand>

namespace ringface
{

class Library;

/// A face that the scan missed, drawn by hand and named. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class DrawCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(DrawCommand)

public:
    DrawCommand(Library& library, RecordingId recording, const NewFace& face, const QString& name);

    void undo() override;
    void redo() override;

private:
    Library& m_library;
    RecordingId m_recording;
    NewFace m_face;
    QString m_name;
    FaceId m_id = 0;
};

} // namespace ringface

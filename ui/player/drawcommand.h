// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

#include <QCoreApplication>
#include <QUndoCommand>

#include <memory>

namespace ringface
{

class Library;

/// A face that was drawn by hand, and what is found out about it while it has its name already.
struct DrawnFace {
    NewFace face;  ///< at first its time and place only
    FaceId id = 0; ///< in the library; 0: the act was taken back
};

/// A face that the scan missed, drawn by hand and named. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class DrawCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(DrawCommand)

public:
    DrawCommand(Library& library, RecordingId recording, const std::shared_ptr<DrawnFace>& drawn, const QString& name);

    void undo() override;
    void redo() override;

private:
    Library& m_library;
    RecordingId m_recording;
    std::shared_ptr<DrawnFace> m_drawn;
    QString m_name;
};

} // namespace ringface

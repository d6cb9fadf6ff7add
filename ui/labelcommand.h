// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QCoreApplication>
#include <QUndoCommand>

namespace ringface
{

class Library;

/// One gesture of naming faces. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class LabelCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(LabelCommand)

public:
    /// An empty name takes the labels away.
    LabelCommand(Library& library, const QList<FaceId>& faces, const QString& name);

    void undo() override;
    void redo() override;

private:
    void apply(const QList<FaceLabel>& labels);

    Library& m_library;
    QList<FaceLabel> m_before;
    QList<FaceLabel> m_after;
};

} // namespace ringface

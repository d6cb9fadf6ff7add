// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QCoreApplication>
#include <QUndoCommand>

namespace ringface
{

class Library;

/// What a person says of faces in one gesture; see Labels.
struct LabelAct {
    enum class Kind { Say, SayNot, Ignore, KeepTogether, Split, Clear, LeaveOut, LearnAgain };

    Kind kind = Kind::Say;
    QList<FaceId> faces;
    QString name{};       ///< for Say, SayNot and LeaveOut
    QList<FaceId> rest{}; ///< for Split: what stays where it is
};

/// One gesture of saying something of faces. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses, or whose faces went with a new scan, makes the command obsolete, so that
/// the stack drops it.
class LabelCommand : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(LabelCommand)

public:
    /// Faces that are gone are left out.
    LabelCommand(Library& library, const LabelAct& act);

    void undo() override;
    void redo() override;

private:
    QString words() const;
    QString done() const;
    bool run();
    bool isGone() const;

    Library& m_library;
    LabelAct m_act;
    QList<FaceId> m_faces; ///< all whose labels may change
    bool m_wasIgnored = false;
    LabelSnapshot m_before;
    std::optional<LabelSnapshot> m_after; ///< once it was done
};

} // namespace ringface

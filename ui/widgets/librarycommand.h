// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QUndoCommand>

#include <functional>

namespace ringface
{

class Library;

/// One gesture of changing the library, and the way back. Owns: nothing; the library must outlive it.
/// Errors: a change that the library refuses makes the command obsolete, so that the stack drops it.
class LibraryCommand : public QUndoCommand
{
public:
    using Act = std::function<bool(Library&)>;
    /// \a text: see undoText().
    LibraryCommand(Library& library, const QString& text, Act act, Act back)
        : QUndoCommand(text)
        , m_library(library)
        , m_act(std::move(act))
        , m_back(std::move(back))
    {
    }

    void redo() override { setObsolete(!m_act(m_library)); }
    void undo() override { setObsolete(!m_back(m_library)); }

private:
    Library& m_library;
    Act m_act;
    Act m_back;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QObject>

namespace ringface::testing
{

// What a test may count.
inline bool ofScans(const LibraryChange& change)
{
    return change.any(LibraryChange::Parts(LibraryChange::Scan) | LibraryChange::Origin);
}
inline bool ofAdditions(const LibraryChange& change)
{
    return change.any(LibraryChange::Added);
}
inline bool ofRemovals(const LibraryChange& change)
{
    return change.any(LibraryChange::Removed);
}
inline bool ofFaces(const LibraryChange& change)
{
    return change.any(LibraryChange::Faces);
}
inline bool ofLabels(const LibraryChange& change)
{
    return change.people || change.any(LibraryChange::Labels);
}
inline bool ofGuesses(const LibraryChange& change)
{
    return change.any(LibraryChange::Guesses);
}
inline bool ofRecognition(const LibraryChange& change)
{
    return change.groups || change.versions || change.any(LibraryChange::Guesses);
}

/// Counts the changes that a library tells of. What it has not told yet, it tells when it is counted.
class Changes : public QObject
{
public:
    using Kind = bool (*)(const LibraryChange& change);

    Changes(Library& library, Kind kind)
        : m_library(library)
    {
        m_library.tellChanges(); // those before do not count
        connect(&library, &Library::changed, this, [this, kind](const LibraryChange& change) {
            m_last = change;
            m_count += kind(change) ? 1 : 0;
        });
    }

    int size()
    {
        m_library.tellChanges();
        return m_count;
    }
    bool isEmpty() { return size() == 0; }
    void clear()
    {
        m_library.tellChanges();
        m_count = 0;
    }
    const LibraryChange& last() const { return m_last; }

private:
    Library& m_library;
    LibraryChange m_last;
    int m_count = 0;
};

} // namespace ringface::testing

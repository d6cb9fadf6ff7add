// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "tests/support/paintedvisitors.h"

#include <QTemporaryDir>

#include <map>

namespace ringface::testing
{

/// Four days before a house with two cameras, in painted recordings that can be played, as Ringface would know them:
/// some visitors are named, some are guessed, some are unknown. Everything is the same whenever it is made.
class PaintedLibrary
{
public:
    PaintedLibrary();
    Library& operator*() { return *m_library; }
    Library* operator->() { return m_library.get(); }

    /// Anna and, as a guess, Ben, at the front door.
    RecordingId evening() const { return m_recordings.back(); }
    /// Newest first.
    QList<RecordingId> newest(int count) const;
    GroupId groupOf(Visitor who) const { return 1 + int(who); }

private:
    /// One visitor in a clip, and what is known of it. Empty names: nobody.
    struct Part {
        Standing standing;
        QString said{};
        QString before{}; ///< the first guess
        QString guess{};  ///< after more was learnt
        float distance = 0.62F;
    };
    struct Clip {
        QString at; ///< local, ISO
        QString camera;
        QString kind;
        bool night = false;
        QList<Part> parts{};
        int lengthMs = 8000;
        MediaError error = MediaError::None;
    };

    static QList<Clip> story();
    void add(const Clip& clip);
    ScanBatch batchOf(const Clip& clip, const Scene& scene) const;
    /// What a training says; \a first: before the last names were given.
    void learn(const QList<Clip>& clips, bool first);

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
    std::vector<RecordingId> m_recordings; ///< oldest first, as the story has them
    std::vector<QList<Track>> m_tracks;    ///< of each, in the order of its parts
};

} // namespace ringface::testing

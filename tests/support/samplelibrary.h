// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QTemporaryDir>

namespace ringface
{

/// A real library in a temporary folder, filled the way a scan fills it, with painted thumbnails.
class SampleLibrary
{
public:
    /// One track: who is there (one group is one person) and when.
    struct Seen {
        GroupId group = 0;
        qint32 fromMs = 0;
        qint32 toMs = 1000;
        int faces = 2;
        QRect box = QRect(100, 50, 80, 80);
    };

    SampleLibrary();
    Library& operator*() { return *m_library; }
    Library* operator->() { return m_library.get(); }

    RecordingId add(const QString& name, const QDateTime& startedAt,
                    const QString& camera = QStringLiteral("Front Door"));
    /// Adds a recording with the file itself, which is there or not.
    RecordingId add(const RecordingFile& file);
    /// Scans the recording to its end, and puts the tracks into their groups.
    void scan(RecordingId id, const QList<Seen>& seen, QSize frameSize = QSize(640, 360));
    /// The classifier thinks that everybody of this group is that (known) person.
    void guess(GroupId group, const QString& name);
    /// Best first, as the gallery has them.
    QList<FaceId> facesOf(GroupId group);

private:
    void store();

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
    RecognitionResult m_recognition;
    int m_count = 0;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QObject>
#include <QSet>

namespace ringface
{

/// New recordings in watched folders, from when their files were found until they have been looked through.
/// Thread: the GUI thread.
class Arrivals : public QObject
{
    Q_OBJECT

public:
    /// \a library must outlive it.
    explicit Arrivals(Library& library, QObject* parent = nullptr);

    /// These files are about to be taken in.
    void expect(const QStringList& files) { m_found += QSet<QString>(files.cbegin(), files.cend()); }
    /// Those whose scan has ended since the last time, however it did.
    QList<RecordingId> takeLookedThrough();

private:
    Library& m_library;
    QSet<QString> m_found;    ///< not taken in yet
    QList<RecordingId> m_new; ///< not looked through yet
};

/// What the user has chosen to have watched; absolute.
QStringList watchedFolders(const Library& library);
bool setWatchedFolders(Library& library, const QStringList& folders);

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/librarychange.h"

#include <QObject>
#include <QSet>

namespace ringface
{

class Library;

/// When a scan is over and its faces have their names, says in one line what was looked through and who was there.
/// Thread: the GUI thread only. Owns: nothing; the library must outlive it.
class ScanSummary : public QObject
{
    Q_OBJECT

public:
    ScanSummary(Library& library, QObject* parent);

    void setScanning(bool on);

Q_SIGNALS:
    void told(const QString& text, bool anyUnknown);

private:
    void tellWhenDone();

    Library& m_library;
    bool m_isScanning = false;
    QSet<RecordingId> m_scanned; ///< since the last summary
};

} // namespace ringface

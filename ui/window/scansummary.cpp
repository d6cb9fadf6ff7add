// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/scansummary.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

#include <algorithm>
#include <map>

namespace ringface
{

using namespace Qt::StringLiterals;

ScanSummary::ScanSummary(Library& library, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (m_isScanning) {
            for (const RecordingId id : change.those(LibraryChange::Scan))
                m_scanned.insert(id);
        }
        tellWhenDone();
    });
}

void ScanSummary::setScanning(bool on)
{
    m_isScanning = on;
    tellWhenDone();
}

void ScanSummary::tellWhenDone()
{
    if (m_isScanning || m_scanned.isEmpty() || m_library.recognition().isDue())
        return;
    int done = 0;
    std::map<QString, int> counts;
    QSet<GroupId> unknown;
    for (const RecordingId id : std::exchange(m_scanned, {})) {
        const std::optional<Recording> recording = m_library.recording(id);
        if (!recording || recording->state != ScanState::Done)
            continue;
        ++done;
        for (const Presence& presence : m_library.presences(id)) {
            if (presence.name.isEmpty())
                unknown.insert(presence.group);
            else
                ++counts[presence.name];
        }
    }
    if (done == 0)
        return;
    QList<std::pair<QString, int>> people(counts.begin(), counts.end());
    std::ranges::stable_sort(people, std::greater(), &std::pair<QString, int>::second);
    QStringList who = countedNames(people);
    if (!unknown.isEmpty())
        who.append(unknownText(int(unknown.size())));
    const QString looked = tr("%n recordings looked through", nullptr, done);
    Q_EMIT told(who.isEmpty()
                    ? tr("%1: nobody was there").arg(looked)
                    : tr("%1: %2", "what was done, who was there").arg(looked, who.join(tr(", ", "between names"))),
                !unknown.isEmpty());
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordingmodel.h"

#include "core/library/library.h"
#include "ui/errortext.h"
#include "ui/texts.h"
#include "ui/thumbnailcache.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace ringface
{

namespace
{
bool newerThan(const Recording& a, const Recording& b)
{
    const QDateTime& ta = a.file.startedAt;
    const QDateTime& tb = b.file.startedAt;
    if (ta.isValid() != tb.isValid())
        return ta.isValid();
    if (ta != tb)
        return ta > tb;
    return a.id > b.id;
}

double progressOf(const Recording& r)
{
    if (r.state == ScanState::Done)
        return 1;
    return r.durationMs > 0 ? std::clamp(double(r.scannedMs) / double(r.durationMs), 0.0, 1.0) : 0;
}
} // namespace

RecordingModel::RecordingModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    const QList<Recording> all = library.recordings();
    for (const Recording& r : all) {
        if (r.file.medium == Medium::Video)
            m_rows.append({r, {}});
    }
    readPeople();
    connect(&library, &Library::recordingAdded, this, &RecordingModel::add);
    connect(&library, &Library::recordingChanged, this, &RecordingModel::change);
    connect(&library, &Library::recordingsRemoved, this, &RecordingModel::dropRemoved);
    connect(&library, &Library::facesAdded, this, [this](qint64 id) { readPeople(id); });
    connect(&library, &Library::labelsChanged, this, [this] { readPeople(); });
    connect(&library, &Library::recognitionChanged, this, [this] { readPeople(); });
}

int RecordingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecordingModel::rowOf(RecordingId id) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [id](const Row& r) { return r.recording.id == id; });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

QVariant RecordingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const Recording& r = row.recording;
    switch (role) {
    case Qt::DisplayRole:
    case CameraRole:
        return cameraText(r.file.camera);
    case Qt::DecorationRole:
        return m_thumbnails.recording(r.id);
    case Qt::ToolTipRole:
        return r.file.path;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case IdRole:
        return r.id;
    case DayRole:
        return r.file.startedAt.toLocalTime().date();
    case StartRole:
        return r.file.startedAt.toLocalTime();
    case LengthRole:
        return r.durationMs;
    case KindRole:
        return kindText(r.file.kind);
    case PeopleRole:
        return row.people;
    case StateRole:
        return int(r.state);
    case ProgressRole:
        return progressOf(r);
    case ErrorRole:
        return errorText(r.error);
    default:
        return {};
    }
}

QString RecordingModel::accessibleText(const Row& row) const
{
    const Recording& r = row.recording;
    QStringList parts{cameraText(r.file.camera)};
    if (r.file.startedAt.isValid())
        parts.append(QLocale().toString(r.file.startedAt.toLocalTime(), QLocale::ShortFormat));
    parts << lengthText(r.durationMs) << row.people << errorText(r.error);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void RecordingModel::add(RecordingId id)
{
    const std::optional<Recording> r = m_library.recording(id);
    if (!r || r->file.medium != Medium::Video)
        return;
    // A file that could not be read when it was first added is replaced without a word.
    const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& o) {
        return o.recording.file.path == r->file.path && o.recording.file.hash.isEmpty();
    });
    if (same != m_rows.end()) {
        const int gone = int(same - m_rows.begin());
        beginRemoveRows({}, gone, gone);
        m_rows.removeAt(gone);
        endRemoveRows();
    }
    const auto place =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& o) { return newerThan(*r, o.recording); });
    const int row = int(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(row, Row{*r, {}});
    endInsertRows();
}

void RecordingModel::change(RecordingId id)
{
    const int row = rowOf(id);
    const std::optional<Recording> r = m_library.recording(id);
    if (row < 0 || !r)
        return;
    m_rows[row].recording = *r;
    m_thumbnails.forgetRecording(id);
    if (r->state == ScanState::Scanning && r->scannedMs == 0)
        m_rows[row].people.clear(); // a new scan begins
    Q_EMIT dataChanged(index(row), index(row));
}

void RecordingModel::dropRemoved()
{
    QSet<RecordingId> known;
    const QList<Recording> all = m_library.recordings();
    for (const Recording& r : all)
        known.insert(r.id);
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (known.contains(m_rows[i].recording.id))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
}

void RecordingModel::readPeople(RecordingId id)
{
    QHash<RecordingId, QList<Presence>> presences;
    const QList<Presence> all = m_library.presences(id);
    for (const Presence& p : all)
        presences[p.recording].append(p);
    for (int i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        if (id != 0 && row.recording.id != id)
            continue;
        const QString people = peopleText(presences.value(row.recording.id));
        if (people == row.people)
            continue;
        row.people = people;
        Q_EMIT dataChanged(index(i), index(i), {PeopleRole, Qt::AccessibleTextRole});
    }
}

} // namespace ringface

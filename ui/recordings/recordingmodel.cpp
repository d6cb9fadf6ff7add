// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingmodel.h"

#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QLocale>

#include <algorithm>
#include <ranges>
#include <utility>

namespace ringface
{

namespace
{
constexpr int calmMs = 500; // while a scan delivers

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

/// What is under way says more than what is done.
int urgency(ScanState state)
{
    switch (state) {
    case ScanState::Scanning:
        return 0;
    case ScanState::Waiting:
        return 1;
    case ScanState::Failed:
        return 2;
    case ScanState::Cancelled:
        return 3;
    case ScanState::Done:
        break;
    }
    return 4;
}

bool isNightHour(int hour)
{
    constexpr int eveningHour = 21;
    constexpr int morningHour = 6;
    return hour >= eveningHour || hour < morningHour;
}

/// Everybody once.
QList<Presence> together(const QList<Presence>& all)
{
    QList<Presence> out;
    for (const Presence& p : all) {
        const auto same = std::ranges::find_if(out, [&p](const Presence& o) {
            return p.name == o.name && (!p.name.isEmpty() || (p.group != 0 && p.group == o.group));
        });
        if (same == out.end())
            out.append(p);
        else
            same->isGuess = same->isGuess && p.isGuess;
    }
    return out;
}

void addOnce(QStringList& list, const QString& text)
{
    if (!text.isEmpty() && !list.contains(text))
        list.append(text);
}
} // namespace

RecordingModel::RecordingModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::recordingsLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const RecordingRow& row) { return ids.contains(row.picture); });
    });
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const RecordingRow& row) {
            return std::ranges::any_of(row.faces, [&ids](const RowFace& f) { return ids.contains(f.face); });
        });
    });
    m_later.setSingleShot(true);
    m_later.setInterval(calmMs);
    connect(&m_later, &QTimer::timeout, this, &RecordingModel::arrange);
    readAll();
    connect(&library, &Library::changed, this, &RecordingModel::apply);
}

void RecordingModel::readAll()
{
    m_all.clear();
    const QList<Recording> all = m_library.recordings();
    std::ranges::copy_if(all, std::back_inserter(m_all),
                         [](const Recording& r) { return r.file.medium == Medium::Video; });
    findPlaces();
    m_made.clear();
    m_presences.clear();
    readPeople();
    arrange();
}

void RecordingModel::findPlaces()
{
    m_places.clear();
    for (const Recording& r : std::as_const(m_all))
        m_places.insert(r.id, m_places.size());
}

void RecordingModel::readPeople()
{
    QHash<RecordingId, QList<Presence>> presences;
    const QList<Presence> all = m_library.presences();
    for (const Presence& p : all)
        presences[p.recording].append(p);
    for (const Recording& r : std::as_const(m_all)) {
        if (presences.value(r.id) != m_presences.value(r.id))
            m_changed.insert(r.id);
    }
    m_presences = presences;
}

void RecordingModel::apply(const LibraryChange& change)
{
    using Parts = LibraryChange::Parts;
    constexpr Parts places = Parts(LibraryChange::Added) | LibraryChange::Removed | LibraryChange::Origin;
    constexpr Parts names = Parts(LibraryChange::Labels) | LibraryChange::Guesses;
    const QList<RecordingId> read = change.those(places | LibraryChange::Scan);
    constexpr qsizetype many = 200; // with more of them, it is quicker to read all
    if (change.all.testAnyFlags(places | LibraryChange::Scan) || read.size() > many)
        return readAll();
    for (const RecordingId id : read)
        readRecording(id);
    if (change.any(places)) {
        std::ranges::sort(m_all, newerThan);
        findPlaces();
    }
    if (change.people || change.all.testAnyFlags(names)) {
        readPeople();
    } else {
        for (const RecordingId id : change.those(names | places | LibraryChange::Faces))
            readPeople(id);
    }
    if (change.names())
        return arrange();
    // A scan tells of every step: its card at once, and later whether it has become part of another visit, or what the
    // filter asks for.
    for (const RecordingId id : read) {
        const int row = rowOf(id);
        if (row >= 0)
            replace(row, rowFor(rows()[row].clips));
    }
    if (!m_changed.isEmpty() && !m_later.isActive())
        m_later.start();
}

/// It is new, another now, or gone; then m_places are to be found anew.
void RecordingModel::readRecording(RecordingId id)
{
    m_thumbnails.forgetRecording(id);
    m_changed.insert(id);
    const std::optional<Recording> r = m_library.recording(id);
    const auto known = std::ranges::find(m_all, id, &Recording::id);
    if (!r) {
        m_presences.remove(id);
        if (known != m_all.end())
            m_all.erase(known);
    } else if (r->file.medium == Medium::Video) {
        if (known != m_all.end())
            *known = *r;
        else
            m_all.append(*r);
    }
}

void RecordingModel::readPeople(RecordingId id)
{
    if (!m_places.contains(id))
        return;
    const QList<Presence> people = m_library.presences(id);
    if (people == m_presences.value(id))
        return;
    m_changed.insert(id);
    if (people.isEmpty())
        m_presences.remove(id);
    else
        m_presences.insert(id, people);
}

void RecordingModel::arrange()
{
    m_later.stop();
    QHash<RecordingId, RecordingRow> made;
    QList<RecordingRow> next;
    const QList<QList<RecordingId>> cards = joinRecordings(m_all, m_presences);
    made.reserve(cards.size());
    for (const QList<RecordingId>& clips : cards) {
        const auto before = m_made.constFind(clips.first());
        const bool same = before != m_made.cend() && before->clips == clips &&
                          std::ranges::none_of(clips, [this](RecordingId id) { return m_changed.contains(id); });
        const RecordingRow row = same ? *before : rowFor(clips);
        made.insert(row.id, row);
        if (m_filter.accepts(row))
            next.append(row);
    }
    m_made = made;
    m_changed.clear();
    countNews();
    std::ranges::sort(next, [this](const RecordingRow& a, const RecordingRow& b) {
        return newerThan(m_all[m_places.value(a.id)], m_all[m_places.value(b.id)]);
    });
    sync(next);
}

RecordingRow RecordingModel::rowFor(const QList<RecordingId>& clips) const
{
    RecordingRow row;
    row.id = row.picture = clips.first();
    row.clips = clips;
    row.state = ScanState::Done;
    QStringList cameras;
    QStringList kindNames;
    QList<Presence> people;
    for (const RecordingId clip : clips) {
        const Recording& r = m_all[m_places.value(clip)];
        const auto seen = m_presences.constFind(clip);
        if (seen != m_presences.cend()) {
            if (people.isEmpty())
                row.picture = clip;
            people += *seen;
        }
        row.lengthMs += r.durationMs;
        row.progress += progressOf(r) / double(clips.size());
        addOnce(cameras, cameraText(r.file.camera));
        addOnce(kindNames, kindText(r.file.kind));
        addOnce(row.kinds, r.file.kind);
        if (urgency(r.state) < urgency(row.state))
            row.state = r.state;
        if (row.error.isEmpty())
            row.error = errorText(r.error);
    }
    const RecordingFile& first = m_all[m_places.value(row.id)].file;
    row.path = first.path;
    row.start = first.startedAt.toLocalTime();
    row.day = row.start.date();
    row.timeIsSure = isSure(first.timeSource);
    row.night = (row.start.isValid() && isNightHour(row.start.time().hour())) ||
                std::ranges::any_of(people, &Presence::infrared);
    row.camera = cameras.join(tr(", ", "between cameras"));
    row.kind = kindNames.join(tr(", ", "between kinds"));
    people = together(people);
    for (const Presence& p : std::as_const(people)) {
        addOnce(row.names, p.name);
        row.unknown += p.name.isEmpty() ? 1 : 0;
    }
    row.isNew = m_lookedAt.isValid() && first.startedAt > m_lookedAt &&
                std::ranges::none_of(clips, [this](RecordingId id) { return m_seen.contains(id); });
    row.people = peopleRuns(people);
    std::ranges::stable_partition(people, [](const Presence& p) { return !p.name.isEmpty(); }); // as the text says it
    constexpr qsizetype shown = 2;
    for (const Presence& p : std::as_const(people).first(std::min(shown, people.size())))
        row.faces.append({p.bestFace, p.colour, !p.name.isEmpty() && !p.isGuess});
    return row;
}

int RecordingModel::rowOf(RecordingId id) const
{
    const auto row = std::ranges::find_if(rows(), [id](const RecordingRow& r) { return r.clips.contains(id); });
    return row == rows().end() ? -1 : int(row - rows().begin());
}

void RecordingModel::setLookedAt(const QDateTime& utc)
{
    // Only what began after the earlier of the two can be new in one way and not in the other.
    const QDateTime since = !m_lookedAt.isValid() ? utc : !utc.isValid() ? m_lookedAt : std::min(m_lookedAt, utc);
    m_lookedAt = utc;
    m_seen.clear();
    for (const Recording& r : std::as_const(m_all)) {
        if (since.isValid() && r.file.startedAt > since)
            m_changed.insert(r.id);
    }
    if (m_changed.isEmpty())
        countNews();
    else
        arrange();
}

void RecordingModel::markSeen(const QList<RecordingId>& recordings)
{
    bool any = false;
    for (const RecordingId id : recordings) {
        const auto card =
            std::ranges::find_if(m_made, [id](const RecordingRow& row) { return row.isNew && row.clips.contains(id); });
        if (card == m_made.end())
            continue;
        any = true;
        for (const RecordingId clip : card->clips) {
            m_seen.insert(clip);
            m_changed.insert(clip);
        }
    }
    if (any)
        arrange();
}

void RecordingModel::countNews()
{
    NewVisits out;
    out.since = m_lookedAt;
    QHash<QString, int> visits;
    for (const RecordingRow& row : m_made) {
        if (!row.isNew || row.people.isEmpty())
            continue;
        ++out.visits;
        out.unknown += row.unknown;
        for (const QString& name : row.names)
            ++visits[name];
    }
    for (auto it = visits.cbegin(); it != visits.cend(); ++it)
        out.people.append({it.key(), it.value()});
    std::ranges::sort(out.people, {}, [](const auto& p) { return std::pair(-p.second, p.first); });
    if (std::exchange(m_news, out) != out)
        Q_EMIT newsChanged();
}

void RecordingModel::setFilter(const RecordingFilter& filter)
{
    m_filter = filter;
    arrange();
}

QStringList RecordingModel::allOf(QString RecordingFile::*field) const
{
    QStringList out;
    for (const Recording& r : m_all)
        addOnce(out, r.file.*field);
    out.sort(Qt::CaseInsensitive);
    return out;
}

QVariant RecordingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecordingRow& row = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case CameraRole:
        return row.camera;
    case Qt::DecorationRole:
        return m_thumbnails.recording(row.picture);
    case Qt::ToolTipRole:
        return row.path;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case IdRole:
        return row.id;
    case ClipsRole:
        return QVariant::fromValue(row.clips);
    case DayRole:
        return row.day;
    case StartRole:
        return row.start;
    case TimeIsSureRole:
        return row.timeIsSure;
    case LengthRole:
        return row.lengthMs;
    case KindRole:
        return row.kind;
    case KindsRole:
        return row.kinds;
    case PeopleRole:
        return plainText(row.people);
    case PeopleRunsRole:
        return QVariant::fromValue(row.people);
    case PortraitsRole: {
        QList<RowPortrait> out;
        for (const RowFace& face : row.faces)
            out.append({m_thumbnails.face(face.face), face.colour, face.isSure});
        return QVariant::fromValue(out);
    }
    case StateRole:
        return int(row.state);
    case ProgressRole:
        return row.progress;
    case ErrorRole:
        return row.error;
    case NewRole:
        return row.isNew;
    default:
        return {};
    }
}

QString RecordingModel::accessibleText(const RecordingRow& row)
{
    QStringList parts{row.isNew ? tr("new", "not seen yet") : QString(), plainText(row.people), row.kind};
    if (row.start.isValid())
        parts.append(QLocale().toString(row.start, QLocale::ShortFormat));
    if (row.clips.size() > 1)
        parts.append(recordingsText(int(row.clips.size())));
    parts << row.camera << lengthText(row.lengthMs) << row.error;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace ringface

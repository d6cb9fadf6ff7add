// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/personvisits.h"

#include "core/library/library.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"
#include "ui/widgets/tokens.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
bool isAt(const VisitRow& visit, VisitHour hour)
{
    if (hour == VisitHour())
        return true;
    const QDateTime local = visit.from.toLocalTime();
    return local.isValid() && local.date().dayOfWeek() == hour.weekday && local.time().hour() == hour.hour;
}
} // namespace

PersonVisits::PersonVisits(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::recordingsLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const VisitRow& row) { return ids.contains(row.recording); });
    });
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const VisitRow& row) {
            return std::ranges::any_of(row.companions, [&ids](const Companion& c) { return ids.contains(c.face); });
        });
    });
}

QList<Companion> PersonVisits::companionsOf(const QList<const Visit*>& others) const
{
    QList<Companion> out;
    for (const Visit* visit : others) {
        const bool isThere = std::ranges::any_of(out, [visit](const Companion& c) {
            return visit->name.isEmpty() ? c.face == visit->bestFace : c.name == visit->name;
        });
        if (!isThere)
            out.append({visit->name, visit->bestFace, m_colours.value(visit->name)});
    }
    std::ranges::stable_partition(out, [](const Companion& c) { return !c.name.isEmpty(); });
    return out;
}

void PersonVisits::setVisits(const QList<Visit>& all, const QString& name)
{
    m_colours.clear();
    const QList<Person> people = m_library.people();
    for (const Person& person : people)
        m_colours.insert(person.name, person.colour);
    QHash<RecordingId, QList<const Visit*>> others;
    for (const Visit& visit : all) {
        for (const RecordingId recording : visit.recordings) {
            if (visit.name != name)
                others[recording].append(&visit);
        }
    }
    m_all.clear();
    for (const Visit& visit : all) {
        if (visit.name != name)
            continue;
        QList<const Visit*> beside;
        for (const RecordingId recording : visit.recordings)
            beside += others.value(recording);
        m_all.append(
            {visit.bestFace, visit.recordings.value(0), visit.from, visit.to, visit.cameras, companionsOf(beside)});
    }
}

void PersonVisits::showHour(VisitHour hour)
{
    QList<VisitRow> next = m_all;
    next.removeIf([hour](const VisitRow& row) { return !isAt(row, hour); });
    sync(next);
}

bool PersonVisits::shows(RecordingId recording, const QDateTime& at) const
{
    return std::ranges::any_of(rows(), [&](const VisitRow& row) {
        return at.isValid() && row.from.isValid() ? row.from <= at && at <= row.to : row.recording == recording;
    });
}

QString PersonVisits::usualCompanion() const
{
    QHash<QString, int> count;
    for (const VisitRow& row : m_all) {
        for (const Companion& companion : row.companions) {
            if (!companion.name.isEmpty())
                ++count[companion.name];
        }
    }
    const auto most = std::max_element(count.cbegin(), count.cend());
    return most != count.cend() && 2 * *most >= total() ? most.key() : QString();
}

QVariant PersonVisits::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const VisitRow& row = rows()[index.row()];
    const QDateTime from = row.from.toLocalTime();
    const QString day = dayText(from.date(), QDate::currentDate());
    const auto facts = [&] {
        QStringList out{row.cameras.join(tr(", ", "between names"))};
        if (from.isValid()) {
            out.prepend(QLocale().toString(from.time(), QLocale::ShortFormat));
            out.append(lengthText(row.from.msecsTo(row.to)));
        }
        return factLine(out);
    };
    switch (role) {
    case Qt::DisplayRole:
        return day;
    case Qt::DecorationRole:
        return m_thumbnails.recording(row.recording);
    case FactsRole:
        return facts();
    case KindRole: {
        const std::optional<Recording> recording = m_library.recording(row.recording);
        return recording ? QString::fromLatin1(kindIcon({recording->file.kind})) : QString();
    }
    case PortraitsRole: {
        QList<Portrait> out;
        const bool isDark = tokensOf(QGuiApplication::palette()).isDark;
        for (const Companion& c : row.companions)
            out.append({m_thumbnails.face(c.face), c.colour == 0 ? QColor() : personColour(c.colour, isDark)});
        return QVariant::fromValue(out);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList with;
        for (const Companion& c : row.companions)
            with.append(c.name.isEmpty() ? tr("somebody unknown") : c.name);
        const QString all = tr("%1, %2", "day, facts").arg(day, facts());
        return with.isEmpty() ? all : tr("%1, with %2").arg(all, with.join(tr(", ", "between names")));
    }
    case FaceRole:
        return row.id;
    default:
        return {};
    }
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/visitnews.h"

#include "core/exchange/visitevent.h"
#include "core/library/library.h"
#include "ui/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringface
{

namespace
{
struct VisitNews {
    Q_DECLARE_TR_FUNCTIONS(ringface::VisitNews)
};

/// "Anna and 2 unknown visitors".
QString whoText(const QList<Presence>& who)
{
    QStringList names;
    int unknown = 0;
    for (const Presence& p : who) {
        if (p.name.isEmpty())
            ++unknown;
        else
            names << nameText(p.name, p.isGuess);
    }
    if (unknown > 0)
        names << (unknown == 1
                      ? (names.isEmpty() ? VisitNews::tr("Unknown visitor") : VisitNews::tr("an unknown visitor"))
                      : VisitNews::tr("%n unknown visitors", nullptr, unknown));
    if (names.size() == 1)
        return names.first();
    const QString last = names.takeLast();
    return VisitNews::tr("%1 and %2", "names").arg(names.join(VisitNews::tr(", ", "between names")), last);
}

/// The best face of those.
FaceId faceOf(const Library& library, qint64 recording, const QList<Presence>& who)
{
    for (const Presence& p : who) {
        for (const Track& track : library.tracks(recording)) {
            if (track.bestFace != 0 && track.name == p.name && (!p.name.isEmpty() || track.group == p.group))
                return track.bestFace;
        }
    }
    return 0;
}
} // namespace

std::optional<News> newsOf(const Library& library, qint64 recording, Settings::Notify about, const QDateTime& now)
{
    const std::optional<Recording> r = library.recording(recording);
    if (!r || about == Settings::Notify::Nobody || !isNews(r->file.startedAt, now))
        return std::nullopt;
    QList<Presence> who = library.presences(recording);
    if (about == Settings::Notify::Unknown)
        who.removeIf([](const Presence& p) { return !p.name.isEmpty(); });
    if (who.isEmpty())
        return std::nullopt;
    News news;
    news.recording = recording;
    news.ms = who.first().fromMs;
    const QString camera = cameraText(r->file.camera);
    news.title =
        r->file.camera.isEmpty() ? whoText(who) : VisitNews::tr("%1 - %2", "who - camera").arg(whoText(who), camera);
    news.text = momentText(r->file.startedAt, now.toLocalTime().date());
    if (who.size() == 1 && who.first().group != 0) {
        const QList<Group> groups = library.groups();
        const auto group = std::ranges::find(groups, who.first().group, &Group::id);
        if (group != groups.end() && group->recordings > 1)
            news.text = VisitNews::tr("%1, seen in %n recordings", nullptr, group->recordings).arg(news.text);
    }
    news.picture = QImage::fromData(library.faceThumbnail(faceOf(library, recording, who)));
    return news;
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/visitnews.h"

#include "core/library/library.h"
#include "core/session/visitevent.h"
#include "ui/widgets/texts.h"

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
QString whoText(const QList<VisitEvent>& who)
{
    QStringList names;
    int unknown = 0;
    for (const VisitEvent& e : who) {
        if (e.name.isEmpty())
            ++unknown;
        else
            names << nameText(e.name, e.isGuess);
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

/// In the seven days that end with \a last (UTC), that one included.
int visitsThisWeek(const Library& library, GroupId group, const QDateTime& last)
{
    constexpr int days = 7;
    return int(std::ranges::count_if(library.visits(), [&](const Visit& v) {
        return v.group == group && v.from.isValid() && v.from > last.addDays(-days) && v.from <= last.addDays(1);
    }));
}

bool fits(const NewsRule& rule, const VisitEvent& event, const QTime& at)
{
    const bool known = !event.name.isEmpty();
    const bool who = rule.about == NewsRule::About::Everybody || (rule.about == NewsRule::About::Known && known) ||
                     (rule.about == NewsRule::About::Unknown && !known) ||
                     (rule.about == NewsRule::About::Role && known && rule.role == event.role) ||
                     (rule.about == NewsRule::About::Person && rule.person == event.person);
    if (!who || (!rule.camera.isEmpty() && rule.camera != event.camera))
        return false;
    if (!rule.from.isValid() || !rule.to.isValid() || rule.from == rule.to)
        return true;
    return rule.from < rule.to ? at >= rule.from && at < rule.to : at >= rule.from || at < rule.to;
}
} // namespace

bool isWanted(const VisitEvent& event, const Settings& settings, const QTime& at)
{
    for (const NewsRule& rule : settings.newsRules) {
        if (fits(rule, event, at))
            return rule.tell;
    }
    return settings.notify == Settings::Notify::Everybody ||
           (settings.notify == Settings::Notify::Unknown && event.name.isEmpty());
}

std::optional<News> newsOf(const Library& library, RecordingId recording, QList<VisitEvent> who,
                           const Settings& settings, const QDateTime& now)
{
    const std::optional<Recording> r = library.recording(recording);
    if (!r || !isNews(r->file, now))
        return std::nullopt;
    who.removeIf([&](const VisitEvent& e) { return !isWanted(e, settings, e.at.toLocalTime().time()); });
    if (who.isEmpty())
        return std::nullopt;
    News news;
    news.recording = recording;
    news.ms = who.first().ms;
    const QString camera = cameraText(r->file.camera);
    news.title =
        r->file.camera.isEmpty() ? whoText(who) : VisitNews::tr("%1 - %2", "who - camera").arg(whoText(who), camera);
    news.text = momentText(r->file.startedAt, now.toLocalTime().date());
    if (who.size() == 1 && who.first().group != 0) {
        if (const int times = visitsThisWeek(library, who.first().group, r->file.startedAt); times > 1)
            news.text = VisitNews::tr("%1, seen %n times this week", nullptr, times).arg(news.text);
    }
    const auto face = std::ranges::find_if(who, [](const VisitEvent& e) { return !e.face.isEmpty(); });
    if (face != who.end())
        news.picture = QImage::fromData(face->face);
    return news;
}

} // namespace ringface

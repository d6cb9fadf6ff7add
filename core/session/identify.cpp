// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/identify.h"

#include "core/recognition/recognise.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
bool isKnown(const TrackSample& track)
{
    return !track.notPeople.empty() ||
           std::ranges::any_of(track.faces, [](const FaceSample& f) { return f.label != 0; });
}

/// Those of the unknown groups; what is left are those of which a person said something.
std::vector<TrackSample> takeStrangers(RecognitionInput& known)
{
    std::vector<TrackSample> strangers;
    for (TrackSample& track : known.tracks) {
        if (isKnown(track) || track.group == 0)
            continue;
        const auto guess = std::ranges::lower_bound(known.stored, track.track, {}, &Guess::track);
        const bool hasName = guess != known.stored.end() && guess->track == track.track && guess->person != 0;
        if (!hasName)
            strangers.push_back(std::move(track));
    }
    std::erase_if(known.tracks, [](const TrackSample& t) { return !isKnown(t); });
    return strangers;
}

void writePicture(const FacesFolder& pictures, int track, const NewFace& face, UnknownPerson& person,
                  QStringList& unwritten)
{
    const QString path =
        QDir(pictures.path).absoluteFilePath(u"%1-%2-%3.jpeg"_s.arg(pictures.prefix).arg(track + 1).arg(face.timeMs));
    QFile file(path);
    if (QDir().mkpath(pictures.path) && file.open(QIODevice::WriteOnly) &&
        file.write(face.thumbnail) == face.thumbnail.size())
        person.imagePaths << path;
    else
        unwritten << path;
}
} // namespace

void Found::add(const ScanBatch& batch)
{
    for (const TrackUpdate& update : batch.tracks) {
        TrackSample& track = tracks[update.track];
        // Ids and a recording that the library never gives.
        track.track = -1 - update.track;
        track.recording = -1;
        if (!update.path.isEmpty()) {
            track.fromMs = faces.contains(update.track) ? track.fromMs : update.path.first().timeMs;
            track.toMs = update.path.last().timeMs;
        }
        for (const NewFace& face : update.faces) {
            if (!face.descriptor.empty())
                track.faces.push_back({0, face.descriptor, face.quality, face.infrared, 0});
        }
        auto& kept = faces[update.track];
        kept.insert(kept.end(), update.faces.begin(), update.faces.end());
    }
    error = batch.error;
}

Who whoIs(RecognitionInput known, const Found& found, const FacesFolder& pictures)
{
    known.unknown = unknownPeople(known.tracks);
    const std::vector<TrackSample> strangers = takeStrangers(known);
    known.stored.clear(); // all is asked for, not what changes
    for (const auto& [number, track] : found.tracks) {
        if (!track.faces.empty())
            known.tracks.push_back(track);
    }
    const RecognitionResult result = recognise(known);
    Who who;
    std::map<TrackId, PersonId> named;
    for (const Guess& g : result.guesses) {
        if (g.track < 0 && g.person != 0) {
            named[g.track] = g.person;
            who.recognised << g.person;
        }
    }

    std::vector<TrackSample> asked;
    for (const auto& [number, track] : found.tracks) {
        who.each[number].person = named.contains(track.track) ? named[track.track] : 0;
        if (!named.contains(track.track) && !track.faces.empty())
            asked.push_back(track);
    }
    const std::vector<GroupId> like = groupsLike(known, strangers, asked);
    for (size_t i = 0; i < asked.size(); ++i)
        who.each[int(-1 - asked[i].track)].group = like[i];

    std::map<TrackId, GroupId> groupOf;
    for (const TrackGroup& g : result.groups)
        groupOf[g.track] = g.group;
    std::map<std::pair<GroupId, TrackId>, UnknownPerson> unknown; // faces without a descriptor stay alone
    for (const auto& [number, track] : found.tracks) {
        if (named.contains(track.track))
            continue;
        const GroupId group = groupOf.contains(track.track) ? groupOf[track.track] : 0;
        UnknownPerson& person = unknown[{group, group == 0 ? track.track : 0}];
        person.group = person.group == 0 ? who.each[number].group : person.group;
        for (const NewFace& face : found.faces.at(number)) {
            ++person.images;
            if (!pictures.path.isEmpty())
                writePicture(pictures, number, face, person, who.unwritten);
        }
    }
    for (const auto& [key, person] : unknown)
        who.unknown.append(person);
    return who;
}

void addVisits(const Library& library, Who& who)
{
    const auto isSeen = [](const UnknownPerson& person) { return person.group != 0; };
    if (std::ranges::none_of(who.unknown, isSeen))
        return;
    const QList<Visit> visits = library.visits();
    for (UnknownPerson& person : who.unknown)
        person.before = visitsOf(visits, {}, person.group);
}

QStringList names(const Library* library, const Who& who)
{
    QStringList out;
    for (const PersonId id : who.recognised) {
        const QString name = library == nullptr ? QString() : library->personName(id);
        if (!name.isEmpty())
            out << name;
    }
    out.sort();
    out.removeDuplicates();
    return out;
}

} // namespace ringface

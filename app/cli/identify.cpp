// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/identify.h"

#include "core/recognition/recognise.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
bool isKnown(const TrackSample& track)
{
    return !track.notPeople.empty() ||
           std::ranges::any_of(track.faces, [](const FaceSample& f) { return f.label != 0; });
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
    known.stored.clear(); // all is asked for, not what changes
    known.unknown = unknownPeople(known.tracks);
    std::erase_if(known.tracks, [](const TrackSample& t) { return !isKnown(t); });
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

    std::map<TrackId, GroupId> groupOf;
    for (const TrackGroup& g : result.groups)
        groupOf[g.track] = g.group;
    std::map<std::pair<GroupId, TrackId>, UnknownPerson> unknown; // faces without a descriptor stay alone
    for (const auto& [number, track] : found.tracks) {
        if (named.contains(track.track))
            continue;
        const GroupId group = groupOf.contains(track.track) ? groupOf[track.track] : 0;
        UnknownPerson& person = unknown[{group, group == 0 ? track.track : 0}];
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

} // namespace ringface::cli

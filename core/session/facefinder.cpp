// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/facefinder.h"

#include "core/jobs/scanvideo.h"
#include "core/media/photoreader.h"
#include "core/session/pipeline.h"

#include <QtConcurrentRun>

namespace ringface
{

FaceFinder::FaceFinder(Library& library, Pipeline& pipeline, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_pipeline(pipeline)
{
    connect(&m_look, &QFutureWatcherBase::finished, this, &FaceFinder::tell);
}

FaceFinder::~FaceFinder()
{
    m_look.disconnect(this);
    m_look.cancel();
    m_look.waitForFinished();
}

void FaceFinder::find(const QString& photo)
{
    const EngineSetup& setup = m_pipeline.engine();
    m_look.setFuture(QtConcurrent::run(
        [photo, factory = setup.factory,
         read = m_library.recognition().reading(setup.encoderId, m_pipeline.limits())](QPromise<Result>& promise) {
            Result result;
            result.photo = photo;
            const QImage picture = readPhoto(photo, &result.found.error);
            const auto engine = picture.isNull() ? nullptr : factory();
            const auto known = engine ? read([&promise] { return promise.isCanceled(); }) : std::nullopt;
            if (engine)
                result.found.add(scanPhoto(picture, *engine));
            else if (!picture.isNull())
                result.found.error = MediaError::EngineFailed;
            if (known && result.found.error == MediaError::None)
                result.who = whoIs(*known, result.found, {});
            else if (engine && result.found.error == MediaError::None)
                result.found.error = MediaError::NotReadable; // of a library that nobody could ask, nothing is said
            promise.addResult(std::move(result));
        }));
}

void FaceFinder::tell()
{
    if (m_look.isCanceled() || m_look.future().resultCount() == 0)
        return;
    const Result result = m_look.result();
    if (result.found.error != MediaError::None)
        return Q_EMIT failed(result.photo, result.found.error);
    const QList<Visit> visits = m_library.visits();
    QList<FoundPerson> people;
    for (const auto& [track, faces] : result.found.faces) {
        FoundPerson person;
        person.face = faces.empty() ? QByteArray() : faces.front().thumbnail;
        if (const auto each = result.who.each.find(track); each != result.who.each.end()) {
            person.name = each->second.person != 0 ? m_library.personName(each->second.person) : QString();
            person.group = each->second.group;
        }
        person.visits = visitsOf(visits, person.name, person.group);
        people.append(person);
    }
    Q_EMIT found(result.photo, people);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/originalapi.h"

#include "app/cli/import/learnphoto.h"
#include "core/jobs/scanvideo.h"
#include "core/library/values/errortext.h"
#include "core/media/photoreader.h"
#include "core/session/identify.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
enum class Kind { Video, Image };

WorkQueue::Finish refusal(const HttpServer::Request& call, HttpStatus status, const QString& what)
{
    return [=] { call->refuse(status, what); };
}

std::optional<QJsonObject> objectIn(const HttpServer::Request& call)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(call->body(), &error);
    if (document.isObject())
        return document.object();
    call->refuse(HttpStatus::BadRequest,
                 u"The body is no JSON object: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    return std::nullopt;
}

QString missingFiles(const EngineSetup& setup)
{
    QStringList names;
    for (const ModelFile& file : setup.missing)
        names << file.name;
    return u"Network files are missing (%1). Get them with: ringface-cli models fetch"_s.arg(names.join(u", "_s));
}

LookedAt notThere()
{
    LookedAt photo;
    photo.problem = errorText(MediaError::FileMissing);
    photo.unreadable = true;
    return photo;
}

const QString tooMany = u"Too many requests are waiting already. Try again later."_s;
const QString timeIsUp = u"It took too long and was stopped. Start ringface-cli serve with a larger --time-limit."_s;
} // namespace

/// What a worker needs to say who is on one file; copies.
struct OriginalApi::Looking {
    Kind kind = Kind::Video;
    QString named; ///< the file, in the words of the request
    QString path;
    QString event;
    EngineSetup setup;
    RecognitionStore::Reading known;
    ScanOptions options;
    FacesFolder pictures;
    Who who;
};

void OriginalApi::addTo(HttpServer& server)
{
    server.post(u"/recognition/local-video"_s, [this](const Ask& call) { video(call); });
    server.post(u"/recognition/local-image"_s, [this](const Ask& call) { image(call); });
    server.post(u"/classifier/fit"_s, [this](const Ask& call) { fit(call); });
}

bool OriginalApi::mayRead(const Ask& call, const QString& path, ServedPaths::File* file) const
{
    *file = m_paths.file(path);
    if (file->answer != ServedPaths::Answer::Outside)
        return true;
    call->refuse(HttpStatus::Forbidden,
                 m_paths.isEmpty()
                     ? u"%1 may not be read: no folder may. Start ringface-cli serve with --allow FOLDER."_s.arg(path)
                     : u"%1 may not be read: it is in none of the folders that ringface-cli serve was started with "
                       "(--allow)."_s.arg(path));
    return false;
}

QString OriginalApi::fileOf(const Ask& call, const QJsonObject& request, const QString& field) const
{
    const QString named = request.value(field).toString();
    ServedPaths::File file;
    if (named.isEmpty())
        call->refuse(HttpStatus::BadRequest, u"%1 is missing."_s.arg(field));
    else if (mayRead(call, named, &file) && file.answer == ServedPaths::Answer::Missing)
        call->refuse(HttpStatus::NotFound, u"%1: there is no such file."_s.arg(named));
    return file.path;
}

void OriginalApi::video(const Ask& call)
{
    const std::optional<QJsonObject> request = objectIn(call);
    const QString path = request ? fileOf(call, *request, u"videoFileName"_s) : QString();
    if (path.isEmpty())
        return;
    const auto what = std::make_shared<Looking>();
    what->named = request->value("videoFileName"_L1).toString();
    what->path = path;
    what->event = request->value("eventName"_L1).toString(QFileInfo(path).completeBaseName());
    if (what->event.isEmpty() || what->event.startsWith(u'.') || what->event.contains(u'/'))
        return call->refuse(HttpStatus::BadRequest, u"eventName is a plain name, without slashes."_s);
    if (!m_pictures.isEmpty()) {
        // Two cameras may have an event in the same second.
        const QByteArray file = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
        what->pictures = {QDir(m_pictures).filePath(what->event), u"face-"_s + QLatin1StringView(file)};
    }
    look(call, what);
}

void OriginalApi::image(const Ask& call)
{
    const std::optional<QJsonObject> request = objectIn(call);
    const QString path = request ? fileOf(call, *request, u"imageFilePath"_s) : QString();
    if (path.isEmpty())
        return;
    const auto what = std::make_shared<Looking>();
    what->kind = Kind::Image;
    what->named = request->value("imageFilePath"_L1).toString();
    what->path = path;
    look(call, what);
}

void OriginalApi::look(const Ask& call, const std::shared_ptr<Looking>& what)
{
    what->setup = m_context.engine();
    what->known = m_context.library->recognition().reading(what->setup.encoderId, m_context.limits(what->setup));
    what->options = m_context.scanOptions();
    queue(call, [this, call, what](const std::function<bool()>& isStopped) -> WorkQueue::Finish {
        const auto engine = what->setup.factory();
        const std::optional<RecognitionInput> known = what->known(isStopped);
        if (isStopped()) // the library is not read to its end then
            return refusal(call, HttpStatus::GatewayTimeout, what->named + u": "_s + timeIsUp);
        if (!engine || !known)
            return refusal(call, HttpStatus::InternalServerError,
                           engine ? u"The library cannot be read."_s : errorText(MediaError::EngineFailed));
        Found found;
        if (what->kind == Kind::Video) {
            scanVideo(what->path, *engine, what->options,
                      {[&found](const ScanBatch& batch) { found.add(batch); }, isStopped});
        } else {
            const QImage photo = readPhoto(what->path, &found.error);
            if (!photo.isNull())
                found.add(scanPhoto(photo, *engine));
        }
        if (isStopped())
            return refusal(call, HttpStatus::GatewayTimeout, what->named + u": "_s + timeIsUp);
        if (found.error != MediaError::None && found.error != MediaError::EndsEarly)
            return refusal(call, HttpStatus::UnprocessableEntity, what->named + u": "_s + errorText(found.error));
        what->who = whoIs(*known, found, what->pictures);
        return [this, call, what] {
            for (const QString& path : what->who.unwritten)
                complain(u"%1 cannot be written."_s.arg(path));
            addVisits(*m_context.library, what->who);
            const QStringList recognised = names(m_context.library.get(), what->who);
            QJsonObject answer = what->kind == Kind::Video ? videoAnswer(what->named, recognised, what->who.unknown)
                                                           : imageAnswer(what->named, recognised, what->who.unknown);
            if (what->kind == Kind::Video)
                answer.insert(u"eventName"_s, what->event);
            call->answer(QJsonDocument(answer));
        };
    });
}

void OriginalApi::fit(const Ask& call)
{
    QString problem;
    const std::optional<FitRequest> request = readFitRequest(call->body(), &problem);
    if (!request)
        return call->refuse(HttpStatus::BadRequest, u"This is no request: %1."_s.arg(problem));
    std::vector<QStringList> files; // of each person
    for (const FitPerson& person : request->persons) {
        QStringList& paths = files.emplace_back();
        for (const QString& named : person.imagePaths) {
            ServedPaths::File file; // its path stays empty if it is missing, which is told of each
            if (!mayRead(call, named, &file))
                return;
            paths << file.path;
        }
    }
    const EngineSetup setup = m_context.engine();
    if (!setup.recognises)
        return call->refuse(HttpStatus::ServiceUnavailable, missingFiles(setup));
    queue(call, [=, this](const std::function<bool()>& isStopped) -> WorkQueue::Finish {
        const auto engine = setup.factory();
        if (!engine || !engine->encoder)
            return refusal(call, HttpStatus::InternalServerError, errorText(MediaError::EngineFailed));
        std::vector<std::vector<LookedAt>> photos;
        for (const QStringList& paths : files) {
            auto& ofPerson = photos.emplace_back();
            for (const QString& path : paths) {
                if (isStopped())
                    return refusal(call, HttpStatus::GatewayTimeout, timeIsUp);
                ofPerson.push_back(path.isEmpty() ? notThere() : lookAtPhoto(path, *engine));
            }
        }
        return [this, call, request = *request, id = engine->id, photos = std::move(photos)] {
            learn(call, request, id, photos);
        };
    });
}

void OriginalApi::learn(const Ask& call, FitRequest request, const QString& engineId,
                        const std::vector<std::vector<LookedAt>>& photos)
{
    QStringList warnings;
    for (size_t p = 0; p < photos.size(); ++p) {
        FitPerson& person = request.persons[qsizetype(p)];
        for (size_t i = 0; i < photos[p].size(); ++i) {
            const QString wrong = learnPhoto(*m_context.library, photos[p][i], engineId, person);
            if (!wrong.isEmpty())
                warnings << u"%1: %2"_s.arg(person.imagePaths[qsizetype(i)], wrong);
        }
    }
    m_whenTrained([this, call, request, warnings] {
        call->answer(QJsonDocument(fitAnswer(request, m_context.library->file(), warnings)));
    });
}

void OriginalApi::queue(const Ask& call, WorkQueue::Work work)
{
    if (!m_work.add(std::move(work), call->gone()))
        call->refuse(HttpStatus::ServiceUnavailable, tooMany);
}

} // namespace ringface::cli

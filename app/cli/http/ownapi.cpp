// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/ownapi.h"

#include "app/cli/chosenfaces.h"
#include "app/cli/commands/lists.h"

#include <QFile>
#include <QJsonObject>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// Ids, as text; std::nullopt if they are not a list of whole numbers.
std::optional<QStringList> ids(const QJsonValue& list)
{
    QStringList out;
    for (const auto id : list.toArray()) {
        const qint64 number = id.toInteger(0);
        if (number <= 0)
            return std::nullopt;
        out << QString::number(number);
    }
    return list.isArray() || list.isUndefined() ? std::optional(out) : std::nullopt;
}

/// What a request to label says.
struct Word {
    QStringList faces;
    QStringList groups;
    QString name;
    QString notName;
    bool ignore = false;
};

std::optional<Word> readWord(const QByteArray& body, QString* problem)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject request = document.object();
    for (const QString& key : request.keys()) {
        if (!QStringList{u"faces"_s, u"groups"_s, u"name"_s, u"not"_s, u"ignore"_s}.contains(key)) {
            *problem = u"%1 is not known here."_s.arg(key);
            return std::nullopt;
        }
    }
    const auto faces = ids(request.value("faces"_L1));
    const auto groups = ids(request.value("groups"_L1));
    if (!document.isObject() || !faces || !groups || (faces->isEmpty() && groups->isEmpty())) {
        *problem = u"faces or groups is wanted, a list of ids."_s;
        return std::nullopt;
    }
    Word word{*faces, *groups, request.value("name"_L1).toString().simplified(),
              request.value("not"_L1).toString().simplified(), request.value("ignore"_L1).toBool()};
    if (int(!word.name.isEmpty()) + int(!word.notName.isEmpty()) + int(word.ignore) != 1) {
        *problem = u"One of name, not and ignore is wanted."_s;
        return std::nullopt;
    }
    return word;
}

bool say(Labels& labels, const QList<FaceId>& faces, const Word& word)
{
    if (!word.name.isEmpty())
        return labels.say(faces, word.name);
    return word.ignore ? labels.ignore(faces) : labels.sayNot(faces, word.notName);
}
} // namespace

void addOwnApi(HttpServer& server, Library& library, const std::function<void(std::function<void()>)>& whenTrained)
{
    using Ask = HttpServer::Request;
    const auto list = [&server, &library](const QString& name, QJsonArray (*content)(const Library&)) {
        server.get(u"/api/v1/"_s + name, [&library, content](const Ask& call) {
            library.noticeOthers();
            call->answer(QJsonDocument(content(library)));
        });
    };
    list(u"recordings"_s, recordingsJson);
    list(u"groups"_s, groupsJson);
    list(u"people"_s, peopleJson);
    list(u"visits"_s, visitsJson);
    server.get(u"/api/v1/openapi.json"_s, [](const Ask& call) {
        QFile file(u":/ringface/openapi.json"_s);
        call->answer(
            {HttpStatus::Ok, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), "application/json"});
    });
    server.post(u"/api/v1/label"_s, [&library, whenTrained](const Ask& call) {
        library.noticeOthers();
        QString problem;
        const std::optional<Word> word = readWord(call->body(), &problem);
        if (!word)
            return call->refuse(HttpStatus::BadRequest, problem);
        const auto faces = chosenFaces(library, word->faces, word->groups, &problem);
        if (!faces)
            return call->refuse(HttpStatus::NotFound, problem);
        if (!say(library.labels(), *faces, *word))
            return call->refuse(HttpStatus::InternalServerError, u"The library could not be changed."_s);
        QJsonArray said;
        for (const FaceId id : *faces)
            said.append(id);
        whenTrained([call, said] { call->answer(QJsonDocument(QJsonObject{{u"faces"_s, said}})); });
    });
}

} // namespace ringface::cli

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The original Ringface's commands: one video, one photo, learning from photos.
#include "app/cli/context.h"
#include "app/cli/identify.h"
#include "app/cli/import/learnphoto.h"
#include "core/jobs/scanvideo.h"
#include "core/library/safety/backups.h"
#include "core/media/framereader.h"

#include <QFile>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
struct Answer {
    QStringList recognised;
    QList<UnknownPerson> unknown;
};

/// The library is asked if there is one; it is not made for this.
Answer ask(Context& context, const EngineSetup& setup, const Found& found)
{
    RecognitionInput known;
    known.encoder = setup.encoderId;
    known.limits = setup.limits;
    if (context.library)
        known = context.library->recognition().input(setup.encoderId, setup.limits);
    const Who who = whoIs(known, found, {context.imagesFolder});
    for (const QString& path : who.unwritten)
        complain(u"%1 cannot be written."_s.arg(path));
    return {names(context.library.get(), who), who.unknown};
}

void printAnswer(const Context& context, const QJsonObject& json, const Answer& answer)
{
    if (context.json) {
        print(QJsonDocument(json));
        return;
    }
    QStringList who = answer.recognised;
    if (!answer.unknown.isEmpty())
        who << u"%1 unknown"_s.arg(answer.unknown.size());
    print(who.isEmpty() ? u"nobody"_s : who.join(u", "_s));
}

/// Opens the library if it is there already.
bool openIfThere(Context& context)
{
    return !QFile::exists(libraryFile(context.libraryFolder)) || context.open();
}
} // namespace

int analyze(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"analyze takes one video."_s);
    if (!openIfThere(context))
        return Failed;
    const EngineSetup setup = context.engine();
    const auto engine = context.makeEngine(setup);
    if (!engine)
        return Failed;
    Found found;
    scanVideo(context.arguments.first(), *engine, {context.step, context.minFace},
              {[&found](const ScanBatch& batch) { found.add(batch); }, [] { return false; }});
    if (found.error != MediaError::None) {
        complain(u"%1: %2"_s.arg(context.arguments.first(), describe(found.error)));
        if (found.error != MediaError::EndsEarly)
            return SomeUnreadable;
    }
    const Answer answer = ask(context, setup, found);
    printAnswer(context, videoAnswer(context.arguments.first(), answer.recognised, answer.unknown), answer);
    return found.error == MediaError::None ? Good : SomeUnreadable;
}

int recognize(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"recognize takes one image."_s);
    if (!openIfThere(context))
        return Failed;
    MediaError error = MediaError::None;
    const QImage photo = readPhoto(context.arguments.first(), &error);
    if (photo.isNull()) {
        complain(u"%1: %2"_s.arg(context.arguments.first(), describe(error)));
        return SomeUnreadable;
    }
    const EngineSetup setup = context.engine();
    const auto engine = context.makeEngine(setup);
    if (!engine)
        return Failed;
    Found found;
    found.add(scanPhoto(photo, *engine));
    const Answer answer = ask(context, setup, found);
    printAnswer(context, imageAnswer(context.arguments.first(), answer.recognised, answer.unknown), answer);
    return found.error == MediaError::None ? Good : Failed;
}

int fit(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"fit takes one request file."_s);
    QFile file(context.arguments.first());
    if (!file.open(QIODevice::ReadOnly)) {
        complain(u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
        return Failed;
    }
    QString problem;
    std::optional<FitRequest> request = readFitRequest(file.readAll(), &problem);
    if (!request) {
        complain(u"%1 is no request: %2."_s.arg(file.fileName(), problem));
        return Failed;
    }
    if (!context.open())
        return Failed;
    context.rememberEngine();
    const auto engine = context.makeEncodingEngine();
    if (!engine)
        return Failed;
    QStringList warnings;
    bool unreadable = false;
    for (FitPerson& person : request->persons) {
        for (const QString& path : person.imagePaths) {
            const LookedAt photo = lookAtPhoto(path, *engine);
            unreadable = unreadable || photo.unreadable;
            const QString wrong = learnPhoto(*context.library, photo, engine->id, person);
            if (!wrong.isEmpty())
                warnings << u"%1: %2"_s.arg(path, wrong);
        }
    }
    if (!context.train())
        return Failed;
    for (const QString& warning : warnings)
        complain(warning);
    print(QJsonDocument(fitAnswer(*request, context.library->file(), warnings)));
    return unreadable ? SomeUnreadable : Good;
}

} // namespace ringface::cli

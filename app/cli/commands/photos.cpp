// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The original Ringface's commands: one video, one photo, learning from photos.
#include "app/cli/command.h"
#include "app/cli/import/learnphoto.h"
#include "core/jobs/scanvideo.h"
#include "core/library/safety/backups.h"
#include "core/library/values/errortext.h"
#include "core/media/photoreader.h"
#include "core/session/identify.h"

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
Answer ask(Context& context, const EngineSetup& setup, const Found& found, const QString& pictures = {})
{
    RecognitionInput known;
    known.encoder = setup.encoderId;
    known.limits = context.limits(setup);
    if (context.library)
        known = context.library->recognition().input(setup.encoderId, context.limits(setup));
    Who who = whoIs(known, found, {pictures});
    if (context.library)
        addVisits(*context.library, who);
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
    for (const UnknownPerson& person : answer.unknown) {
        if (person.group != 0)
            print(u"  seen before: unknown group %1, %2"_s.arg(person.group)
                      .arg(counted(person.before.size(), u"visit"_s, u"visits"_s)));
        for (const Visit& visit : person.before)
            print(u"    %1  %2"_s.arg(localTime(visit.from), visit.cameras.join(u", "_s)));
    }
}

/// Opens the library if it is there already.
bool openIfThere(Context& context)
{
    return !QFile::exists(libraryFile(context.libraryFolder)) || context.open();
}
class Analyze : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "analyze", "Look at one video without adding it to the library");
        addText(me, "VIDEO", m_video, "The video", "FILE")->required();
        addText(me, "--images", m_pictures, "Write the faces of unknown people into this folder", "DIR");
        addJson(me, context);
        addScanOptions(me, context);
    }
    int run(Context& context) override
    {
        if (!openIfThere(context))
            return Failed;
        const EngineSetup setup = context.engine();
        const auto engine = context.makeEngine(setup);
        if (!engine)
            return Failed;
        Found found;
        scanVideo(m_video, *engine, context.scanOptions(),
                  {[&found](const ScanBatch& batch) { found.add(batch); }, [] { return false; }});
        if (found.error != MediaError::None) {
            complain(u"%1: %2"_s.arg(m_video, errorText(found.error)));
            if (found.error != MediaError::EndsEarly)
                return SomeUnreadable;
        }
        const Answer answer = ask(context, setup, found, m_pictures);
        printAnswer(context, videoAnswer(m_video, answer.recognised, answer.unknown), answer);
        return found.error == MediaError::None ? Good : SomeUnreadable;
    }

private:
    QString m_video;
    QString m_pictures;
};

class Recognize : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "recognize", "Who is on a photo");
        addText(me, "IMAGE", m_photo, "The photo", "FILE")->required();
        addJson(me, context);
    }
    int run(Context& context) override
    {
        if (!openIfThere(context))
            return Failed;
        MediaError error = MediaError::None;
        const QImage photo = readPhoto(m_photo, &error);
        if (photo.isNull()) {
            complain(u"%1: %2"_s.arg(m_photo, errorText(error)));
            return SomeUnreadable;
        }
        const EngineSetup setup = context.engine();
        const auto engine = context.makeEngine(setup);
        if (!engine)
            return Failed;
        Found found;
        found.add(scanPhoto(photo, *engine));
        const Answer answer = ask(context, setup, found);
        printAnswer(context, imageAnswer(m_photo, answer.recognised, answer.unknown), answer);
        return found.error == MediaError::None ? Good : Failed;
    }

private:
    QString m_photo;
};

class Fit : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "fit", "Learn from photos, with the original Ringface's request");
        addText(me, "REQUEST", m_request, "A JSON file", "FILE")->required();
    }
    int run(Context& context) override
    {
        QFile file(m_request);
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
        context.pipeline(); // remembers the engine
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
        if (!context.settle())
            return Failed;
        for (const QString& warning : warnings)
            complain(warning);
        print(QJsonDocument(fitAnswer(*request, context.library->file(), warnings)));
        return unreadable ? SomeUnreadable : Good;
    }

private:
    QString m_request;
};
} // namespace

std::unique_ptr<Command> makeAnalyze()
{
    return std::make_unique<Analyze>();
}

std::unique_ptr<Command> makeRecognize()
{
    return std::make_unique<Recognize>();
}

std::unique_ptr<Command> makeFit()
{
    return std::make_unique<Fit>();
}

} // namespace ringface::cli

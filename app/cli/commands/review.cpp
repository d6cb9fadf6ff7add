// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands about what the classifier says, and how sure it is.
#include "app/cli/command.h"

#include "core/exchange/ringfacejson.h"
#include "core/exchange/wholefile.h"
#include "core/recognition/evaluate.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
void showProposals(const Context& context, const QList<Proposal>& proposals)
{
    QHash<RecordingId, QString> paths;
    for (const Recording& r : context.library->recordings())
        paths.insert(r.id, r.file.path);
    QJsonArray out;
    for (const Proposal& p : proposals) {
        const auto nameOrUnknown = [](const QString& name) { return name.isEmpty() ? u"unknown"_s : name; };
        if (!context.json)
            print(u"%1  %2: %3 -> %4"_s.arg(p.track).arg(paths.value(p.recording), nameOrUnknown(p.before),
                                                         nameOrUnknown(p.name)));
        out.append(QJsonObject{{u"track"_s, p.track},
                               {u"recording"_s, paths.value(p.recording)},
                               {u"face"_s, p.face},
                               {u"before"_s, textOrNull(p.before)},
                               {u"name"_s, textOrNull(p.name)},
                               {u"distance"_s, p.distance < 0 ? QJsonValue() : QJsonValue(double(p.distance))}});
    }
    if (context.json)
        print(QJsonDocument(out));
}

/// Those of \a proposals that the arguments name; std::nullopt, and a word on stderr, if one is none.
std::optional<QList<Proposal>> chosen(const QList<Proposal>& proposals, const QStringList& tracks)
{
    if (tracks == QStringList{u"all"_s})
        return proposals;
    QList<Proposal> out;
    for (const QString& text : tracks) {
        const auto found = std::ranges::find(proposals, text.toLongLong(), &Proposal::track);
        if (found == proposals.end()) {
            complain(u"No change is proposed for track %1."_s.arg(text));
            return std::nullopt;
        }
        out.append(*found);
    }
    return out;
}

bool settleProposal(Library& library, const QString& act, const Proposal& p)
{
    Labels& labels = library.labels();
    const QList<FaceId> faces = library.facesOfTrack(p.track);
    if (act == "leave"_L1)
        return library.recognition().settle({p.track});
    if (p.name.isEmpty()) // Ben would no longer be shown
        return act == "accept"_L1 ? labels.sayNot(faces, p.before) : labels.say(faces, p.before);
    return act == "accept"_L1 ? labels.say(faces, p.name) : labels.sayNot(faces, p.name);
}
class Review : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "review", "What the last training changed in older recordings");
        addText(me, "ACT", m_act, "What is to be done about some of them", "accept|reject|leave");
        addTexts(me, "TRACK", m_tracks, "Tracks of the list, or all", "TRACK");
        addJson(me, context);
    }
    int run(Context& context) override
    {
        if (!m_act.isEmpty() && m_tracks.isEmpty())
            return usage(u"review takes nothing, or accept, reject or leave with tracks or all."_s);
        if (!context.open())
            return Failed;
        const QList<Proposal> proposals = context.library->recognition().proposals();
        if (m_act.isEmpty()) {
            showProposals(context, proposals);
            return Good;
        }
        const std::optional<QList<Proposal>> those = chosen(proposals, m_tracks);
        const bool done = those && std::ranges::all_of(*those, [&](const Proposal& p) {
                              return settleProposal(*context.library, m_act, p);
                          });
        return done && (m_act == "leave"_L1 || context.settle()) ? Good : Failed;
    }

private:
    QString m_act; ///< empty: only show
    QStringList m_tracks;
};

class AcceptShare : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me =
            add(app, "accept-share", "Accept guesses within this part (0 to 1) of their limit unasked; or show it");
        addText(me, "PART", m_part, "From 0 to 1, or off", "PART");
    }
    int run(Context& context) override
    {
        const QString& text = m_part;
        bool ok = true;
        const float share = text.isEmpty() || text == "off"_L1 ? 0 : text.toFloat(&ok);
        if (!ok || !(share >= 0 && share <= 1))
            return usage(u"accept-share takes a part of the limit from 0 to 1, or off."_s);
        if (!context.open())
            return Failed;
        RecognitionStore& store = context.library->recognition();
        if (!text.isEmpty() && !store.setAcceptShare(share))
            return Failed;
        if (text.isEmpty())
            print(store.acceptShare() > 0 ? QString::number(double(store.acceptShare())) : u"off"_s);
        return Good;
    }

private:
    QString m_part;
};

/// As the original's fit file, and what the SVM has learnt.
QJsonObject classifierJson(const Library& library, const LearntClassifier& learnt)
{
    std::map<PersonId, FitPerson> persons;
    for (const TrainingSample& s : learnt.samples) {
        if (!s.isNot)
            persons[s.person].encodings.push_back(s.descriptor);
    }
    QJsonArray people;
    for (auto& [person, theirs] : persons) {
        theirs.name = library.personName(person);
        if (theirs.name.isEmpty())
            continue; // somebody who is ignored
        QJsonObject one = fitPersonJson(theirs);
        const auto plane = std::ranges::find(learnt.svm.people, person, &PersonPlane::person);
        if (plane != learnt.svm.people.end()) {
            one.insert(u"weights"_s, numbersJson(plane->weights));
            one.insert(u"bias"_s, double(plane->bias));
        }
        people.append(one);
    }
    return {{u"persons"_s, people},
            {u"madeAt"_s, timeOrNull(learnt.madeAt)},
            {u"encoder"_s, learnt.encoder},
            {u"centre"_s, numbersJson(learnt.svm.centre)},
            {u"limits"_s, learnt.limits}};
}

class Classifier : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "classifier", "Go back to what was learnt earlier; labels stay");
        me->require_subcommand(1);
        CLI::App* list = me->add_subcommand("list", "What was learnt when");
        list->fallthrough();
        addJson(list, context);
        CLI::App* use = me->add_subcommand("use", "Names come from this version from now on");
        use->fallthrough();
        CLI::App* out = me->add_subcommand("export", "Write what a version has learnt, as JSON");
        out->fallthrough();
        addText(out, "ID", m_export, "An id of the list, or newest", "ID")->required()->check(isVersion);
        addText(out, "FILE", m_file, "Where to; else it is printed", "FILE");
        addText(use, "ID", m_use, "An id of the list, or newest", "ID")->required()->check(isVersion);
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        RecognitionStore& store = context.library->recognition();
        const QList<ClassifierVersion> versions = store.versions();
        if (!m_use.isEmpty()) {
            if (m_use != "newest"_L1 &&
                std::ranges::find(versions, m_use.toLongLong(), &ClassifierVersion::id) == versions.end()) {
                complain(u"There is no classifier version %1."_s.arg(m_use));
                return Failed;
            }
            return store.use(m_use.toLongLong()) && context.settle() ? Good : Failed;
        }
        if (!m_export.isEmpty())
            return writeVersion(context, versions);
        QJsonArray out;
        for (const ClassifierVersion& v : versions) {
            if (!context.json)
                print(u"%1  %2  %3 people, %4 samples, %5%6"_s.arg(v.id)
                          .arg(localTime(v.madeAt))
                          .arg(v.people)
                          .arg(v.samples)
                          .arg(v.encoder, v.inUse ? u"  (in use)"_s : QString()));
            out.append(QJsonObject{{u"id"_s, v.id},
                                   {u"madeAt"_s, timeOrNull(v.madeAt)},
                                   {u"encoder"_s, v.encoder},
                                   {u"people"_s, v.people},
                                   {u"samples"_s, v.samples},
                                   {u"inUse"_s, v.inUse}});
        }
        if (context.json)
            print(QJsonDocument(out));
        return Good;
    }

private:
    static std::string isVersion(const std::string& id)
    {
        return id == "newest" || QString::fromStdString(id).toLongLong() > 0 ? std::string() : "it is an id, or newest";
    }

    int writeVersion(const Context& context, const QList<ClassifierVersion>& versions) const
    {
        const qint64 id = m_export == "newest"_L1 && !versions.isEmpty() ? versions[0].id : m_export.toLongLong();
        const std::optional<LearntClassifier> learnt = context.library->recognition().learnt(id);
        if (!learnt) {
            complain(versions.isEmpty() ? u"Nothing was learnt yet: name somebody first."_s
                                        : u"There is no classifier version %1."_s.arg(m_export));
            return Failed;
        }
        const QJsonDocument json(classifierJson(*context.library, *learnt));
        if (m_file.isEmpty()) {
            print(json);
            return Good;
        }
        QString why;
        if (writeWhole(m_file, json.toJson(), &why))
            return Good;
        complain(u"%1 cannot be written (%2)."_s.arg(m_file, why));
        return Failed;
    }

    QString m_use; ///< empty: do not
    QString m_export;
    QString m_file; ///< empty: on standard output
};

class Evaluate : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        addJson(add(app, "evaluate", "How sure is it? Asks about every labelled visit as if it were new"), context);
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        const EngineSetup setup = context.engine();
        const RecognitionInput input = context.library->recognition().input(setup.encoderId, context.limits(setup));
        const Evaluation result = ringface::evaluate(input);
        QJsonArray scores;
        if (!context.json) {
            print(u"%1 people, %2 visits, %3 tracks; %4 tracks of people with more than one visit"_s.arg(result.people)
                      .arg(result.visits)
                      .arg(result.tracks)
                      .arg(result.asked));
            print(u"rule        limit  right  wrong  unknown  strangers named"_s);
        }
        for (const RuleScore& s : result.scores) {
            if (!context.json)
                print(u"%1 %2 %3 %4 %5 %6"_s.arg(s.rule, -10)
                          .arg(double(input.limits.largest * s.share), 6, 'f', 3)
                          .arg(s.right, 6)
                          .arg(s.wrong, 6)
                          .arg(s.unknown, 8)
                          .arg(s.strangers, 8));
            scores.append(QJsonObject{{u"rule"_s, s.rule},
                                      {u"limit"_s, double(input.limits.largest * s.share)},
                                      {u"inUse"_s, s.rule == "classifier"_L1 && s.share == 1.0F},
                                      {u"right"_s, s.right},
                                      {u"wrong"_s, s.wrong},
                                      {u"unknown"_s, s.unknown},
                                      {u"strangersNamed"_s, s.strangers}});
        }
        const auto safe = double(input.limits.largest * result.safeShare);
        if (context.json)
            print(QJsonDocument(QJsonObject{{u"encoder"_s, input.encoder},
                                            {u"people"_s, result.people},
                                            {u"visits"_s, result.visits},
                                            {u"tracks"_s, result.tracks},
                                            {u"asked"_s, result.asked},
                                            {u"limit"_s, double(input.limits.largest)},
                                            {u"safeLimit"_s, safe > 0 ? QJsonValue(safe) : QJsonValue()},
                                            {u"scores"_s, scores}}));
        else
            print(safe > 0 ? u"No wrong name up to a limit of %1; %2 is in use."_s.arg(safe, 0, 'f', 3)
                                 .arg(double(input.limits.largest), 0, 'f', 3)
                           : u"No limit is safe, or too little is labelled to say."_s);
        return Good;
    }
};
} // namespace

std::unique_ptr<Command> makeReview()
{
    return std::make_unique<Review>();
}

std::unique_ptr<Command> makeAcceptShare()
{
    return std::make_unique<AcceptShare>();
}

std::unique_ptr<Command> makeClassifier()
{
    return std::make_unique<Classifier>();
}

std::unique_ptr<Command> makeEvaluate()
{
    return std::make_unique<Evaluate>();
}

} // namespace ringface::cli

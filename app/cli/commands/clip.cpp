// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"
#include "app/cli/recordingcalled.h"
#include "core/library/safety/backups.h"
#include "core/library/values/errortext.h"
#include "core/library/values/filepath.h"
#include "core/library/values/personname.h"
#include "core/session/clipsaver.h"
#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <limits>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// "12.5", "1:02.5" or "0:01:02" in milliseconds; -1 if it is none of these.
qint64 timeOf(const QString& text)
{
    double seconds = 0;
    const QStringList parts = text.split(u':');
    for (const QString& part : parts) {
        bool isNumber = false;
        const double value = part.toDouble(&isNumber);
        constexpr double sixty = 60;
        if (!isNumber || value < 0 || (parts.size() > 1 && value >= sixty && &part != &parts.first()))
            return -1;
        seconds = seconds * sixty + value;
    }
    constexpr double second = 1000;
    return parts.size() > 3 ? -1 : qint64(seconds * second);
}

std::string checkTime(const std::string& text)
{
    return timeOf(QString::fromStdString(text)) < 0 ? "it is seconds (12.5), M:SS or H:MM:SS" : std::string();
}

class Clip : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "clip", "Save a part of a recording, or all visits of a person in a row");
        addText(me, "RECORDING", m_recording, "A recording's file or its id; with --person it can be left out", "FILE")
            ->required();
        addText(me, "OUT", m_out, "The MP4 file to write", "FILE");
        addText(me, "--from", m_from, "Where to begin", "TIME")->check(checkTime);
        addText(me, "--to", m_to, "Where to end", "TIME")->check(checkTime);
        addText(me, "--person", m_person, "Whom it is about: their visits, if no times are given; never blurred",
                "NAME");
        addText(me, "--blur", m_blur, "Make faces unrecognisable: of all others, of unknown people, of all",
                "others|unknown|all");
        addFlag(me, "--force", m_force, "Write over OUT if it is there");
    }

    int run(Context& context) override
    {
        m_isOne = !m_out.isEmpty();
        const QString out = m_isOne ? m_out : m_recording; // a single word is the file to write
        if (!m_isOne && m_person.isEmpty())
            return usage(u"Say what to save: clip RECORDING OUT, or clip --person NAME OUT."_s);
        if (m_blur == "others"_L1 && m_person.isEmpty())
            return usage(u"Say who is not blurred: --person NAME."_s);
        if (QFile::exists(out) && !m_force) {
            complain(u"%1 is there already. Choose another name, or --force to write over it."_s.arg(out));
            return Failed;
        }
        ClipOrder order;
        order.out = out;
        order.replaces = m_force;
        order.blurs = !m_blur.isEmpty();
        const bool hasLibrary = QFile::exists(libraryFile(context.libraryFolder));
        if ((hasLibrary || !m_person.isEmpty()) && !context.open())
            return Failed;
        if (const int wrong = collect(context, order); wrong != Good)
            return wrong;
        return save(context, order);
    }

private:
    Blur blur() const
    {
        return m_blur == "others"_L1    ? Blur::Others
               : m_blur == "unknown"_L1 ? Blur::Unknown
               : m_blur == "all"_L1     ? Blur::Everybody
                                        : Blur::Nobody;
    }

    int collect(Context& context, ClipOrder& order)
    {
        QString person;
        if (!m_person.isEmpty()) {
            const QStringList names = context.library->peopleNames();
            const auto meant = std::ranges::find(names, nameKey(m_person), nameKey);
            if (meant == names.end()) {
                complain(u"Nobody is called %1."_s.arg(m_person));
                return Failed;
            }
            person = *meant;
        }
        const RecordingId recording = m_isOne && context.library ? recordingCalled(*context.library, m_recording) : 0;
        const bool isTimed = !m_from.isEmpty() || !m_to.isEmpty();
        const qint64 from = m_from.isEmpty() ? 0 : timeOf(m_from);
        const qint64 to = m_to.isEmpty() ? -1 : timeOf(m_to);
        if (to >= 0 && to <= from)
            return usage(u"--to comes before --from."_s);
        if (m_isOne && recording == 0) {
            if (!factsOfFile(m_recording)) {
                complain(u"%1 is no recording of the library, and no file."_s.arg(m_recording));
                return Failed;
            }
            if (!person.isEmpty()) {
                complain(
                    u"%1 has not been scanned, so nobody knows who is in it: ringface-cli scan %1"_s.arg(m_recording));
                return Failed;
            }
            order.parts = {{m_recording, from, to < 0 ? std::numeric_limits<qint32>::max() : to, {}, {}}};
            return Good;
        }
        if (!person.isEmpty() && !isTimed)
            order.parts = clipsOf(*context.library, person, recording, blur(), {person});
        else
            order.parts = {clipPart(*context.library, recording, from, to, blur(), {person})};
        if (order.parts.isEmpty()) {
            complain(u"%1 is in no recording%2."_s.arg(person, m_isOne ? u" of that name"_s : QString()));
            return Failed;
        }
        const std::optional<Recording> r = context.library->recording(recording);
        if (r && order.blurs && r->state != ScanState::Done) {
            complain(u"%1 has not been scanned to its end, so faces would be missed: ringface-cli scan %1"_s.arg(
                r->file.path));
            return Failed;
        }
        return Good;
    }

    int save(Context& context, const ClipOrder& order)
    {
        if (!quitOnSignals(Interrupted))
            return Failed;
        ClipSaver saver;
        ClipProblem problem;
        bool isDone = false;
        QObject::connect(&saver, &ClipSaver::finished, &saver, [&](const ClipProblem& what) {
            problem = what;
            isDone = true;
            QCoreApplication::quit();
        });
        saver.save(order, context.engine().factory);
        const int code = QCoreApplication::exec();
        if (!isDone) {
            complain(u"Stopped. Nothing was written."_s);
            return code;
        }
        if (problem.kind == ClipProblem::Kind::None)
            return Good;
        complain(errorText(problem));
        return problem.kind == ClipProblem::Kind::NotReadable ? SomeUnreadable : Failed;
    }

    QString m_recording;
    QString m_out;
    bool m_isOne = false; ///< recording
    QString m_from;
    QString m_to;
    QString m_person;
    QString m_blur;
    bool m_force = false;
};
} // namespace

std::unique_ptr<Command> makeClip()
{
    return std::make_unique<Clip>();
}

} // namespace ringface::cli

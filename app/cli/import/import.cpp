// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/import/import.h"

#include "app/cli/command.h"

#include <QJsonArray>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

QString ImportReport::inWords() const
{
    return u"%1: %2 learned, %3 known before, %4 not learned."_s
        .arg(counted(people.size(), u"person"_s, u"people"_s), counted(learned, u"face"_s, u"faces"_s))
        .arg(known)
        .arg(notLearned.size());
}

void ImportReport::complainOfProblems() const
{
    for (const FileProblem& p : problems)
        complain(u"%1: %2"_s.arg(p.file, p.what));
    for (const NotLearned& n : notLearned)
        complain(u"%1 (%2): %3"_s.arg(n.file, n.name, n.why));
}

QJsonObject ImportReport::json() const
{
    QJsonArray wrong;
    for (const FileProblem& p : problems)
        wrong.append(QJsonObject{{u"file"_s, p.file}, {u"problem"_s, p.what}});
    QJsonArray not_;
    for (const NotLearned& n : notLearned)
        not_.append(QJsonObject{{u"file"_s, n.file}, {u"name"_s, n.name}, {u"problem"_s, n.why}});
    return {{u"newRecordings"_s, newRecordings},
            {u"knownRecordings"_s, knownRecordings},
            {u"people"_s, QJsonArray::fromStringList(people)},
            {u"facesLearned"_s, learned},
            {u"facesGuessed"_s, guessed},
            {u"facesKnown"_s, known},
            {u"tracksNamed"_s, tracksNamed},
            {u"unknownPictures"_s, unknown},
            {u"notLearned"_s, not_},
            {u"problems"_s, wrong}};
}

namespace
{
class Import : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "import", "Learn what other programs know");
        me->require_subcommand(1);
        CLI::App* original =
            me->add_subcommand("ringface", "Take over the original Ringface's data folder: recordings, people, faces");
        original->fallthrough();
        addText(original, "FOLDER", m_folder, "The one that DATA_DIR named there", "DIR")->required();
        addTexts(original, "--mongo", m_collections,
                 "A collection that mongoexport wrote, or a folder of them; may be repeated", "FILE");
        addFlag(original, "--scan", m_scans, "Scan the recordings, too");
        addScanOptions(original, context);
        addJson(original, context);
        original->callback(
            [this] { m_does = [this](Context& c) { return importRingface(c, m_folder, m_collections, m_scans); }; });
        CLI::App* xmp = me->add_subcommand("xmp", "Learn the names that photo managers noted in photos or beside them");
        xmp->fallthrough();
        addTexts(xmp, "PATH", m_paths, "Photos and folders", "FILE")->required();
        addJson(xmp, context);
        xmp->callback([this] { m_does = [this](Context& c) { return importXmp(c, m_paths); }; });
    }
    int run(Context& context) override { return m_does(context); }

private:
    std::function<int(Context&)> m_does;
    QString m_folder;
    QStringList m_collections;
    QStringList m_paths;
    bool m_scans = false;
};
} // namespace

std::unique_ptr<Command> makeImport()
{
    return std::make_unique<Import>();
}

} // namespace ringface::cli

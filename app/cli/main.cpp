// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"
#include "app/cli/completion.h"
#include "core/library/values/filepath.h"
#include "core/session/runlog.h"

#include <QCoreApplication>

#include <set>

using namespace Qt::StringLiterals;

namespace ringface::cli
{

/// The commands, and which of them was asked for.
class Program
{
public:
    Program();
    int run(const QStringList& words);

private:
    QStringList inOrder(const QStringList& words) const;
    int refuse(const CLI::ParseError& error) const;

    Context m_context;
    CLI::App m_app{"Finds and names the people in doorbell recordings. Everything stays on this computer.",
                   "ringface-cli"};
    std::vector<std::unique_ptr<Command>> m_commands;
    CLI::App* m_version;
    bool m_verbose = false;
};

Program::Program()
{
    m_context.libraryFolder = defaultLibraryFolder();
    m_app.get_formatter()->column_width(32);
    m_app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    m_app.get_formatter()->label("SUBCOMMANDS", "COMMANDS");
    m_app.set_help_all_flag("--help-all", "Show the help of all commands");
    m_app.set_version_flag("-v,--version", "ringface-cli " RINGFACE_VERSION);
    m_app.footer(
        "ringface-cli COMMAND --help says more. Exit status: 0 good, 1 failed, 2 wrong usage, 3 some recordings "
        "could not be read, 130 stopped with Ctrl-C.");
    addText(&m_app, "--library", m_context.libraryFolder, "Folder of the library (in the user's data folder)", "DIR");
    addText(&m_app, "--models", m_context.modelsFolder,
            "Folder of the network files ($RINGFACE_MODELS, else in the user's data folder)", "DIR");
    addText(&m_app, "--engine", m_context.choice.engine,
            "precise, classic (the original Ringface's) or basic (needs no network files); it is remembered",
            "precise|classic|basic");
    addText(&m_app, "--detector", m_context.choice.detector,
            "yunet, or hog, which is slower and needs no file; it is remembered", "yunet|hog");
    addFlag(&m_app, "--verbose", m_verbose, "Say on stderr what is done, in detail");
    for (auto* make :
         {makeScan,       makeWatch,    makeRecordings,  makeFaces,   makeGroups,    makePeople,        makeVisits,
          makeLabel,      makeUnlabel,  makePerson,      makeForget,  makeReview,    makeEvaluate,      makeTrain,
          makeClassifier, makeReencode, makeAcceptShare, makeAnalyze, makeRecognize, makeFit,           makeClip,
          makeFetch,      makeAccount,  makeImport,      makeExport,  makeModels,    makeBackupCommand, makeRestore,
          makePassphrase, makeDemo,     makeServe,       makeTry}) {
        m_commands.push_back(make());
        m_commands.back()->addTo(m_app, m_context);
    }
    m_version = m_app.add_subcommand("version", "Show the version");
    m_version->group("Commands");
}

/// Options of a command may stand before it: they are read after it.
QStringList Program::inOrder(const QStringList& words) const
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith(u'-')) {
            const bool isFlag = words[i].contains(u'=') || !takesValue(m_app, words[i]);
            i += isFlag ? 0 : 1;
            continue;
        }
        return i == 0 ? words : words.mid(i) + words.first(i);
    }
    return words;
}

int Program::refuse(const CLI::ParseError& error) const
{
    if (error.get_exit_code() == 0) // help or version
        return m_app.exit(error);
    const CLI::App* command = &m_app;
    while (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) {
        QString what = QString::fromStdString(error.what());
        if (what == "A subcommand is required"_L1)
            what = u"say what of: %1"_s.arg(completions(*command, {QString()}).join(u", "_s));
        if (!what.endsWith(u'.'))
            what += u'.';
        return usage(command == &m_app ? what : u"%1: %2"_s.arg(QString::fromStdString(command->get_name()), what));
    }
    const QString wrong = QString::fromStdString(m_app.remaining(true).front());
    if (!wrong.startsWith(u'-'))
        return usage(command == &m_app ? u"There is no command \"%1\"."_s.arg(wrong)
                                       : u"\"%1\" is not expected here."_s.arg(wrong));
    const QString meant = likeliest(*command, wrong);
    const QString of = command == &m_app ? QString() : u" of "_s + QString::fromStdString(command->get_name());
    return usage(meant.isEmpty() ? u"%1 is no option%2."_s.arg(wrong, of)
                                 : u"%1 is no option%2. Is %3 meant?"_s.arg(wrong, of, meant));
}

int Program::run(const QStringList& words)
{
    if (words.value(0) == "complete"_L1) { // asked by the shells' scripts
        for (const QString& word : completions(m_app, words.mid(1)))
            print(word);
        return Good;
    }
    std::vector<std::string> last; // first, as CLI11 wants them
    for (const QString& word : inOrder(words))
        last.insert(last.begin(), word.toStdString());
    try {
        m_app.parse(last);
    } catch (const CLI::ParseError& error) {
        return refuse(error);
    }
    for (const std::unique_ptr<Command>& command : m_commands) {
        if (!command->m_app->parsed())
            continue;
        static const std::set<std::string> longOnes{"scan", "watch", "serve", "import"};
        if (m_verbose || longOnes.contains(command->m_app->get_name()))
            startRunLog(runLogFolder(), m_verbose);
        return command->run(m_context);
    }
    if (m_version->parsed()) {
        print(u"ringface-cli "_s + QCoreApplication::applicationVersion());
        return Good;
    }
    return usage(u"What shall be done?"_s);
}

} // namespace ringface::cli

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"ringface-cli"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(RINGFACE_VERSION));
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << ringface::pathFromBytes(argv[i]);
    return ringface::cli::Program().run(words);
}

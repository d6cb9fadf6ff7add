// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/context.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace ringface::cli
{

/// One command of ringface-cli: what it is told, and what it does. An object lives as long as the program.
class Command
{
public:
    Command() = default;
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// Adds the command with its arguments and options; those that all commands have are in \a context.
    virtual void addTo(CLI::App& app, Context& context) = 0;
    /// An ExitCode. Called once, after its options have been read.
    virtual int run(Context& context) = 0;

protected:
    /// The command itself, with a line for the list of commands.
    CLI::App* add(CLI::App& app, const char* name, const char* summary);

private:
    friend class Program;
    CLI::App* m_app = nullptr; ///< owned by the one that it was added to
};

// Of arguments ("PATH") and options ("--name"). \a type is what help and completion call the value: DIR and FILE are
// such, "a|b" is one of these words, all others are in capitals.

CLI::Option* addText(CLI::App* app, const char* name, QString& into, const char* help, const char* type);
/// One or more; of an option, one each time.
CLI::Option* addTexts(CLI::App* app, const char* name, QStringList& into, const char* help, const char* type);
CLI::Option* addNumber(CLI::App* app, const char* name, std::optional<int>& into, const char* help, const char* type,
                       int least, int most);
CLI::Option* addFlag(CLI::App* app, const char* name, bool& into, const char* help);
/// --json, of the commands that can.
void addJson(CLI::App* app, Context& context);
/// --looks-per-second, --step and --min-face, of those that look through videos.
void addScanOptions(CLI::App* app, Context& context);

// Each in the file of its name in commands/ or import/.
std::unique_ptr<Command> makeScan();
std::unique_ptr<Command> makeWatch();
std::unique_ptr<Command> makeRecordings();
std::unique_ptr<Command> makeFaces();
std::unique_ptr<Command> makeGroups();
std::unique_ptr<Command> makePeople();
std::unique_ptr<Command> makeVisits();
std::unique_ptr<Command> makeLabel();
std::unique_ptr<Command> makeUnlabel();
std::unique_ptr<Command> makePerson();
std::unique_ptr<Command> makeForget();
std::unique_ptr<Command> makeReview();
std::unique_ptr<Command> makeAcceptShare();
std::unique_ptr<Command> makeEvaluate();
std::unique_ptr<Command> makeClassifier();
std::unique_ptr<Command> makeTrain();
std::unique_ptr<Command> makeReencode();
std::unique_ptr<Command> makeAnalyze();
std::unique_ptr<Command> makeRecognize();
std::unique_ptr<Command> makeFit();
std::unique_ptr<Command> makeClip();
std::unique_ptr<Command> makeFetch();
std::unique_ptr<Command> makeAccount();
std::unique_ptr<Command> makeImport();
std::unique_ptr<Command> makeExport();
std::unique_ptr<Command> makeModels();
std::unique_ptr<Command> makeBackupCommand();
std::unique_ptr<Command> makeRestore();
std::unique_ptr<Command> makePassphrase();
std::unique_ptr<Command> makeDemo();
std::unique_ptr<Command> makeServe();
/// Not in help: the programs start it for what was being looked at when one of them ended.
std::unique_ptr<Command> makeTry();

} // namespace ringface::cli

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// For "a|b": only these.
void checkWords(CLI::Option* option, const char* type)
{
    const QStringList words = QString::fromUtf8(type).split(u'|');
    if (words.size() < 2)
        return;
    option->check([words](const std::string& value) {
        return words.contains(QString::fromStdString(value)) ? std::string()
                                                             : "it is one of " + words.join(u", "_s).toStdString();
    });
}
} // namespace

CLI::App* Command::add(CLI::App& app, const char* name, const char* summary)
{
    m_app = app.add_subcommand(name, summary);
    m_app->group("Commands");
    m_app->fallthrough(); // --library and others may follow the command
    return m_app;
}

CLI::Option* addText(CLI::App* app, const char* name, QString& into, const char* help, const char* type)
{
    CLI::Option* option = app->add_option_function<std::string>(
        name, [&into](const std::string& value) { into = QString::fromStdString(value); }, help);
    option->type_name(type);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    checkWords(option, type);
    return option;
}

CLI::Option* addTexts(CLI::App* app, const char* name, QStringList& into, const char* help, const char* type)
{
    CLI::Option* option = app->add_option_function<std::vector<std::string>>(
        name,
        [&into](const std::vector<std::string>& values) {
            into.clear();
            for (const std::string& value : values)
                into << QString::fromStdString(value);
        },
        help);
    option->type_name(type);
    if (name[0] == '-')
        option->allow_extra_args(false)->take_all();
    return option;
}

CLI::Option* addNumber(CLI::App* app, const char* name, std::optional<int>& into, const char* help, const char* type,
                       int least, int most)
{
    CLI::Option* option = app->add_option_function<std::string>(
        name, [&into](const std::string& value) { into = QString::fromStdString(value).toInt(); }, help);
    option->type_name(type);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    option->check([least, most](const std::string& value) {
        bool ok = false;
        const int number = QString::fromStdString(value).toInt(&ok);
        return ok && number >= least && number <= most
                   ? std::string()
                   : u"it is a whole number from %1 to %2"_s.arg(least).arg(most).toStdString();
    });
    return option;
}

CLI::Option* addFlag(CLI::App* app, const char* name, bool& into, const char* help)
{
    return app->add_flag(name, into, help);
}

void addJson(CLI::App* app, Context& context)
{
    addFlag(app, "--json", context.json, "Answer in JSON");
}

void addScanOptions(CLI::App* app, Context& context)
{
    constexpr int largest = 100'000;
    constexpr int mostLooks = 100;
    CLI::Option* looks =
        addNumber(app, "--looks-per-second", context.scanning.looksPerSecond,
                  "So many looks at each second of a recording, whatever its frame rate (else as in the library's "
                  "settings, which begin with 4)",
                  "N", 1, mostLooks);
    addNumber(app, "--step", context.scanning.step, "Look at every n-th frame instead", "N", 1, largest)
        ->excludes(looks);
    addNumber(app, "--min-face", context.scanning.minFace,
              "Keep faces from this size on (else as in the library's settings, which begin with 40)", "PIXELS", 1,
              largest);
}

} // namespace ringface::cli

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/completion.h"

#include <algorithm>
#include <vector>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
bool isShown(const CLI::App& command)
{
    return !command.get_group().empty();
}

const CLI::App* commandCalled(const CLI::App& app, const QString& word)
{
    for (const CLI::App* sub : app.get_subcommands({})) {
        if (sub->get_name() == word.toStdString())
            return sub;
    }
    return nullptr;
}

/// All options from \a app upwards, with their names ("--face").
std::vector<std::pair<QString, const CLI::Option*>> optionsOf(const CLI::App* app)
{
    std::vector<std::pair<QString, const CLI::Option*>> out;
    for (; app != nullptr; app = app->get_parent()) {
        for (const CLI::Option* option : app->get_options({})) {
            for (const std::string& name : option->get_lnames())
                out.emplace_back(u"--"_s + QString::fromStdString(name), option);
        }
    }
    return out;
}

const CLI::Option* optionCalled(const CLI::App* app, const QString& word)
{
    for (const auto& [name, option] : optionsOf(app)) {
        if (name == word)
            return option;
    }
    return nullptr;
}

bool takesValue(const CLI::Option* option)
{
    return option != nullptr && option->get_expected_max() > 0;
}

/// What a value can be, by the name of its type.
QStringList valuesOf(const CLI::Option& option)
{
    const QString type = QString::fromStdString(option.get_type_name());
    if (type.contains(u'|'))
        return type.split(u'|');
    return type == "DIR"_L1 ? QStringList{u":folders"_s} : type == "FILE"_L1 ? QStringList{u":files"_s} : QStringList();
}

/// So many letters are to be changed, added or left out (Levenshtein 1966).
qsizetype distance(const QString& a, const QString& b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    for (size_t i = 0; i < row.size(); ++i)
        row[i] = qsizetype(i);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype corner = row[0]++;
        for (qsizetype k = 0; k < b.size(); ++k) {
            const qsizetype change = corner + (a[i] == b[k] ? 0 : 1);
            corner = row[size_t(k) + 1];
            row[size_t(k) + 1] = std::min({change, corner + 1, row[size_t(k)] + 1});
        }
    }
    return row.back();
}
} // namespace

QStringList completions(const CLI::App& app, const QStringList& words)
{
    const CLI::App* command = &app;
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (words[i].startsWith(u'-'))
            i += takesValue(optionCalled(command, words[i])) ? 1 : 0;
        else if (const CLI::App* sub = commandCalled(*command, words[i]))
            command = sub;
    }
    const QString last = words.isEmpty() ? QString() : words.last();
    const CLI::Option* before = words.size() < 2 ? nullptr : optionCalled(command, words[words.size() - 2]);
    QStringList out;
    if (takesValue(before)) {
        out = valuesOf(*before);
    } else if (last.startsWith(u'-')) {
        for (const auto& [name, option] : optionsOf(command))
            out << name;
    } else {
        for (const CLI::App* sub : command->get_subcommands({})) {
            if (isShown(*sub))
                out << QString::fromStdString(sub->get_name());
        }
        for (const CLI::Option* option : command->get_options({})) {
            if (option->get_positional())
                out << valuesOf(*option);
        }
    }
    out.removeDuplicates();
    out.removeIf([&last](const QString& word) { return !word.startsWith(u':') && !word.startsWith(last); });
    return out;
}

bool takesValue(const CLI::App& app, const QString& option)
{
    const std::vector<const CLI::App*> below = app.get_subcommands({});
    return takesValue(optionCalled(&app, option)) ||
           std::ranges::any_of(below, [&](const CLI::App* sub) { return takesValue(*sub, option); });
}

QString likeliest(const CLI::App& app, const QString& wrong)
{
    QString best;
    qsizetype least = 4; // more letters than are mistyped
    const QString word = wrong.section(u'=', 0, 0);
    for (const auto& [name, option] : optionsOf(&app)) {
        const qsizetype d = distance(name, word);
        if (d < least || (name.startsWith(word) && word.size() > 3)) {
            least = std::min(d, least);
            best = name;
        }
    }
    return best;
}

} // namespace ringface::cli

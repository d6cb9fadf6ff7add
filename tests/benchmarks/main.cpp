// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace ringface::bench
{

void print(const QString& figure, double value, const QString& unit)
{
    const QJsonObject line{{u"figure"_s, figure}, {u"value"_s, value}, {u"unit"_s, unit}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

void startPeak()
{
    QFile file(u"/proc/self/clear_refs"_s); // proc(5): 5 resets the peak
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double peakMb()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    const QByteArray line = status.mid(status.indexOf("VmHWM:") + 6).trimmed();
    constexpr double kbAMb = 1000;
    return line.left(line.indexOf(' ')).toDouble() * 1.024 / kbAMb;
}

} // namespace ringface::bench

int main(int argc, char* argv[])
{
    using namespace ringface::bench;
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Ringface. One line of JSON for each figure.\n\n"
                                     "scan     a scan and its parts, against decoding alone\n"
                                     "growth   scans of 1, 10 and 100 recordings\n"
                                     "people   learning, guessing and grouping in a house of years\n"
                                     "library  what the window asks of a library of years"_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"media"_s, u"Folder of recordings."_s, u"DIR"_s},
         {u"models"_s, u"Folder of the network files."_s, u"DIR"_s, qEnvironmentVariable("RINGFACE_MODELS")},
         {u"engine"_s, u"precise or classic."_s, u"NAME"_s, u"precise"_s},
         {u"folder"_s, u"Folder of a big library, written if it is not there."_s, u"DIR"_s},
         {u"runs"_s, u"The median of so many is told."_s, u"N"_s, u"5"_s}});
    parser.addPositionalArgument(u"what"_s, u"scan, growth, people or library"_s);
    parser.process(app);
    const Options options{parser.value(u"media"_s), parser.value(u"models"_s), parser.value(u"engine"_s),
                          parser.value(u"folder"_s), std::max(1, parser.value(u"runs"_s).toInt())};
    const QString what = parser.positionalArguments().value(0);
    if (what == "scan"_L1)
        return benchScan(options);
    if (what == "growth"_L1)
        return benchGrowth(options);
    if (what == "people"_L1)
        return benchPeople(options);
    if (what == "library"_L1)
        return benchLibrary(options);
    parser.showHelp(2);
}

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sys/resource.h>

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

double processorMs()
{
    double sum = 0; // seconds
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        for (const timeval& time : {used.ru_utime, used.ru_stime})
            sum += double(time.tv_sec) + double(time.tv_usec) / 1e6;
    }
    return sum * 1000;
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
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures Ringface. One line of JSON for each figure.\n\n"
        "scan     a scan and its parts, against decoding alone\n"
        "growth   scans of 1, 10 and 100 recordings\n"
        "intake   10,000 recordings that are taken in, without a scan\n"
        "recognition  names in libraries drawn from the face crops of --crops\n"
        "people   learning, guessing and grouping in a house of years\n"
        "library  what the window asks of a library of years\n"
        "player   opening recordings and seeking in them\n"
        "pause    a scan that is told to stand still\n"
        "busy     the window on a library of years while the recordings of --media are "
        "scanned into it\n"
        "firstname  from the first start with the recordings of --media to a name; needs an "
        "X server, see tests/support/desktop_session.sh"_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"media"_s, u"Folder of recordings."_s, u"DIR"_s},
         {u"models"_s, u"Folder of the network files."_s, u"DIR"_s, qEnvironmentVariable("RINGFACE_MODELS")},
         {u"engine"_s, u"precise, classic or basic."_s, u"NAME"_s, u"precise"_s},
         {u"folder"_s, u"Folder of a big library, written if it is not there."_s, u"DIR"_s},
         {u"crops"_s, u"Folder of face crops, as models/train/README.md has it."_s, u"DIR"_s},
         {u"runs"_s, u"The median of so many is told."_s, u"N"_s, u"5"_s}});
    parser.addPositionalArgument(u"what"_s, u"one of these"_s);
    parser.process(app);
    const Options options{parser.value(u"media"_s),  parser.value(u"models"_s),
                          parser.value(u"engine"_s), parser.value(u"folder"_s),
                          parser.value(u"crops"_s),  std::max(1, parser.value(u"runs"_s).toInt())};
    const std::map<QString, int (*)(const Options&)> benches{
        {u"scan"_s, benchScan},     {u"growth"_s, benchGrowth},
        {u"intake"_s, benchIntake}, {u"recognition"_s, benchRecognition},
        {u"people"_s, benchPeople}, {u"library"_s, benchLibrary},
        {u"player"_s, benchPlayer}, {u"pause"_s, benchPause},
        {u"busy"_s, benchBusy},     {u"firstname"_s, benchFirstName}};
    const auto bench = benches.find(parser.positionalArguments().value(0));
    if (bench != benches.end())
        return bench->second(options);
    parser.showHelp(2);
}

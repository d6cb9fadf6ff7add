// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/context.h"

#include <QCoreApplication>

#include <map>

using namespace Qt::StringLiterals;
using namespace ringface::cli;

namespace
{
constexpr auto helpText = R"(Finds and names the people in doorbell recordings. Everything stays on this computer.

Commands:
  scan PATH...                 scan files, folders (with all below them) and zip archives of videos
  watch [FOLDER...] [--json]   scan what comes into these folders (or those of the window's settings), and
                               tell who was there; see --command, --webhook, --mqtt
  recordings [--json]          what is in the library: who was seen when
  faces [--json]               every face that was kept
  groups [--json]              groups of faces that have no name yet
  people [--json]              everybody who has a name
  visits [--json | --csv]      who came when, over clips and cameras
  label (--group ID... | --face ID...) (--name NAME | --not NAME | --ignore | --together | --split)
                               say who that is, or is not; that it is of no interest; that these
                               unknown faces are one person, or not the same as the rest of their
                               group; and learn from it
  unlabel --face ID...         take names away again
  person rename NAME NEW | role NAME ROLE | merge NAME INTO | separate NAME | remove NAME --yes
                               change a person; separate undoes merge, remove deletes all faces
  forget DAYS --yes            delete unknown faces of recordings older than that
  review [accept | reject | leave TRACK...|all]
                               what the last training changed in older recordings
  accept-share [PART|off]      accept guesses within this part (0 to 1) of their limit unasked
  evaluate [--json]            how sure is it? Asks about every labelled visit as if it were new
  classifier list | use ID|newest
                               go back to what was learnt earlier; labels stay
  train                        learn again from all names
  reencode                     make all faces ready for another --engine, without the videos
  analyze VIDEO [--json]       look at one video without adding it to the library
  recognize IMAGE [--json]     who is on a photo
  fit REQUEST.json             learn from photos, with the original Ringface's request
  import ringface DIR [--mongo PATH]... [--scan] [--json]
                               take over the original Ringface's data folder: recordings, people, faces
  import xmp PATH... [--json]  learn the names that photo managers noted in photos or beside them
  export ringface DIR [--json] write everything into a new folder in the original's form
  export xmp [--write] [--guesses] [--json]
                               names for photo managers, in a file FILE.xmp beside each recording and
                               photo; without --write only says which
  export csv DIR               write the tables visits.csv and faces.csv into a folder
  models list|fetch|verify     the network files: show, download, check
  backup [list]                copy the library now; show the copies. Ringface copies it once a day
  restore FILE|newest          go back to a copy; what was there until then is kept
  passphrase set|change|remove encrypt the library, or no longer. It is asked for, or taken from
                               RINGFACE_PASSPHRASE and RINGFACE_NEW_PASSPHRASE
  demo DIR [--json]            write sample recordings of painted visitors into a folder, to try all this with
  serve [--port N] [--bind ADDRESS --token TOKEN] [--allow FOLDER]... [--images FOLDER]
                               answer the original Ringface's requests, and others, over HTTP, to
                               programs of this computer; see docs/http.md
  version

Exit status: 0 good, 1 failed, 2 wrong usage, 3 some recordings could not be read, 130 stopped with Ctrl-C.)";

using Command = int (*)(Context&);
const std::map<QString, Command> commands{
    {u"scan"_s, scan},         {u"recordings"_s, recordings},
    {u"faces"_s, faces},       {u"groups"_s, groups},
    {u"people"_s, people},     {u"label"_s, label},
    {u"unlabel"_s, unlabel},   {u"train"_s, train},
    {u"analyze"_s, analyze},   {u"recognize"_s, recognize},
    {u"fit"_s, fit},           {u"models"_s, models},
    {u"person"_s, person},     {u"visits"_s, visits},
    {u"review"_s, review},     {u"accept-share"_s, acceptShare},
    {u"evaluate"_s, evaluate}, {u"classifier"_s, classifier},
    {u"reencode"_s, reencode}, {u"backup"_s, backup},
    {u"restore"_s, restore},   {u"forget"_s, forget},
    {u"watch"_s, watch},       {u"serve"_s, serve},
    {u"demo"_s, makeDemo},     {u"passphrase"_s, passphrase},
    {u"import"_s, importData}, {u"export"_s, exportData},
    {u"try"_s, tryRecording},
};

bool oneOf(const QString& value, const QStringList& allowed)
{
    return value.isEmpty() || allowed.contains(value);
}
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"ringface-cli"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(RINGFACE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QLatin1StringView(helpText));
    parser.addOptions({
        {u"library"_s, u"Folder of the library (default: %1)."_s.arg(defaultLibraryFolder()), u"DIR"_s,
         defaultLibraryFolder()},
        {u"models"_s, u"Folder of the network files (default: $RINGFACE_MODELS, else the user's data folder)."_s,
         u"DIR"_s},
        {u"engine"_s, u"precise (default), classic (the original Ringface's) or basic (needs no network files)."_s,
         u"NAME"_s},
        {u"detector"_s, u"yunet (default) or hog, which is slower and needs no file."_s, u"NAME"_s},
        {u"step"_s, u"Look at every n-th frame (default: 4)."_s, u"N"_s, u"4"_s},
        {u"min-face"_s, u"Keep faces from this size on, in pixels (default: 40)."_s, u"PIXELS"_s, u"40"_s},
        {u"json"_s, u"Answer in JSON."_s},
        {u"group"_s, u"A group of faces, by its id in groups; may be repeated."_s, u"ID"_s},
        {u"face"_s, u"A face, by its id in faces; may be repeated."_s, u"ID"_s},
        {u"name"_s, u"A person's name."_s, u"NAME"_s},
        {u"not"_s, u"label: a person that it is not."_s, u"NAME"_s},
        {u"ignore"_s, u"label: of no interest, now and later."_s},
        {u"together"_s, u"label: these unknown faces are one person."_s},
        {u"split"_s, u"label: these faces are not the person of the rest of their group."_s},
        {u"yes"_s, u"person remove, forget: yes, for good."_s},
        {u"command"_s, u"watch: start this for each new visit, with the visit as JSON on its input."_s, u"PROGRAM"_s},
        {u"webhook"_s, u"watch: send each new visit as JSON to this address."_s, u"URL"_s},
        {u"mqtt"_s, u"watch: publish each new visit to this MQTT broker, for Home Assistant."_s, u"HOST[:PORT]"_s},
        {u"csv"_s, u"visits: answer as a table."_s},
        {u"images"_s, u"analyze, serve: write the faces of unknown people into this folder."_s, u"DIR"_s},
        {u"mongo"_s, u"import ringface: a collection that mongoexport wrote, or a folder of them; may be repeated."_s,
         u"PATH"_s},
        {u"scan"_s, u"import ringface: scan the recordings, too."_s},
        {u"write"_s, u"export xmp: write the files."_s},
        {u"guesses"_s, u"export xmp: guessed names, too."_s},
        {u"port"_s, u"serve: listen at this port; 0: any that is free (default: 5001)."_s, u"N"_s, u"5001"_s},
        {u"bind"_s, u"serve: let other computers in at this address (default: 127.0.0.1, this one only)."_s,
         u"ADDRESS"_s, u"127.0.0.1"_s},
        {u"token"_s, u"serve: answer only to who knows this (default: $RINGFACE_TOKEN)."_s, u"TOKEN"_s,
         qEnvironmentVariable("RINGFACE_TOKEN")},
        {u"allow"_s, u"serve: requests may name files in this folder; may be repeated (default: none)."_s, u"FOLDER"_s},
        {u"time-limit"_s, u"serve: stop a request that takes longer (default: 1800)."_s, u"SECONDS"_s, u"1800"_s},
    });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"COMMAND"_s, u"What to do."_s, u"COMMAND [ARGUMENT...]"_s);
    if (!parser.parse(QCoreApplication::arguments()))
        return usage(parser.errorText() + u'.');
    if (parser.isSet(u"help"_s)) {
        print(parser.helpText());
        return Good;
    }
    QStringList arguments = parser.positionalArguments();
    const QString command = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (parser.isSet(u"version"_s) || command == "version"_L1) {
        print(u"ringface-cli %1"_s.arg(QCoreApplication::applicationVersion()));
        return Good;
    }
    const auto run = commands.find(command);
    if (run == commands.end())
        return usage(command.isEmpty() ? u"What shall be done?"_s : u"There is no command \"%1\"."_s.arg(command));

    Context context;
    context.arguments = arguments;
    context.libraryFolder = parser.value(u"library"_s);
    context.modelsFolder = parser.value(u"models"_s);
    context.choice = {parser.value(u"engine"_s), parser.value(u"detector"_s)};
    context.json = parser.isSet(u"json"_s);
    context.faces = parser.values(u"face"_s);
    context.groups = parser.values(u"group"_s);
    context.notName = parser.value(u"not"_s).simplified();
    context.ignore = parser.isSet(u"ignore"_s);
    context.together = parser.isSet(u"together"_s);
    context.split = parser.isSet(u"split"_s);
    context.yes = parser.isSet(u"yes"_s);
    context.csv = parser.isSet(u"csv"_s);
    context.command = parser.value(u"command"_s);
    context.webhook = parser.value(u"webhook"_s);
    context.mqtt = parser.value(u"mqtt"_s);
    context.name = parser.value(u"name"_s).simplified();
    context.mongo = parser.values(u"mongo"_s);
    context.scanToo = parser.isSet(u"scan"_s);
    context.write = parser.isSet(u"write"_s);
    context.guesses = parser.isSet(u"guesses"_s);
    context.imagesFolder = parser.value(u"images"_s);
    if (!oneOf(context.choice.engine, {u"precise"_s, u"classic"_s, u"basic"_s}))
        return usage(u"--engine takes precise, classic or basic."_s);
    if (!oneOf(context.choice.detector, {u"yunet"_s, u"hog"_s}))
        return usage(u"--detector takes yunet or hog."_s);
    bool stepOk = false;
    bool sizeOk = false;
    context.step = parser.value(u"step"_s).toInt(&stepOk);
    context.minFace = parser.value(u"min-face"_s).toInt(&sizeOk);
    if (!stepOk || context.step < 1 || !sizeOk || context.minFace < 1)
        return usage(u"--step and --min-face take whole numbers from 1 on."_s);
    bool portOk = false;
    bool limitOk = false;
    context.serving = {parser.value(u"port"_s).toUShort(&portOk), parser.value(u"bind"_s), parser.value(u"token"_s),
                       parser.values(u"allow"_s), parser.value(u"time-limit"_s).toInt(&limitOk)};
    if (!portOk || !limitOk || context.serving.timeLimit < 1)
        return usage(u"--port takes a number up to 65535, --time-limit seconds from 1 on."_s);
    return run->second(context);
}

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Writing what is in the library for other programs.
#include "app/cli/command.h"
#include "core/exchange/csv.h"
#include "core/exchange/originalexport.h"
#include "core/exchange/wholefile.h"
#include "core/exchange/xmpregions.h"
#include "core/library/values/filepath.h"
#include "core/media/photoreader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
int exportRingface(Context& context, const QString& folder)
{
    // Only one encoder makes the numbers that the original compares.
    const QString encoder = context.engine().encoderId;
    const QString originals = setUpEngine(context.catalogue(), {u"classic"_s, {}}).encoderId;
    const OriginalExport done = exportOriginal(*context.library, folder, encoder == originals ? encoder : QString());
    if (!done.problem.isEmpty()) {
        complain(done.problem);
        return Failed;
    }
    if (context.json) {
        print(QJsonDocument(QJsonObject{{u"folder"_s, QDir(folder).absolutePath()},
                                        {u"recordings"_s, done.recordings},
                                        {u"people"_s, done.people},
                                        {u"faces"_s, done.faces},
                                        {u"unknownFaces"_s, done.unknown}}));
        return Good;
    }
    print(u"%1, %2 with %3, and %4 without a name are in %5."_s.arg(
        counted(done.recordings, u"recording"_s, u"recordings"_s), counted(done.people, u"person"_s, u"people"_s),
        counted(done.faces, u"face"_s, u"faces"_s), counted(done.unknown, u"face"_s, u"faces"_s), folder));
    if (encoder != originals)
        print(u"It holds no encodings: this library's engine makes other numbers than the original's."_s);
    return Good;
}

/// A recording's frames are upright already.
PictureGeometry pictureOf(const Recording& recording, const QString& sidecar)
{
    if (recording.file.medium == Medium::Video)
        return {recording.frameSize};
    const PictureGeometry picture = geometryOf(recording.file.path, orientationIn(sidecar));
    return picture.stored.isEmpty() ? PictureGeometry{recording.frameSize} : picture;
}

int exportXmp(Context& context, bool guesses, bool write)
{
    QJsonArray files;
    int changed = 0;
    int failed = 0;
    for (const Recording& r : context.library->recordings()) {
        const QString sidecar = sidecarOf(r.file.path, r.file.medium);
        const QList<NamedRegion> regions = regionsOf(*context.library, r, guesses);
        if (!factsOfFile(r.file.path) || (regions.isEmpty() && !factsOfFile(sidecar)))
            continue;
        QStringList names;
        for (const NamedRegion& region : regions)
            names << region.name;
        const SidecarUpdate update = updateSidecar(sidecar, regions, pictureOf(r, sidecar), write);
        for (const QString& name : update.kept)
            complain(
                u"%1: Another program wrote another name where the library says %2. It was kept."_s.arg(sidecar, name));
        if (update.change == SidecarUpdate::Change::Failed) {
            complain(u"%1: %2"_s.arg(sidecar, update.problem));
            ++failed;
        }
        if (update.change != SidecarUpdate::Change::Differs)
            continue;
        ++changed;
        files.append(QJsonObject{{u"file"_s, sidecar}, {u"names"_s, QJsonArray::fromStringList(names)}});
        if (!context.json)
            print(u"%1: %2"_s.arg(sidecar, names.isEmpty() ? u"nobody any more"_s : names.join(u", "_s)));
    }
    if (context.json)
        print(QJsonDocument(files));
    else if (write)
        print(u"%1 written."_s.arg(counted(changed, u"file"_s, u"files"_s)));
    else
        print(u"%1 would be written. To do it: ringface-cli export xmp --write"_s.arg(
            counted(changed, u"file"_s, u"files"_s)));
    return failed > 0 ? SomeUnreadable : Good;
}

bool writeTable(const QString& path, const QString& table)
{
    QString why;
    if (writeWhole(path, table.toUtf8(), &why))
        return true;
    complain(u"%1 cannot be written: %2"_s.arg(path, why));
    return false;
}

int exportCsv(Context& context, const QString& name)
{
    const QDir folder(name);
    if (!QDir().mkpath(name)) {
        complain(u"%1 cannot be made. Choose another folder."_s.arg(name));
        return Failed;
    }
    const Library& library = *context.library;
    const QList<Recording> recordings = library.recordings();
    const QString visits = folder.filePath(u"visits.csv"_s);
    const QString faces = folder.filePath(u"faces.csv"_s);
    if (!writeTable(visits, visitCsv(library.visits(), recordings)) ||
        !writeTable(faces, faceCsv(library.faces(), recordings)))
        return Failed;
    print(visits);
    print(faces);
    return Good;
}
class Export : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "export", "Write what the library knows for other programs");
        me->require_subcommand(1);
        const auto form = [&](const char* name, const char* summary, std::function<int(Context&)> does) {
            CLI::App* sub = me->add_subcommand(name, summary);
            sub->fallthrough();
            sub->callback([this, does] { m_write = does; });
            return sub;
        };
        CLI::App* original = form("ringface", "Everything, into a new folder in the original Ringface's form",
                                  [this](Context& c) { return exportRingface(c, m_folder); });
        addText(original, "FOLDER", m_folder, "Is made", "DIR")->required();
        addJson(original, context);
        CLI::App* xmp = form("xmp",
                             "Names for photo managers, in a file FILE.xmp beside each recording and photo; without "
                             "--write only says which",
                             [this](Context& c) { return exportXmp(c, m_guesses, m_writes); });
        addFlag(xmp, "--write", m_writes, "Write the files");
        addFlag(xmp, "--guesses", m_guesses, "Guessed names, too");
        addJson(xmp, context);
        CLI::App* csv = form("csv", "The tables visits.csv and faces.csv, into a folder",
                             [this](Context& c) { return exportCsv(c, m_folder); });
        addText(csv, "FOLDER", m_folder, "Is made if it is not there", "DIR")->required();
    }
    int run(Context& context) override { return context.open() ? m_write(context) : Failed; }

private:
    std::function<int(Context&)> m_write;
    QString m_folder;
    bool m_writes = false;
    bool m_guesses = false;
};
} // namespace

std::unique_ptr<Command> makeExport()
{
    return std::make_unique<Export>();
}

} // namespace ringface::cli

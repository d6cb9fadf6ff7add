// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/context.h"

#include "app/cli/askpassphrase.h"
#include "core/library/values/errortext.h"
#include "core/library/values/filepath.h"
#include "core/library/values/localtime.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QTextStream>

#include <cstdio>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

bool Context::open()
{
    if (library)
        return true;
    Library::Opened opened = Library::open(libraryFolder);
    if (opened.error == Library::OpenError::Locked) {
        if (const auto passphrase = askPassphrase("RINGFACE_PASSPHRASE", u"Passphrase of the library"_s))
            opened = Library::open(libraryFolder, *passphrase);
    }
    switch (opened.error) {
    case Library::OpenError::None:
        library = std::move(opened.library);
        if (library->isReadOnly())
            complain(readOnlyText(libraryFolder));
        QObject::connect(library.get(), &Library::failed, library.get(), [](const QString& detail) {
            complain(u"The library could not be changed: %1"_s.arg(detail));
        });
        return true;
    case Library::OpenError::FolderNotWritable:
        complain(
            u"The library folder %1 cannot be written to. Choose another one with --library."_s.arg(libraryFolder));
        break;
    case Library::OpenError::Damaged:
        complain(
            u"The library in %1 is damaged (%2). The newest good copy comes back with: ringface-cli restore newest. "
            "The damaged file is kept."_s.arg(libraryFolder, opened.detail));
        break;
    case Library::OpenError::TooNew:
        complain(u"The library in %1 was made by a newer version of Ringface. Please update the program."_s.arg(
            libraryFolder));
        break;
    case Library::OpenError::Locked:
        complain(u"The library in %1 is encrypted, and that is not its passphrase. Give it at a terminal, or in "
                 "RINGFACE_PASSPHRASE."_s.arg(libraryFolder));
        break;
    case Library::OpenError::CannotOpen:
    case Library::OpenError::MigrationFailed:
        complain(u"The library in %1 could not be opened (%2)."_s.arg(libraryFolder, opened.detail));
        break;
    }
    return false;
}

Pipeline& Context::pipeline()
{
    if (!work) {
        LibrarySettings settings = library->settings();
        if (!choice.engine.isEmpty())
            settings.engine = choice.engine;
        if (!choice.detector.isEmpty())
            settings.detector = choice.detector;
        library->setSettings(settings);
        scanning.modelsFolder = modelsFolder;
        work = std::make_unique<Pipeline>(*library, scanning);
        QObject::connect(work.get(), &Pipeline::reencoded, work.get(), [](bool failed) {
            if (failed)
                complain(u"The faces of another engine could not be encoded anew. Check the network files with: "
                         "ringface-cli models verify"_s);
        });
    }
    return *work;
}

bool Context::settle()
{
    Pipeline& all = pipeline();
    library->tellChanges(); // of what was said just now
    all.start();
    if (!all.isIdle()) {
        QObject::connect(&all, &Pipeline::idle, QCoreApplication::instance(), &QCoreApplication::quit,
                         Qt::QueuedConnection);
        const int code = QCoreApplication::exec();
        all.disconnect(QCoreApplication::instance());
        if (code != Good)
            return false;
    }
    return !all.hasFailed();
}

EngineSetup Context::engine()
{
    return library ? engineFor(*library, catalogue(), choice) : setUpEngine(catalogue(), choice, true);
}

MatchLimits Context::limits(const EngineSetup& setup) const
{
    return library ? limitsFor(*library, setup) : setup.limits;
}

ScanOptions Context::scanOptions() const
{
    return scanOptionsOf(scanning, library ? library->settings() : LibrarySettings());
}

std::unique_ptr<FaceEngine> Context::makeEngine(const EngineSetup& setup)
{
    complainAboutModels(catalogue(), setup);
    auto made = setup.factory();
    if (!made)
        complain(errorText(MediaError::EngineFailed));
    return made;
}

std::unique_ptr<FaceEngine> Context::makeEncodingEngine()
{
    const EngineSetup setup = engine();
    auto made = makeEngine(setup);
    if (!made || made->encoder)
        return made;
    if (setup.recognises)
        complain(errorText(MediaError::EngineFailed));
    return nullptr;
}

QString defaultLibraryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ringface/library"_L1;
}

void print(const QJsonDocument& document)
{
    QTextStream(stdout) << QString::fromUtf8(document.toJson());
}

// Of names of files that are not UTF-8, people see the letters; JSON keeps what leads to the file.
void print(const QString& line)
{
    QTextStream(stdout) << shownPath(line) << '\n';
}

void complain(const QString& line)
{
    QTextStream(stderr) << "ringface-cli: " << shownPath(line) << '\n';
}

int usage(const QString& line)
{
    complain(line + u" See ringface-cli --help."_s);
    return WrongUsage;
}

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

void complain(const IntakeProblem& problem)
{
    IntakeProblem told = problem;
    if (!problem.detail.isEmpty())
        told.file += u" (%1)"_s.arg(problem.detail);
    complain(errorText(told));
}

QString nameOf(ScanState state)
{
    switch (state) {
    case ScanState::Waiting:
        return u"waiting"_s;
    case ScanState::Scanning:
        return u"scanning"_s;
    case ScanState::Done:
        return u"done"_s;
    case ScanState::Failed:
        return u"failed"_s;
    case ScanState::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString nameOf(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return u"not-asked"_s;
    case Reason::Near:
        return u"near"_s;
    case Reason::Labelled:
        return u"labelled"_s;
    case Reason::NobodyKnown:
        return u"nobody-known"_s;
    case Reason::TooFar:
        return u"too-far"_s;
    case Reason::Ambiguous:
        return u"ambiguous"_s;
    case Reason::PoorFaces:
        return u"poor-faces"_s;
    case Reason::Rejected:
        return u"rejected"_s;
    case Reason::SeenTogether:
        return u"seen-together"_s;
    case Reason::NearRejected:
        return u"near-rejected"_s;
    case Reason::NearDelivery:
        return u"near-delivery"_s;
    case Reason::LikeStrangers:
        return u"like-strangers"_s;
    }
    return {};
}

QString localTime(const QDateTime& time)
{
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss"_s) + clockNote(time) : u"unknown time"_s;
}

void complainAboutModels(const ModelCatalogue& catalogue, const EngineSetup& setup)
{
    if (catalogue.error != ManifestError::None)
        complain(u"The list of network files %1 is damaged (%2)."_s.arg(catalogue.manifest, catalogue.errorPlace));
    if (qEnvironmentVariableIsSet("RINGFACE_MODELS_TOLD"))
        return;
    for (const ModelFile& file : setup.missing) {
        const QString what = u"The network file %1 is missing in %2."_s.arg(file.name, catalogue.folder);
        if (file.url.isEmpty())
            complain(what + u" It cannot be downloaded; put it there by hand."_s);
        else
            complain(what +
                     u" Get it with: ringface-cli models fetch - or download %1 (%2) by hand and put %3 there."_s.arg(
                         file.url.toString(),
                         QLocale::c().formattedDataSize(file.archive ? file.archive->bytes : file.bytes),
                         file.archive ? u"it, unpacked with bunzip2,"_s : u"it"_s));
    }
    if (!setup.missing.isEmpty() && setup.recognises)
        complain(u"Until then people are recognised with the small network that Ringface brings (%1)."_s.arg(setup.id));
}

} // namespace ringface::cli

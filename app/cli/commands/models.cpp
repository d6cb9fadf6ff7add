// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/command.h"

#include "core/vision/modelfetch.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextStream>

#include <cstdio>
#include <unistd.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
QString nameOf(ModelState state)
{
    switch (state) {
    case ModelState::Good:
        return u"good"_s;
    case ModelState::Missing:
        return u"missing"_s;
    case ModelState::WrongSize:
        return u"wrong size"_s;
    case ModelState::Damaged:
        return u"damaged"_s;
    case ModelState::CannotRead:
        return u"cannot be read"_s;
    }
    return {};
}

QString whyNotFetched(const FetchFailure& failure)
{
    switch (failure.error) {
    case FetchError::None:
        return {};
    case FetchError::NoAddress:
        return u"it has no address to download from"_s;
    case FetchError::NotWritable:
        return u"the folder cannot be written to"_s;
    case FetchError::DiskFull:
        return u"the disk is full"_s;
    case FetchError::Busy:
        return u"another program is downloading just now"_s;
    case FetchError::NoNetwork:
        return u"the address cannot be reached"_s;
    case FetchError::HttpError:
        return u"the server answered with status %1"_s.arg(failure.httpStatus);
    case FetchError::WrongContent:
        return u"what arrived is not the expected file"_s;
    case FetchError::Cancelled:
        return u"it was cancelled"_s;
    }
    return {};
}

int list(const ModelCatalogue& catalogue, bool wholeFiles)
{
    int bad = 0;
    for (const ModelFile& file : catalogue.files) {
        const ModelState state = wholeFiles ? check(catalogue, file) : quickCheck(catalogue, file);
        bad += state == ModelState::Good ? 0 : 1;
        print(u"%1  %2  %3  %4"_s.arg(catalogue.path(file.name), QLocale::c().formattedDataSize(file.bytes),
                                      file.licence, nameOf(state)));
    }
    return wholeFiles && bad > 0 ? Failed : Good;
}

int fetch(const ModelCatalogue& catalogue)
{
    QList<ModelFile> wanted;
    for (const ModelFile& file : catalogue.files) {
        if (check(catalogue, file) != ModelState::Good)
            wanted.append(file);
    }
    if (wanted.isEmpty())
        return Good;
    ModelFetch download;
    int exitCode = Good;
    if (isatty(STDERR_FILENO) == 1) {
        QObject::connect(
            &download, &ModelFetch::progress, &download, [](const QString& name, qint64 got, qint64 total) {
                QTextStream(stderr) << "\r\x1b[K" << name << ": " << got * 100 / std::max<qint64>(1, total) << " %";
            });
    }
    QObject::connect(&download, &ModelFetch::finished, &download, [&](const FetchResult& result) {
        for (const FetchFailure& f : result.failures) {
            complain(u"%1 could not be downloaded: %2. Get it by hand from %3 and put it into %4."_s.arg(
                f.file.name, whyNotFetched(f), f.file.url.toString(), result.folder));
            exitCode = Failed;
        }
        QCoreApplication::quit();
    });
    download.start(catalogue, wanted);
    QCoreApplication::exec();
    return exitCode;
}
class Models : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "models", "The network files: show, download, check");
        addText(me, "ACT", m_act, "What to do", "list|fetch|verify")->required();
    }
    int run(Context& context) override
    {
        const ModelCatalogue catalogue = context.catalogue();
        if (catalogue.error != ManifestError::None) {
            complainAboutModels(catalogue, {});
            return Failed;
        }
        return m_act == "fetch"_L1 ? fetch(catalogue) : list(catalogue, m_act == "verify"_L1);
    }

private:
    QString m_act;
};
} // namespace

std::unique_ptr<Command> makeModels()
{
    return std::make_unique<Models>();
}

} // namespace ringface::cli

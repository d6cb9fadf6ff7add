// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/modelsstate.h"

#include <QCoreApplication>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct Models {
    Q_DECLARE_TR_FUNCTIONS(ringface::Models)
};

/// How to get these files without our download (rich text, with links).
QString byHandText(const ModelCatalogue& catalogue, const QList<ModelFile>& missing)
{
    QStringList files;
    for (const ModelFile& file : missing) {
        files << (file.url.isEmpty()
                      ? file.name.toHtmlEscaped()
                      : u"<a href=\"%1\">%2</a>"_s.arg(file.url.toString(QUrl::FullyEncoded), file.name));
    }
    return Models::tr("Without the download: put these files into %1 by hand: %2")
        .arg(catalogue.folder.toHtmlEscaped(), files.join(u", "_s));
}
} // namespace

ModelsState modelsState(const ModelCatalogue& catalogue, const EngineSetup& engine)
{
    ModelsState state;
    state.folder = catalogue.folder;
    state.recognises = engine.recognises;
    if (catalogue.error != ManifestError::None) {
        state.kind = ModelsState::Kind::Failed;
        const QString manifest = catalogue.manifest.toHtmlEscaped();
        state.text =
            engine.recognises
                ? Models::tr("The list of network files %1 is damaged. People are recognised with the small "
                             "network that Ringface brings.")
                      .arg(manifest)
                : Models::tr("The list of network files %1 is damaged. Faces are boxed, but nobody is recognised.")
                      .arg(manifest);
    } else if (!engine.missing.isEmpty()) {
        qint64 bytes = 0;
        for (const ModelFile& file : engine.missing)
            bytes += file.archive ? file.archive->bytes : file.bytes;
        constexpr qint64 megabyte = 1'000'000;
        state.kind = ModelsState::Kind::Missing;
        state.megabytes = std::max(1, int((bytes + megabyte / 2) / megabyte));
        state.text = byHandText(catalogue, engine.missing);
    }
    return state;
}

QString modelsNotice(const ModelsState& state, const EngineSetup& engine)
{
    if (state.kind != ModelsState::Kind::Missing)
        return state.text;
    if (!engine.recognises)
        return Models::tr("To recognise people, Ringface needs network files. %1").arg(state.text);
    return Models::tr("With bigger network files (%1 MB), Ringface recognises more people and makes fewer mistakes. %2")
        .arg(state.megabytes)
        .arg(state.text);
}

} // namespace ringface

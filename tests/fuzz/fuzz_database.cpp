// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/library.h"
#include "tests/fuzz/fuzzfile.h"

#include <QCoreApplication>
#include <QDir>

using namespace ringface;
using namespace ringface::testing;

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static const QCoreApplication application(*argc, *argv); // finds the plugin for SQLite
    return 0;
}

/// The bytes as a library (or a copy of one): opened, read as the window reads it, and labelled.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString folder = fuzzPlace(QStringLiteral("library"));
    QDir().mkpath(folder);
    {
        const FuzzFile file(folder + QStringLiteral("/library.sqlite"), data, size);
        const Library::Opened opened = Library::open(folder);
        promised((opened.library != nullptr) == (opened.error == Library::OpenError::None));
        if (opened.library) {
            Library& library = *opened.library;
            for (const Recording& r : library.recordings()) {
                library.recordingThumbnail(r.id);
                library.tracks(r.id);
            }
            QList<FaceId> faces;
            for (const Face& face : library.faces()) {
                library.faceThumbnail(face.id);
                faces = {face.id};
            }
            library.groups();
            for (const Person& person : library.people())
                library.facesOfPerson(person.id);
            library.presences();
            library.visits();
            library.recognition().input(QStringLiteral("colour"), {});
            library.labels().say(faces, QStringLiteral("Anna"));
        }
    }
    QDir(folder).removeRecursively();
    return 0;
}

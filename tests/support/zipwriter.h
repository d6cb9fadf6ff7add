// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

#include <archive.h>
#include <archive_entry.h>

namespace ringface::testing
{

struct ZipEntry {
    QByteArray name;
    QByteArray content;
    QByteArray linkTo = {}; ///< a symbolic link, if it is not empty
};

struct ZipManner {
    bool packed = true;
    QByteArray password = {}; ///< locked with it, if it is not empty
};

/// Writes a zip archive; false if that fails.
inline bool writeZip(const QString& path, const QList<ZipEntry>& entries, const ZipManner& manner = {})
{
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, manner.packed ? "compression=deflate" : "compression=store");
    bool ok = true;
    if (!manner.password.isEmpty())
        ok = archive_write_set_options(zip, "encryption=traditional") == ARCHIVE_OK &&
             archive_write_set_passphrase(zip, manner.password.constData()) == ARCHIVE_OK;
    ok = ok && archive_write_open_filename(zip, QFile::encodeName(path).constData()) == ARCHIVE_OK;
    for (const ZipEntry& entry : entries) {
        archive_entry* header = archive_entry_new();
        archive_entry_set_pathname_utf8(header, entry.name.constData());
        archive_entry_set_filetype(header, entry.linkTo.isEmpty() ? AE_IFREG : AE_IFLNK);
        archive_entry_set_perm(header, 0644);
        archive_entry_set_size(header, entry.content.size());
        if (!entry.linkTo.isEmpty())
            archive_entry_set_symlink(header, entry.linkTo.constData());
        ok = ok && archive_write_header(zip, header) >= ARCHIVE_WARN &&
             archive_write_data(zip, entry.content.constData(), size_t(entry.content.size())) == entry.content.size();
        archive_entry_free(header);
    }
    ok = archive_write_close(zip) == ARCHIVE_OK && ok;
    archive_write_free(zip);
    return ok;
}

} // namespace ringface::testing

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/database.h"

#include <QStringList>

#include <algorithm>

namespace ringface::testing
{

constexpr int olderVersion = 6;

/// Makes of the library \a file what the version of the program before this one has left; the next that opens it
/// brings it up to date. False if that fails.
inline bool makeOlder(const QString& file)
{
    const QStringList steps{QStringLiteral("ALTER TABLE guesses DROP COLUMN score"),
                            QStringLiteral("ALTER TABLE classifiers DROP COLUMN centre"),
                            QStringLiteral("ALTER TABLE classifiers DROP COLUMN limits"),
                            QStringLiteral("ALTER TABLE classifier_samples DROP COLUMN plane"),
                            QStringLiteral("DROP TABLE other_files"),
                            QStringLiteral("DROP INDEX labels_learning"),
                            QStringLiteral("ALTER TABLE labels RENAME COLUMN kind TO is_not"),
                            QStringLiteral("DROP INDEX recordings_event"),
                            QStringLiteral("DROP INDEX recordings_camera"),
                            QStringLiteral("ALTER TABLE recordings DROP COLUMN event_id"),
                            QStringLiteral("ALTER TABLE recordings DROP COLUMN answered"),
                            QStringLiteral("ALTER TABLE recordings DROP COLUMN camera_source"),
                            QStringLiteral("PRAGMA user_version = %1").arg(olderVersion)};
    Database db;
    return db.open(file) == Database::Status::Ok &&
           std::ranges::all_of(steps, [&db](const QString& step) { return db.run(step); });
}

} // namespace ringface::testing

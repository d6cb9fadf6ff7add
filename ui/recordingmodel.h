// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QAbstractListModel>
#include <QHash>

namespace ringface
{

class Library;
class ThumbnailCache;

/// The videos of a library, newest first, those without a time last; follows the library by itself.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class RecordingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        DayRole,      ///< QDate in local time; invalid if unknown
        StartRole,    ///< QDateTime in local time
        LengthRole,   ///< milliseconds
        CameraRole,   ///< never empty
        KindRole,     ///< may be empty
        PeopleRole,   ///< "Anna, Ben, 2 unknown"; empty if nobody was seen (yet)
        StateRole,    ///< ScanState as int
        ProgressRole, ///< 0 to 1
        ErrorRole,    ///< what is wrong, in a sentence; mostly empty
    };

    RecordingModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// -1 if there is none.
    int rowOf(RecordingId id) const;

private:
    struct Row {
        Recording recording;
        QString people;
    };

    void add(RecordingId id);
    void change(RecordingId id);
    void dropRemoved();
    void readPeople(RecordingId id = 0);
    QString accessibleText(const Row& row) const;

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    QList<Row> m_rows;
};

} // namespace ringface

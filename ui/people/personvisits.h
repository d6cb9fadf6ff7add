// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/visits.h"
#include "ui/widgets/rowmodel.h"

namespace ringface
{

class Library;
class ThumbnailCache;

/// Somebody who came along.
struct Companion {
    QString name; ///< empty for an unknown one
    FaceId face = 0;
    quint32 colour = 0; ///< see Person::colour; 0 for an unknown one
    bool operator==(const Companion&) const = default;
};

struct VisitRow {
    qint64 id = 0; ///< of the best face
    RecordingId recording = 0;
    QDateTime from{}; ///< UTC; invalid if unknown
    QDateTime to{};
    QStringList cameras;
    QList<Companion> companions; ///< known ones first
    bool operator==(const VisitRow&) const = default;
};

/// Visits by weekday and hour that are shown alone; a default one: all are.
struct VisitHour {
    int weekday = 0; ///< Qt::DayOfWeek; 0: any
    int hour = 0;
    bool operator==(const VisitHour&) const = default;
};

/// The visits of one person, newest first.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class PersonVisits : public RowModel<VisitRow>
{
    Q_OBJECT

public:
    enum Role {
        FaceRole = Qt::UserRole, ///< qint64: the best face
        FactsRole,               ///< "18:30 \u00b7 Front Door \u00b7 0:10"
        KindRole,                ///< for themedIcon(): why there is a recording; empty if that says nothing
        PortraitsRole,           ///< QList<Portrait>: of who came along
    };

    PersonVisits(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    /// \a all: of everybody. They are shown by the next showHour().
    void setVisits(const QList<Visit>& all, const QString& name);
    void showHour(VisitHour hour);
    /// Shown or not.
    int total() const { return int(m_all.size()); }
    /// Whether a face of that recording, seen then, is of one of those that are shown.
    bool shows(RecordingId recording, const QDateTime& at) const;
    /// The name of who came along most often, if that is in half of the visits or more.
    QString usualCompanion() const;

    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<Companion> companionsOf(const QList<const Visit*>& others) const;

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    QHash<QString, quint32> m_colours;
    QList<VisitRow> m_all; ///< shown or not
};

} // namespace ringface

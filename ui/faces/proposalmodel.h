// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "ui/widgets/rowmodel.h"

#include <QTimer>

namespace ringface
{

class Library;
class ThumbnailCache;

struct ProposalRow {
    qint64 id = 0; ///< of the track; a heading has one of its own, below 0
    RecordingId recording = 0;
    FaceId face = 0;  ///< 0 for a heading
    QString before;   ///< until the last trainings; empty for nobody
    QString name;     ///< now; empty for nobody
    QString title;    ///< of a heading: the question
    QString detail{}; ///< of a heading: what is changed; else the day and time
    QString answer{}; ///< what the user has said: "Anna", "Not Anna"; empty: nothing yet
    bool saidYes = false;
    FaceId portrait = 0; ///< of a heading: of whom it is about
    quint32 colour = 0;  ///< likewise, see Person::colour
    bool operator==(const ProposalRow&) const = default;
};

/// What the last trainings changed in older recordings and nobody has looked at yet, under headings that say what
/// changed. Roles: FaceRole; Colour of a heading, Detail for narrow places.
/// Thread: the GUI thread only. Owns: nothing; library and cache must outlive it.
class ProposalModel : public RowModel<ProposalRow>
{
    Q_OBJECT

public:
    ProposalModel(Library& library, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role) const override;

    bool isHeading(const QModelIndex& index) const;
    /// What was answered stays to be seen until forgetAnswers(), or until it is taken back. To be told before it is
    /// said.
    void keepAnswers(const QList<ProposalRow>& answered, bool yes);
    void forgetAnswers();

    bool isAnswered(const QModelIndex& index) const;
    /// The proposal of this row, or all below this heading; without those that are answered.
    QList<ProposalRow> proposalsOf(const QModelIndex& index) const;
    /// Without headings and answers.
    int count() const;

Q_SIGNALS:
    /// Rows have come, gone or changed.
    void refreshed();

private:
    void refresh();
    bool isStillSaid(const ProposalRow& answered) const;

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    QHash<TrackId, ProposalRow> m_answered;
    QHash<QString, qint64> m_headings; ///< ids by what was last written there
};

} // namespace ringface

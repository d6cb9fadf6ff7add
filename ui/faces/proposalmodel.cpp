// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/proposalmodel.h"

#include "core/library/library.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <algorithm>
#include <map>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// What a heading is about: the name that came (or else the one that went), and whether it went.
using Topic = std::pair<bool, QString>;

Topic topicOf(const ProposalRow& row)
{
    return {row.name.isEmpty(), row.name.isEmpty() ? row.before : row.name};
}

QString headingText(const Topic& topic, int recordings)
{
    const auto& [gone, name] = topic;
    const QString text = gone ? ProposalModel::tr("%n older recordings would no longer show %1", nullptr, recordings)
                              : ProposalModel::tr("%n older recordings would now show %1", nullptr, recordings);
    return text.arg(name);
}
} // namespace

ProposalModel::ProposalModel(Library& library, ThumbnailCache& thumbnails, QObject* parent)
    : RowModel(parent)
    , m_library(library)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        redraw([&ids](const ProposalRow& row) { return ids.contains(row.face == 0 ? row.portrait : row.face); });
    });
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.groups || change.names())
            refresh();
    });
    refresh();
}

void ProposalModel::refresh()
{
    std::map<Topic, QList<ProposalRow>> topics;
    const QList<Proposal> all = m_library.recognition().proposals();
    for (const Proposal& p : all) {
        const std::optional<Recording> recording = m_library.recording(p.recording);
        if (!recording)
            continue;
        const QString title =
            tr("%1 \u00b7 %2", "camera, time")
                .arg(cameraText(recording->file.camera), momentText(recording->file.startedAt, QDate::currentDate()));
        const ProposalRow row{
            p.track, p.recording, p.face, p.before, p.name, title, shortMomentText(recording->file.startedAt)};
        topics[topicOf(row)].append(row);
        m_answered.remove(p.track);
    }
    m_answered.removeIf([this](const auto& each) { return !isStillSaid(each.value()); });
    for (const ProposalRow& row : std::as_const(m_answered))
        topics[topicOf(row)].append(row);
    const QHash<qint64, qsizetype> places = this->places();
    QHash<QString, Person> people;
    for (const Person& person : m_library.people())
        people.insert(person.name, person);
    QList<ProposalRow> next;
    for (auto& [topic, rows] : topics) {
        keepPlaces(rows, places);
        QSet<RecordingId> recordings;
        for (const ProposalRow& row : std::as_const(rows))
            recordings.insert(row.recording);
        const QString key = QString::number(topic.first) + topic.second;
        if (!m_headings.contains(key))
            m_headings.insert(key, -1 - m_headings.size());
        const auto& [gone, name] = topic;
        const Person person = people.value(name);
        next.append({m_headings.value(key),
                     0,
                     0,
                     {},
                     {},
                     (gone ? tr("Still %1?") : tr("Is this %1?")).arg(name),
                     headingText(topic, int(recordings.size())),
                     {},
                     false,
                     person.bestFace,
                     person.colour});
        next.append(rows);
    }
    sync(next);
    Q_EMIT refreshed();
}

void ProposalModel::keepAnswers(const QList<ProposalRow>& answered, bool yes)
{
    for (ProposalRow row : answered) {
        const auto& [gone, name] = topicOf(row);
        row.saidYes = yes;
        row.answer = yes != gone ? name : tr("Not %1").arg(name);
        m_answered.insert(row.id, row);
    }
}

void ProposalModel::forgetAnswers()
{
    m_answered.clear();
    refresh();
}

bool ProposalModel::isStillSaid(const ProposalRow& answered) const
{
    const std::optional<Face> face = m_library.face(answered.face);
    const auto& [gone, name] = topicOf(answered);
    return face && (answered.saidYes != gone ? face->label == name : face->notPeople.contains(name));
}

bool ProposalModel::isAnswered(const QModelIndex& index) const
{
    return index.isValid() && !rows()[index.row()].answer.isEmpty();
}

bool ProposalModel::isHeading(const QModelIndex& index) const
{
    return index.isValid() && rows()[index.row()].face == 0;
}

QList<ProposalRow> ProposalModel::proposalsOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    if (!isHeading(index))
        return isAnswered(index) ? QList<ProposalRow>() : QList<ProposalRow>{rows()[index.row()]};
    QList<ProposalRow> out;
    for (int i = index.row() + 1; i < rowCount() && rows()[i].face != 0; ++i) {
        if (rows()[i].answer.isEmpty())
            out.append(rows()[i]);
    }
    return out;
}

int ProposalModel::count() const
{
    return int(
        std::ranges::count_if(rows(), [](const ProposalRow& row) { return row.face != 0 && row.answer.isEmpty(); }));
}

QVariant ProposalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProposalRow& row = rows()[index.row()];
    const QString change =
        row.face == 0
            ? row.detail
            : tr("Until now %1, now %2").arg(nameText(row.before, false), nameText(row.name, !row.name.isEmpty()));
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case FaceRole::Subtitle:
        return change;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "recording, change").arg(row.title, row.answer.isEmpty() ? change : row.answer);
    case Qt::ToolTipRole:
        return row.face == 0 ? QString() : row.title + u'\n' + change;
    case Qt::DecorationRole:
        return m_thumbnails.face(row.face == 0 ? row.portrait : row.face);
    case FaceRole::Detail:
        return row.detail;
    case FaceRole::Answer:
        return row.answer;
    case FaceRole::Icon:
        return row.answer.isEmpty() ? QString() : row.saidYes ? u"yes"_s : u"no"_s;
    case FaceRole::Colour:
        return row.colour;
    case FaceRole::Id:
        return row.id;
    case FaceRole::Faces:
        return QVariant::fromValue(row.face == 0 ? QList<qint64>() : QList<qint64>{row.face});
    default:
        return {};
    }
}

} // namespace ringface

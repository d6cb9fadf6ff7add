// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the classifier has learnt, then and now.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/persontable.h"
#include "core/library/values/utctime.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
// The newest, and the last one of each of so many days before.
constexpr int versionsKept = 20;
constexpr int daysKept = 10;
const QString inUse = u"classifier"_s;

/// What lies in classifier_samples: packed, and whether there is a plane, by person.
using Content = std::map<PersonId, std::pair<QByteArray, bool>>;

Content contentOf(Database& db, qint64 version)
{
    Content content;
    Rows q = db.query(u"SELECT person_id, samples, plane FROM classifier_samples WHERE classifier_id = ?"_s, {version});
    while (q.isActive() && q.next())
        content[q.value(0).toLongLong()] = {db.decrypted(q.value(1)), !q.value(2).isNull()};
    return content;
}

QString limitsText(const MatchLimits& limits)
{
    const auto number = [](float v) { return std::isfinite(v) ? QJsonValue(double(v)) : QJsonValue(); };
    const QJsonObject json{{u"distance"_s, number(limits.sure)},       {u"largestDistance"_s, number(limits.largest)},
                           {u"score"_s, number(limits.svm.least)},     {u"sureScore"_s, number(limits.svm.sure)},
                           {u"widerFrom"_s, number(limits.svm.wider)}, {u"clearly"_s, number(limits.svm.clearly)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}
} // namespace

qint64 RecognitionStore::versionInUse() const
{
    return m_library.note(inUse).toLongLong();
}

bool RecognitionStore::storeVersion(const RecognitionResult& result)
{
    const PersonTable persons(m_db);
    std::map<PersonId, std::vector<TrainingSample>> samples;
    for (const TrainingSample& s : result.trainedOn) {
        if (persons.contains(s.person)) // else removed since
            samples[s.person].push_back(s);
    }
    std::map<PersonId, Descriptor> planes;
    for (const PersonPlane& plane : result.svm.people) {
        planes[plane.person] = plane.weights;
        planes[plane.person].push_back(plane.bias);
    }
    Content content;
    for (const auto& [person, theirs] : samples)
        content[person] = {packSamples(theirs), planes.contains(person)};
    Rows newest = m_db.query(u"SELECT id, encoder FROM classifiers ORDER BY id DESC LIMIT 1"_s);
    if (!newest.isActive())
        return false;
    const bool any = newest.next();
    const bool known =
        any && newest.value(1).toString() == result.encoder && contentOf(m_db, newest.value(0).toLongLong()) == content;
    newest.finish();
    if (content.empty() || known)
        return true;

    const auto packed = [this](const Descriptor& numbers) {
        return numbers.empty() ? QVariant() : m_db.encrypted(packDescriptor(numbers));
    };
    if (!m_db.run(u"INSERT INTO classifiers (made_at, encoder, match_limit, centre, limits) VALUES (?, ?, ?, ?, ?)"_s,
                  {QDateTime::currentMSecsSinceEpoch(), result.encoder.isNull() ? u""_s : result.encoder,
                   double(result.limits.largest), packed(result.svm.centre), limitsText(result.limits)}))
        return false;
    const qint64 id = m_db.value(u"SELECT last_insert_rowid()"_s).toLongLong();
    for (const auto& [person, stored] : content) {
        const QByteArray& blob = stored.first;
        if (!m_db.run(
                u"INSERT INTO classifier_samples (classifier_id, person_id, samples, sample_count, plane) "
                "VALUES (?, ?, ?, ?, ?)"_s,
                {id, person, m_db.encrypted(blob), qint64(unpackSamples(person, blob).size()), packed(planes[person])}))
            return false;
    }
    return m_db.run(
        u"DELETE FROM classifiers WHERE id != ? AND id NOT IN "
        "(SELECT id FROM classifiers ORDER BY id DESC LIMIT ?) AND id NOT IN (SELECT max(id) FROM classifiers "
        "GROUP BY date(made_at / 1000, 'unixepoch', 'localtime') ORDER BY made_at DESC LIMIT ?)"_s,
        {versionInUse(), versionsKept, daysKept});
}

QList<ClassifierVersion> RecognitionStore::versions() const
{
    QList<ClassifierVersion> out;
    const qint64 chosen = versionInUse();
    Rows q =
        m_db.query(u"SELECT c.id, c.made_at, c.encoder, count(s.person_id), total(s.sample_count) FROM classifiers c "
                   "LEFT JOIN classifier_samples s ON s.classifier_id = c.id GROUP BY c.id ORDER BY c.id DESC"_s);
    while (q.isActive() && q.next()) {
        ClassifierVersion v;
        v.id = q.value(0).toLongLong();
        v.madeAt = utcTime(q.value(1).toLongLong());
        v.encoder = q.value(2).toString();
        v.people = q.value(3).toInt();
        v.samples = q.value(4).toInt();
        v.inUse = chosen == 0 ? out.isEmpty() : v.id == chosen;
        out.append(v);
    }
    return out;
}

std::optional<LearntClassifier> RecognitionStore::learnt(qint64 version) const
{
    Rows q = m_db.query(u"SELECT made_at, encoder, limits FROM classifiers WHERE id = ?"_s, {version});
    if (!q.isActive() || !q.next())
        return std::nullopt;
    LearntClassifier out;
    out.madeAt = utcTime(q.value(0).toLongLong());
    out.encoder = q.value(1).toString();
    out.limits = QJsonDocument::fromJson(q.value(2).toString().toUtf8()).object();
    RecognitionInput input;
    RecognitionReader(m_db).readVersion(version, input);
    out.samples = std::move(input.fixed);
    out.svm = std::move(input.fixedSvm);
    return out;
}

bool RecognitionStore::use(qint64 version)
{
    const qint64 newest = m_db.value(u"SELECT max(id) FROM classifiers"_s).toLongLong();
    if (version != 0 && !m_db.value(u"SELECT 1 FROM classifiers WHERE id = ?"_s, {version}).isValid())
        return false;
    LibraryChange made;
    made.versions = true;
    return change(
        [&] {
            return m_library.storeNote(inUse, QString::number(version == newest ? 0 : version)) &&
                   m_library.noteChange();
        },
        made);
}

} // namespace ringface

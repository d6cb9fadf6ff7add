// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/visitcsv.h"

#include <QHash>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QString field(QString text)
{
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + u'"';
}
} // namespace

QString visitCsv(const QList<Visit>& visits, const QList<Recording>& recordings)
{
    QHash<RecordingId, QString> paths;
    for (const Recording& r : recordings)
        paths.insert(r.id, r.file.path);
    QString out = u"name,from,to,cameras,recordings,sure\n"_s;
    for (const Visit& v : visits) {
        QStringList files;
        for (const RecordingId id : v.recordings)
            files << paths.value(id);
        const QStringList fields{field(v.name.isEmpty() ? u"unknown-%1"_s.arg(v.group) : v.name),
                                 v.from.toUTC().toString(Qt::ISODate),
                                 v.to.toUTC().toString(Qt::ISODate),
                                 field(v.cameras.join(u"; "_s)),
                                 field(files.join(u"; "_s)),
                                 v.isGuess || v.name.isEmpty() ? u"no"_s : u"yes"_s};
        out += fields.join(u',') + u'\n';
    }
    return out;
}

} // namespace ringface

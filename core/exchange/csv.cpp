// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/csv.h"

#include <QHash>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// In quotes. What a spreadsheet would take for a formula is marked as text: see OWASP, "CSV Injection".
QString field(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text[0]))
        text.prepend(u'\'');
    text.replace(u'"', u"\"\""_s);
    return u'"' + text + u'"';
}

QString timeField(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
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
                                 timeField(v.from),
                                 timeField(v.to),
                                 field(v.cameras.join(u"; "_s)),
                                 field(files.join(u"; "_s)),
                                 v.isGuess || v.name.isEmpty() ? u"no"_s : u"yes"_s};
        out += fields.join(u',') + u'\n';
    }
    return out;
}

QString faceCsv(const QList<Face>& faces, const QList<Recording>& recordings)
{
    QHash<RecordingId, RecordingFile> files;
    for (const Recording& r : recordings)
        files.insert(r.id, r.file);
    QString out = u"recording,startedAt,ms,x,y,width,height,name,how,distance\n"_s;
    for (const Face& f : faces) {
        const RecordingFile file = files.value(f.recording);
        const bool isGuess = f.label.isEmpty() && !f.guess.isEmpty();
        const QStringList fields{field(file.path),
                                 timeField(file.startedAt),
                                 QString::number(f.timeMs),
                                 QString::number(f.box.x()),
                                 QString::number(f.box.y()),
                                 QString::number(f.box.width()),
                                 QString::number(f.box.height()),
                                 field(isGuess ? f.guess : f.label),
                                 f.ignored           ? u"ignored"_s
                                 : isGuess           ? u"guessed"_s
                                 : f.label.isEmpty() ? QString()
                                                     : u"said"_s,
                                 isGuess && f.distance >= 0 ? QString::number(double(f.distance), 'f', 3) : QString()};
        out += fields.join(u',') + u'\n';
    }
    return out;
}

} // namespace ringface

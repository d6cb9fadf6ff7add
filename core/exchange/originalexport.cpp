// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/originalexport.h"

#include "core/exchange/ringfacejson.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <map>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
class Writer
{
public:
    /// Everything is written into \a written, which will be \a folder.
    Writer(const Library& library, const QString& folder, const QString& written)
        : m_library(library)
        , m_folder(folder)
        , m_written(written)
    {
    }

    OriginalExport write(const QString& encoder);

private:
    struct Event {
        Recording recording;
        QSet<QString> names; ///< of whom is seen there
        std::map<std::pair<GroupId, TrackId>, UnknownPerson> unknown;
    };

    void nameEvents();
    bool addFace(const Face& face);
    QString writePicture(const QString& event, FaceId face);
    bool writeEvents();
    bool writePeople();
    bool put(const QString& file, const QByteArray& content);
    bool put(const QString& file, const QList<QJsonObject>& lines);

    const Library& m_library;
    QString m_folder;
    QDir m_written;
    OriginalExport m_result;
    std::map<QString, Event> m_events;
    QHash<RecordingId, QString> m_eventOf;
    std::map<QString, FitPerson> m_people;
    QHash<FaceId, Descriptor> m_encodings;
};

bool Writer::put(const QString& file, const QByteArray& content)
{
    QFile out(m_written.filePath(file));
    if (m_written.mkpath(QFileInfo(file).path()) && out.open(QIODevice::WriteOnly) &&
        out.write(content) == content.size() && out.flush())
        return true;
    m_result.problem =
        u"%1 cannot be written: %2. Nothing was exported."_s.arg(QDir(m_folder).filePath(file), out.errorString());
    return false;
}

bool Writer::put(const QString& file, const QList<QJsonObject>& lines)
{
    QByteArray content;
    for (const QJsonObject& line : lines)
        content += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    return put(file, content);
}

void Writer::nameEvents()
{
    for (const Recording& r : m_library.recordings()) {
        const QFileInfo file(r.file.path);
        if (r.file.medium == Medium::Photo) { // the original has none but those cut from its events
            m_eventOf.insert(r.id, file.dir().dirName());
            continue;
        }
        QString name = file.completeBaseName();
        for (int n = 2; m_events.contains(name); ++n)
            name = u"%1-%2"_s.arg(file.completeBaseName()).arg(n);
        m_events[name].recording = r;
        m_eventOf.insert(r.id, name);
    }
}

/// Its path in the folder to be; empty on failure.
QString Writer::writePicture(const QString& event, FaceId face)
{
    constexpr int digits = 32; // as of a UUID
    const QString file = u"images/%1/face-%2.jpeg"_s.arg(event).arg(face, digits, 16, QChar(u'0'));
    return put(file, m_library.faceThumbnail(face)) ? QDir(m_folder).filePath(file) : QString();
}

bool Writer::addFace(const Face& face)
{
    if (face.ignored)
        return true;
    const QString name = m_eventOf.value(face.recording);
    const auto event = m_events.find(name);
    const bool isInEvent = event != m_events.end() && event->second.recording.id == face.recording;
    const QString seen = face.label.isEmpty() ? face.guess : face.label;
    if (isInEvent && !seen.isEmpty())
        event->second.names.insert(seen);
    if (face.label.isEmpty() && (!isInEvent || !seen.isEmpty()))
        return true;
    const QString picture = writePicture(name, face.id);
    if (picture.isEmpty())
        return false;
    if (face.label.isEmpty()) {
        UnknownPerson& unknown = event->second.unknown[{face.group, face.group == 0 ? face.track : 0}];
        ++unknown.images;
        unknown.imagePaths << picture;
        ++m_result.unknown;
        return true;
    }
    FitPerson& person = m_people[face.label];
    person.name = face.label;
    person.imagePaths << picture;
    if (m_encodings.contains(face.id))
        person.encodings.push_back(m_encodings.value(face.id));
    ++m_result.faces;
    return true;
}

bool Writer::writeEvents()
{
    QList<QJsonObject> events;
    QList<QJsonObject> results;
    for (const auto& [name, event] : m_events) {
        const RecordingFile& file = event.recording.file;
        const bool isDone = event.recording.state == ScanState::Done;
        QJsonObject json{{u"eventName"_s, name},
                         {u"videoFileName"_s, file.path},
                         {u"duration"_s, event.recording.durationMs / 1000},
                         {u"status"_s, isDone ? u"PROCESSED"_s : u"UNPROCESSED"_s}};
        if (!file.kind.isEmpty())
            json.insert(u"kind"_s, file.kind);
        if (!file.eventId.isEmpty())
            json.insert(u"ringId"_s, file.eventId);
        if (file.answered)
            json.insert(u"answered"_s, *file.answered);
        if (file.startedAt.isValid()) {
            const QDateTime utc = file.startedAt.toUTC();
            json.insert(u"date"_s, utc.toString(u"yyyyMMdd"_s));
            json.insert(u"createdAt"_s, utc.toString(u"yyyy-MM-ddThh:mm:ss.zzz'000Z'"_s));
        }
        events << json;
        if (!put(u"videos/%1.json"_s.arg(name), QJsonDocument(json).toJson()))
            return false;
        if (!isDone)
            continue;
        QStringList names = event.names.values();
        names.sort();
        QList<UnknownPerson> unknown;
        for (const auto& [group, person] : event.unknown)
            unknown << person;
        QJsonObject result = videoAnswer(file.path, names, unknown);
        result.insert(u"eventName"_s, name);
        results << result;
        if (!put(u"images/%1/processingResult.json"_s.arg(name), QJsonDocument(result).toJson()))
            return false;
    }
    m_result.recordings = int(m_events.size());
    return put(u"mongo/RingEvent.json"_s, events) && put(u"mongo/ProcessingResult.json"_s, results);
}

bool Writer::writePeople()
{
    FitRequest fit;
    QList<QJsonObject> people;
    for (const auto& [name, person] : m_people) {
        fit.persons << person;
        people << QJsonObject{{u"personName"_s, name},
                              {u"imagePaths"_s, QJsonArray::fromStringList(person.imagePaths)}};
    }
    m_result.people = int(people.size());
    QJsonObject json = fitAnswer(fit, {}, {});
    json.remove(u"warnings"_s);
    const QString file =
        u"classifier/fitting.%1.json"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s));
    return put(file, QJsonDocument(json).toJson()) && put(u"mongo/PersonImages.json"_s, people);
}

OriginalExport Writer::write(const QString& encoder)
{
    if (!encoder.isEmpty()) {
        for (const TrackSample& track : m_library.recognition().input(encoder, {}).tracks) {
            for (const FaceSample& face : track.faces)
                m_encodings.insert(face.face, face.descriptor);
        }
    }
    nameEvents();
    for (const Face& face : m_library.faces()) {
        if (!addFace(face))
            return m_result;
    }
    if (writeEvents())
        writePeople();
    return m_result;
}
} // namespace

OriginalExport exportOriginal(const Library& library, const QString& folder, const QString& encoder)
{
    OriginalExport result;
    const QFileInfo target(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    if (target.exists() && (!target.isDir() || !QDir(target.filePath()).isEmpty())) {
        result.problem = u"%1 is there already and not empty. Choose a new folder."_s.arg(folder);
        return result;
    }
    // Seen when it is complete.
    QTemporaryDir written(target.dir().filePath(u".ringface-export-XXXXXX"_s));
    if (!target.dir().mkpath(u"."_s) || !written.isValid()) {
        result.problem = u"%1 cannot be made: %2."_s.arg(folder, written.errorString());
        return result;
    }
    result = Writer(library, target.filePath(), written.path()).write(encoder);
    if (!result.problem.isEmpty())
        return result;
    if ((target.exists() && !target.dir().rmdir(target.fileName())) ||
        !target.dir().rename(written.path(), target.filePath())) {
        result.problem = u"%1 cannot be made. Check its permissions."_s.arg(folder);
        return result;
    }
    written.setAutoRemove(false);
    return result;
}

} // namespace ringface

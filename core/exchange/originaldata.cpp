// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/originaldata.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <map>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QStringList pictures{u"*.jpeg"_s, u"*.jpg"_s, u"*.png"_s};

QStringList texts(const QJsonValue& list)
{
    QStringList out;
    for (const auto entry : list.toArray()) {
        if (entry.isString())
            out << entry.toString();
    }
    return out;
}

/// Of a fit: when it was done, as its file is called.
QString stampOf(const QString& file)
{
    return QFileInfo(file).completeBaseName();
}

class Reader
{
public:
    explicit Reader(const QString& folder)
        : m_folder(folder)
    {
    }

    void readMongo(const QStringList& paths);
    void readFolder();
    OriginalData result();

private:
    /// Whose crop it is, and how much the one who says so is to be trusted.
    struct Owner {
        QString name;
        int trust = 0;
        bool isDoubted = false; ///< somebody as trustworthy says that it is another one's
    };
    enum Trust { ByLayout, ByFit, ByTag };
    struct Fit {
        QString stamp; ///< when it was done
        QString file;
        QJsonValue persons;
    };

    QStringList filesOf(const QString& pattern) const;
    QString path(const QString& named, const QString& subfolder) const;
    void addEvent(const QJsonObject& event, const QString& file);
    void addResult(const QJsonObject& result, const QString& file);
    void addPerson(const QJsonObject& person, Trust trust, const QString& file);
    void noteFit(const QJsonObject& fit, const QString& stamp, const QString& file);
    void addDocument(const QJsonObject& document, const QString& file);
    void readNewestFit();
    void readOlderLayout();
    void wrong(const QString& file, const QString& what) { m_data.problems.append({file, what}); }

    QDir m_folder;
    OriginalData m_data;
    std::map<QString, OriginalEvent> m_events;
    std::map<QString, QStringList> m_unknown; ///< crops by event
    std::map<QString, Owner> m_owners;        ///< by crop
    QSet<QString> m_people;
    Fit m_fit; ///< the newest
};

QStringList Reader::filesOf(const QString& pattern) const
{
    const QFileInfo wanted(m_folder.filePath(pattern));
    QStringList out;
    for (const QFileInfo& file : QDir(wanted.path()).entryInfoList({wanted.fileName()}, QDir::Files, QDir::Name))
        out << file.absoluteFilePath();
    return out;
}

QString Reader::path(const QString& named, const QString& subfolder) const
{
    const QString clean = QDir::cleanPath(named);
    const qsizetype at = (u'/' + clean).lastIndexOf(u'/' + subfolder + u'/');
    QStringList places;
    if (at >= 0)
        places << m_folder.filePath(clean.mid(at));
    if (QDir::isAbsolutePath(clean))
        places << clean;
    else
        places << m_folder.filePath(subfolder + u'/' + clean) << m_folder.filePath(clean);
    const auto there = std::ranges::find_if(places, [](const QString& place) { return QFileInfo::exists(place); });
    return QDir::cleanPath(there == places.end() ? places.first() : *there);
}

void Reader::addEvent(const QJsonObject& event, const QString& file)
{
    const QString video = event.value("videoFileName"_L1).toString();
    const QString name = event.value("eventName"_L1).toString(QFileInfo(video).completeBaseName());
    if (video.isEmpty() || name.isEmpty())
        return wrong(file, u"It is left out: videoFileName is missing."_s);
    OriginalEvent& known = m_events[name];
    known.name = name;
    if (known.video.isEmpty() || !QFileInfo::exists(known.video))
        known.video = path(video, u"videos"_s);
    if (const QString kind = event.value("kind"_L1).toString(); !kind.isEmpty())
        known.kind = kind;
    const QDateTime created = QDateTime::fromString(event.value("createdAt"_L1).toString(), Qt::ISODateWithMs);
    if (created.isValid())
        known.createdAt = created.toUTC();
}

void Reader::addResult(const QJsonObject& result, const QString& file)
{
    const QString name = result.value("eventName"_L1).toString();
    if (name.isEmpty())
        return wrong(file, u"It is left out: eventName is missing."_s);
    if (m_unknown.contains(name))
        return; // the collection knows what was tagged since the file was written
    QStringList& crops = m_unknown[name];
    for (const auto unknown : result.value("unknownPersons"_L1).toArray()) {
        for (const QString& crop : texts(unknown["imagePaths"_L1]))
            crops << path(crop, u"images"_s);
    }
}

void Reader::addPerson(const QJsonObject& person, Trust trust, const QString& file)
{
    const QString name = person.value("personName"_L1).toString().simplified();
    if (name.isEmpty())
        return wrong(file, u"Somebody is left out: personName is missing."_s);
    m_people.insert(name);
    if (!person.value("imagePaths"_L1).isArray())
        return wrong(file, u"%1 is left out: imagePaths is missing or no list."_s.arg(name));
    for (const QString& named : texts(person.value("imagePaths"_L1))) {
        Owner& owner = m_owners[path(named, u"images"_s)];
        if (owner.name.isEmpty() || owner.trust < trust)
            owner = {name, trust, false};
        else if (owner.trust == trust && owner.name != name && !owner.isDoubted) {
            owner.isDoubted = true;
            wrong(path(named, u"images"_s),
                  u"It is named %1 and %2. Nothing is learned from it."_s.arg(owner.name, name));
        }
    }
}

void Reader::noteFit(const QJsonObject& fit, const QString& stamp, const QString& file)
{
    const QJsonValue persons = fit.value("persons"_L1);
    if (!persons.isArray() && !persons.isObject())
        return wrong(file, u"It is left out: persons is missing or no list."_s);
    if (m_fit.file.isEmpty() || stamp > m_fit.stamp)
        m_fit = {stamp, file, persons};
}

void Reader::addDocument(const QJsonObject& document, const QString& file)
{
    if (document.contains("personName"_L1))
        addPerson(document, ByTag, file);
    else if (document.contains("persons"_L1))
        noteFit(document, stampOf(document.value("fittedClassifierFile"_L1).toString()), file);
    else if (document.contains("unknownPersons"_L1))
        addResult(document, file);
    else if (document.contains("videoFileName"_L1))
        addEvent(document, file);
    else
        wrong(file, u"It holds something that is left out: it is nothing of the original's."_s);
}

void Reader::readMongo(const QStringList& paths)
{
    QStringList files;
    for (const QString& named : paths) {
        const QDir folder(named);
        if (!QFileInfo(named).isDir()) {
            files << named;
            continue;
        }
        const QStringList names = folder.entryList({u"*.json"_s, u"*.bson"_s}, QDir::Files, QDir::Name);
        if (names.isEmpty())
            wrong(named, u"It holds no JSON file."_s);
        for (const QString& name : names)
            files << folder.filePath(name);
    }
    for (const QString& file : files) {
        if (file.endsWith(".bson"_L1, Qt::CaseInsensitive)) {
            wrong(file, u"It is mongodump's. Export the collection with mongoexport."_s);
            continue;
        }
        readJsonDocuments(file, m_data.problems, [&](const QJsonObject& document) { addDocument(document, file); });
    }
}

void Reader::readNewestFit()
{
    QStringList files = filesOf(u"classifier/fitting.*.json"_s);
    while (!files.isEmpty() && stampOf(files.last()) > m_fit.stamp) {
        const QString file = files.takeLast();
        readJsonDocuments(file, m_data.problems, [&](const QJsonObject& fit) { noteFit(fit, stampOf(file), file); });
    }
    const QJsonValue persons = m_fit.persons;
    for (const auto person : persons.toArray())
        addPerson(person.toObject(), ByFit, m_fit.file);
    // Older ones name files of numbers; the pictures are where readOlderLayout() finds them.
    for (const QString& name : persons.toObject().keys())
        m_people.insert(name.simplified());
}

void Reader::readOlderLayout()
{
    const QDir images(m_folder.filePath(u"images"_s));
    for (const QString& name : images.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QStringList crops;
        for (const QString& part : {u"encoded-images"_s, u"new-images"_s}) {
            const QDir folder(images.filePath(name + u'/' + part));
            for (const QString& picture : folder.entryList(pictures, QDir::Files, QDir::Name))
                crops << folder.filePath(picture);
        }
        if (!crops.isEmpty())
            addPerson({{u"personName"_s, name}, {u"imagePaths"_s, QJsonArray::fromStringList(crops)}}, ByLayout,
                      images.filePath(name));
    }
}

void Reader::readFolder()
{
    for (const QString& video : filesOf(u"videos/*.mp4"_s)) {
        OriginalEvent& event = m_events[QFileInfo(video).completeBaseName()];
        event.name = QFileInfo(video).completeBaseName();
        event.video = video;
    }
    for (const QString& file : filesOf(u"videos/*.json"_s)) {
        readJsonDocuments(file, m_data.problems, [&](const QJsonObject& event) { addEvent(event, file); });
    }
    const QDir images(m_folder.filePath(u"images"_s));
    for (const QString& event : images.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString file = images.filePath(event + u"/processingResult.json"_s);
        if (!QFileInfo::exists(file))
            continue;
        readJsonDocuments(file, m_data.problems, [&](const QJsonObject& result) { addResult(result, file); });
    }
    readNewestFit();
    readOlderLayout();
}

OriginalData Reader::result()
{
    for (const auto& [name, event] : m_events) {
        if (QFileInfo::exists(event.video))
            m_data.events.append(event);
        else
            wrong(event.video, u"It is not there, though something was noted of it. Download it again."_s);
    }
    std::map<QString, QStringList> crops;
    for (const QString& name : m_people)
        crops[name];
    for (const auto& [crop, owner] : m_owners) {
        if (!owner.isDoubted)
            crops[owner.name] << crop;
    }
    for (const auto& [name, paths] : crops) {
        m_data.people.append({name, paths});
        if (paths.isEmpty())
            wrong(m_folder.path(), u"It has no pictures of %1, who cannot be learned."_s.arg(name));
    }
    for (const auto& [event, unknown] : m_unknown)
        m_data.unknownCrops +=
            int(std::ranges::count_if(unknown, [this](const QString& crop) { return !m_owners.contains(crop); }));
    return m_data;
}
} // namespace

const OriginalEvent* OriginalData::eventOf(const QString& crop) const
{
    const QString name = QFileInfo(crop).dir().dirName();
    const auto event = std::ranges::find(events, name, &OriginalEvent::name);
    return event == events.end() ? nullptr : &*event;
}

std::optional<OriginalData> readOriginal(const QString& folder, const QStringList& mongo)
{
    const QDir data(QDir(folder).absolutePath());
    const QStringList parts{u"videos"_s, u"images"_s, u"classifier"_s};
    if (std::ranges::none_of(parts, [&data](const QString& part) { return data.exists(part); }))
        return std::nullopt;
    Reader reader(data.path());
    reader.readMongo(mongo);
    reader.readFolder();
    return reader.result();
}

} // namespace ringface

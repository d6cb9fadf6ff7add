// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelfiles.h"

#include "core/vision/modelresource.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 biggestManifest = 1 << 20;
constexpr qint64 biggestModel = qint64(4) << 30;

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

template <typename List>
auto findId(const List& list, const QString& id) -> std::optional<typename List::value_type>
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const auto& spec) { return spec.id == id; });
    return it == list.cend() ? std::nullopt : std::optional(*it);
}

template <typename List, typename Kind>
auto findKind(const List& list, Kind kind, const QString& preferredId) -> std::optional<typename List::value_type>
{
    const auto preferred = findId(list, preferredId);
    if (preferred && preferred->kind == kind)
        return preferred;
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const auto& spec) { return spec.kind == kind; });
    return it == list.cend() ? std::nullopt : std::optional(*it);
}

/// Takes values out of one JSON object and remembers the place of the first that is wrong.
class Entry
{
public:
    Entry(const QJsonValue& value, const QString& place, QString& wrong)
        : m_object(value.toObject())
        , m_place(place)
        , m_wrong(&wrong)
    {
        require(value.isObject(), QString());
    }

    Entry child(const QString& key) const { return {m_object.value(key), name(key), *m_wrong}; }

    bool has(const QString& key) const
    {
        const QJsonValue value = m_object.value(key);
        return !value.isUndefined() && !value.isNull();
    }

    void require(bool good, const QString& key) const
    {
        if (!good && m_wrong->isEmpty())
            *m_wrong = name(key);
    }

    QString text(const QString& key, const QString& pattern) const
    {
        const QString value = m_object.value(key).toString();
        require(matches(value, pattern), key);
        return value;
    }

    /// Plain and visible, and not taken by the program itself.
    QString fileName(const QString& key) const
    {
        const QString value = text(key, u"[A-Za-z0-9_][A-Za-z0-9_.+ -]{0,127}"_s);
        require(value != "manifest.json"_L1 && !value.endsWith(".part"_L1) && !value.endsWith(".unpacked"_L1), key);
        return value;
    }

    QString id(const QString& key) const { return text(key, u"[a-z0-9][a-z0-9.-]{0,63}"_s); }
    QByteArray sha256(const QString& key) const { return text(key, u"[0-9A-Fa-f]{64}"_s).toLower().toLatin1(); }

    QString optionalText(const QString& key) const
    {
        require(!has(key) || m_object.value(key).isString(), key);
        return m_object.value(key).toString();
    }

    double number(const QString& key, double least, double most) const
    {
        const double value = m_object.value(key).toDouble(least - 1);
        const bool good = value >= least && value <= most;
        require(good, key);
        return good ? value : least;
    }

    qint64 integer(const QString& key, qint64 least, qint64 most) const
    {
        const double value = number(key, double(least), double(most));
        require(value == std::floor(value), key);
        return qint64(value);
    }

    bool flag(const QString& key) const
    {
        require(m_object.value(key).isBool(), key);
        return m_object.value(key).toBool();
    }

    QUrl url(const QString& key) const
    {
        if (!has(key))
            return {};
        const QUrl value(m_object.value(key).toString(), QUrl::StrictMode);
        const bool web = value.scheme() == "https"_L1 || value.scheme() == "http"_L1;
        require(value.isValid() && web && !value.host().isEmpty(), key);
        return value;
    }

    /// The entries of the array \a key.
    QList<Entry> list(const QString& key) const
    {
        require(m_object.value(key).isArray(), key);
        QList<Entry> entries;
        for (const QJsonValue value : m_object.value(key).toArray())
            entries.append(Entry(value, u"%1[%2]"_s.arg(name(key)).arg(entries.size()), *m_wrong));
        return entries;
    }

private:
    QString name(const QString& key) const
    {
        return m_place.isEmpty() || key.isEmpty() ? m_place + key : m_place + u'.' + key;
    }

    QJsonObject m_object;
    QString m_place;
    QString* m_wrong;
};

ModelFile readFile(const Entry& entry)
{
    ModelFile file;
    file.name = entry.fileName(u"name"_s);
    file.bytes = entry.integer(u"bytes"_s, 1, biggestModel);
    file.sha256 = entry.sha256(u"sha256"_s);
    file.licence = entry.optionalText(u"licence"_s);
    file.origin = entry.optionalText(u"origin"_s);
    file.url = entry.url(u"url"_s);
    if (entry.has(u"archive"_s)) {
        const Entry archive = entry.child(u"archive"_s);
        file.archive = ModelArchive{archive.fileName(u"name"_s), archive.integer(u"bytes"_s, 1, biggestModel),
                                    archive.sha256(u"sha256"_s)};
        archive.require(file.archive->name.endsWith(".bz2"_L1) && file.archive->name != file.name, u"name"_s);
    }
    return file;
}

DetectorSpec readDetector(const Entry& entry)
{
    DetectorSpec spec;
    spec.id = entry.id(u"id"_s);
    const QString kind = entry.text(u"kind"_s, u"opencv-yunet|dlib-hog"_s);
    spec.kind = kind == "dlib-hog"_L1 ? DetectorKind::DlibHog : DetectorKind::OpenCvYunet;
    if (spec.kind == DetectorKind::OpenCvYunet || entry.has(u"model"_s))
        spec.model = entry.fileName(u"model"_s);
    return spec;
}

EncoderSpec readEncoder(const Entry& entry)
{
    EncoderSpec spec;
    spec.id = entry.id(u"id"_s);
    const QString kind = entry.text(u"kind"_s, u"opencv-sface|dlib-resnet"_s);
    spec.kind = kind == "dlib-resnet"_L1 ? EncoderKind::DlibResnet : EncoderKind::OpenCvSface;
    spec.model = entry.fileName(u"model"_s);
    if (entry.has(u"config"_s))
        spec.config = entry.fileName(u"config"_s);
    spec.dimensions = int(entry.integer(u"dimensions"_s, 1, 4096));
    spec.normalise = entry.flag(u"normalise"_s);
    // Descriptors of length 1 are never further apart than 2.
    spec.match = float(entry.number(u"match"_s, 0.001, spec.normalise ? 2 : 100));
    return spec;
}

void readEntries(const QJsonObject& root, ModelCatalogue& catalogue, QString& wrong)
{
    const Entry top(root, QString(), wrong);
    QStringList names;
    for (const Entry& entry : top.list(u"files"_s)) {
        const ModelFile file = readFile(entry);
        entry.require(!names.contains(file.name), u"name"_s);
        names << file.name;
        catalogue.files << file;
    }
    const auto known = [&](const QString& name) { return name.isEmpty() || names.contains(name); };
    for (const Entry& entry : top.list(u"detectors"_s)) {
        const DetectorSpec spec = readDetector(entry);
        entry.require(!catalogue.detector(spec.id), u"id"_s);
        entry.require(known(spec.model), u"model"_s);
        catalogue.detectors << spec;
    }
    for (const Entry& entry : top.list(u"encoders"_s)) {
        const EncoderSpec spec = readEncoder(entry);
        entry.require(!catalogue.encoder(spec.id), u"id"_s);
        entry.require(known(spec.model), u"model"_s);
        entry.require(known(spec.config), u"config"_s);
        catalogue.encoders << spec;
    }
    const Entry chosen = top.child(u"default"_s);
    catalogue.defaultDetector = chosen.id(u"detector"_s);
    chosen.require(catalogue.detector(catalogue.defaultDetector).has_value(), u"detector"_s);
    catalogue.defaultEncoder = chosen.id(u"encoder"_s);
    chosen.require(catalogue.encoder(catalogue.defaultEncoder).has_value(), u"encoder"_s);
}

ModelCatalogue failed(const ModelCatalogue& catalogue, ManifestError error, const QString& place = {})
{
    ModelCatalogue out;
    out.folder = catalogue.folder;
    out.manifest = catalogue.manifest;
    out.error = error;
    out.errorPlace = place;
    return out;
}
} // namespace

QString ModelCatalogue::path(const QString& name) const
{
    const QString own = folder + u'/' + name;
    const QString brought = installed + u'/' + name;
    return !installed.isEmpty() && !QFileInfo::exists(own) && QFileInfo::exists(brought) ? brought : own;
}

EncoderSpec basicEncoder()
{
    EncoderSpec spec;
    spec.id = u"basic-1"_s;
    spec.kind = EncoderKind::Basic;
    spec.dimensions = 128;
    spec.normalise = true;
    spec.match = 0.92F; // 1 in 10,000 of strangers is nearer (models/README.md)
    return spec;
}

std::optional<ModelFile> ModelCatalogue::file(const QString& name) const
{
    const auto it = std::find_if(files.cbegin(), files.cend(), [&](const ModelFile& f) { return f.name == name; });
    return it == files.cend() ? std::nullopt : std::optional(*it);
}

std::optional<DetectorSpec> ModelCatalogue::detector(const QString& id) const
{
    return findId(detectors, id);
}

std::optional<EncoderSpec> ModelCatalogue::encoder(const QString& id) const
{
    return findId(encoders, id);
}

std::optional<DetectorSpec> ModelCatalogue::detector(DetectorKind kind) const
{
    return findKind(detectors, kind, defaultDetector);
}

std::optional<EncoderSpec> ModelCatalogue::encoder(EncoderKind kind) const
{
    return findKind(encoders, kind, defaultEncoder);
}

QList<ModelFile> ModelCatalogue::filesFor(const QString& detectorId, const QString& encoderId) const
{
    const DetectorSpec detecting = detector(detectorId).value_or(DetectorSpec());
    const EncoderSpec encoding = encoder(encoderId).value_or(EncoderSpec());
    QList<ModelFile> out;
    for (const QString& name : {detecting.model, encoding.model, encoding.config}) {
        if (const auto found = file(name))
            out << *found;
    }
    return out;
}

ModelCatalogue readManifest(const QString& manifest, const QString& folder, const QVersionNumber& openCv)
{
    ModelCatalogue catalogue;
    catalogue.folder = QDir::cleanPath(QDir(folder).absolutePath());
    catalogue.manifest = manifest;
    QFile file(manifest);
    if (!QFileInfo(manifest).isFile() || !file.open(QIODevice::ReadOnly))
        return failed(catalogue, ManifestError::CannotRead);
    const QByteArray content = file.read(biggestManifest + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(catalogue, ManifestError::CannotRead);
    if (content.size() > biggestManifest)
        return failed(catalogue, ManifestError::NotJson);
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(content, &parsing);
    if (parsing.error != QJsonParseError::NoError)
        return failed(catalogue, ManifestError::NotJson, parsing.errorString());
    if (document.object().value(u"format"_s) != QJsonValue(1))
        return failed(catalogue, ManifestError::WrongFormat);
    QString wrong;
    readEntries(document.object(), catalogue, wrong);
    if (!wrong.isEmpty())
        return failed(catalogue, ManifestError::BadEntry, wrong);
    chooseYunet(catalogue, openCv);
    return catalogue;
}

QString installedModels()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../share/ringface/models"_L1);
}

ModelCatalogue loadCatalogue(const QString& chosenFolder, const QString& installed)
{
    initModels();
    QString folder = chosenFolder;
    if (folder.isEmpty())
        folder = qEnvironmentVariable("RINGFACE_MODELS");
    const bool chosen = !folder.isEmpty();
    if (!chosen)
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ringface/models"_L1;
    const QString own = QDir(folder).absoluteFilePath(u"manifest.json"_s);
    ModelCatalogue catalogue = readManifest(QFileInfo::exists(own) ? own : u":/ringface/manifest.json"_s, folder);
    if (!chosen)
        catalogue.installed = installed;
    return catalogue;
}

ModelState quickCheck(const ModelCatalogue& catalogue, const ModelFile& file)
{
    const QFileInfo info(catalogue.path(file.name));
    if (!info.exists())
        return ModelState::Missing;
    if (!info.isFile() || !info.isReadable())
        return ModelState::CannotRead;
    return info.size() == file.bytes ? ModelState::Good : ModelState::WrongSize;
}

ModelState check(const ModelCatalogue& catalogue, const ModelFile& file)
{
    const ModelState quick = quickCheck(catalogue, file);
    if (quick != ModelState::Good)
        return quick;
    QFile content(catalogue.path(file.name));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!content.open(QIODevice::ReadOnly) || !hash.addData(&content))
        return ModelState::CannotRead;
    return hash.result().toHex() == file.sha256 ? ModelState::Good : ModelState::Damaged;
}

QString landmarkFile(const ModelCatalogue& catalogue, const QString& fallback)
{
    const DetectorSpec hog = catalogue.detector(DetectorKind::DlibHog).value_or(DetectorSpec());
    const auto own = catalogue.file(hog.model);
    if (own && quickCheck(catalogue, *own) == ModelState::Good)
        return catalogue.path(own->name);
    return QFileInfo(fallback).isFile() ? fallback : QString();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelfetch.h"

#include "core/library/safety/wholewrite.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QtConcurrent>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 fetchBytes = 1 << 18;

FetchError writeError(const QFile& file)
{
    return file.error() == QFileDevice::ResourceError ? FetchError::DiskFull : FetchError::NotWritable;
}

bool endsEverything(FetchError error)
{
    return error != FetchError::NoAddress && error != FetchError::HttpError && error != FetchError::WrongContent;
}

/// First byte of "bytes 100-199/200"; -1 if the header says something else.
qint64 rangeStart(const QByteArray& contentRange)
{
    bool ok = false;
    const qint64 start = contentRange.trimmed().startsWith("bytes ")
                             ? contentRange.trimmed().mid(6).split('-').first().trimmed().toLongLong(&ok)
                             : -1;
    return ok ? start : -1;
}
} // namespace

ModelFetch::ModelFetch(QObject* parent, int silenceMs)
    : QObject(parent)
    , m_silenceMs(silenceMs)
{
    connect(&m_installing, &QFutureWatcherBase::finished, this, &ModelFetch::installed);
}

ModelFetch::~ModelFetch()
{
    dropReply();
    m_installing.disconnect(this);
    m_installing.cancel();
    m_installing.waitForFinished();
}

void ModelFetch::start(const ModelCatalogue& catalogue, const QList<ModelFile>& files)
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_cancelled = false;
    m_waiting = files;
    m_result = {catalogue.folder, {}};
    stepLater();
}

void ModelFetch::cancel()
{
    if (!m_running || m_cancelled)
        return;
    m_cancelled = true;
    m_installing.cancel();
    if (m_reply)
        fail(FetchError::Cancelled);
}

qint64 ModelFetch::expectedBytes() const
{
    return m_file.archive ? m_file.archive->bytes : m_file.bytes;
}

void ModelFetch::stepLater()
{
    QMetaObject::invokeMethod(this, &ModelFetch::step, Qt::QueuedConnection);
}

void ModelFetch::step()
{
    if (m_waiting.isEmpty()) {
        m_lock.reset();
        m_running = false;
        Q_EMIT finished(m_result);
        return;
    }
    m_file = m_waiting.takeFirst();
    m_byHand = false;
    if (m_cancelled)
        return fail(FetchError::Cancelled);
    if (!m_lock && !prepareFolder())
        return;
    if (m_file.archive) {
        const QFileInfo archive(QDir(m_result.folder), m_file.archive->name);
        m_byHand = archive.isFile() && archive.size() == m_file.archive->bytes;
        if (m_byHand)
            return install(archive.filePath());
    }
    if (openPart())
        request();
}

bool ModelFetch::prepareFolder()
{
    const QDir folder(m_result.folder);
    if (!folder.mkpath(u"."_s)) {
        fail(FetchError::NotWritable);
        return false;
    }
    auto lock = std::make_unique<QLockFile>(folder.filePath(u".fetch.lock"_s));
    lock->setStaleLockTime(0);
    if (!lock->tryLock()) {
        fail(lock->error() == QLockFile::LockFailedError ? FetchError::Busy : FetchError::NotWritable);
        return false;
    }
    m_lock = std::move(lock);
    return true;
}

/// Opens what an earlier try left, or a new part.
bool ModelFetch::openPart()
{
    m_part.setFileName(QDir(m_result.folder).filePath(m_file.name + ".part"_L1));
    if (!m_part.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered)) {
        fail(writeError(m_part), m_part.errorString());
        return false;
    }
    m_received = m_part.size();
    if (m_received > expectedBytes()) {
        m_part.resize(0);
        m_received = 0;
    }
    m_resumed = m_received > 0;
    return true;
}

/// Asks for what is still missing of the part.
void ModelFetch::request()
{
    if (m_cancelled)
        return fail(FetchError::Cancelled);
    if (m_received == expectedBytes())
        return install(m_part.fileName());
    if (m_file.url.isEmpty())
        return fail(FetchError::NoAddress);
    QNetworkRequest request(m_file.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(8);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(m_silenceMs);
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_received > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_received) + '-');
    m_accepted = false;
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(4 * fetchBytes);
    connect(m_reply, &QIODevice::readyRead, this, &ModelFetch::receive);
    connect(m_reply, &QNetworkReply::finished, this, &ModelFetch::replyFinished);
}

/// Looks at the reply's status and headers before a byte of it is kept; false if the reply is done with.
bool ModelFetch::acceptReply()
{
    if (m_accepted)
        return true;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const qint64 from = status == 206 ? rangeStart(m_reply->rawHeader("Content-Range")) : 0;
    if (m_resumed && (status == 416 || (status == 206 && from != m_received))) {
        restart();
        return false;
    }
    if (status != 200 && (status != 206 || from != m_received)) {
        fail(FetchError::HttpError, m_reply->errorString(), status);
        return false;
    }
    // After a redirect Qt may give the lengths of both answers.
    const QByteArray length = m_reply->rawHeader("Content-Length").split(',').last().trimmed();
    if (!length.isEmpty() && from + length.toLongLong() != expectedBytes()) {
        fail(FetchError::WrongContent, QString::fromLatin1(length));
        return false;
    }
    if (status == 200 && m_received > 0) {
        m_part.resize(0);
        m_received = 0;
        m_resumed = false;
    }
    m_accepted = true;
    return true;
}

void ModelFetch::receive()
{
    if (acceptReply())
        store();
}

/// Writes what has arrived to the part.
void ModelFetch::store()
{
    while (m_reply->bytesAvailable() > 0) {
        const QByteArray block = m_reply->read(fetchBytes);
        if (m_received + block.size() > expectedBytes()) {
            m_part.remove();
            return fail(FetchError::WrongContent);
        }
        if (!writeWholeBlock(m_part, block))
            return fail(writeError(m_part), m_part.errorString());
        m_received += block.size();
    }
    Q_EMIT progress(m_file.name, m_received, expectedBytes());
}

void ModelFetch::replyFinished()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString detail = m_reply->errorString();
    const bool refusedRedirect =
        error == QNetworkReply::TooManyRedirectsError || error == QNetworkReply::InsecureRedirectError;
    if (status == 0)
        return fail(FetchError::NoNetwork, detail);
    if (refusedRedirect)
        return fail(FetchError::HttpError, detail, status);
    if (!acceptReply())
        return;
    store();
    if (!m_reply)
        return;
    if (m_received < expectedBytes())
        return fail(FetchError::NoNetwork, detail);
    dropReply();
    install(m_part.fileName());
}

/// Forgets the part and asks for the whole file.
void ModelFetch::restart()
{
    dropReply();
    m_part.close();
    if (!m_part.remove() && m_part.exists())
        return fail(FetchError::NotWritable, m_part.errorString());
    if (openPart())
        request();
}

void ModelFetch::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void ModelFetch::install(const QString& source)
{
    m_part.close();
    const QString target = QDir(m_result.folder).filePath(m_file.name);
    const bool ownArchive = m_file.archive && !m_byHand;
    m_installing.setFuture(
        QtConcurrent::run([file = m_file, source, target, ownArchive](QPromise<InstallOutcome>& promise) {
            const InstallOutcome outcome = installModel(file, source, target, [&] { return !promise.isCanceled(); });
            if (outcome.error == FetchError::None && ownArchive)
                QFile::remove(source);
            promise.addResult(outcome);
        }));
}

void ModelFetch::installed()
{
    const bool done = m_installing.future().resultCount() > 0;
    const InstallOutcome outcome = done ? m_installing.result() : InstallOutcome{FetchError::Cancelled, {}};
    if (outcome.error == FetchError::None)
        return stepLater();
    if (outcome.error != FetchError::WrongContent)
        return fail(outcome.error, outcome.detail);
    if (m_byHand) {
        m_byHand = false;
        if (openPart())
            request();
        return;
    }
    if (m_resumed)
        return restart();
    m_part.remove();
    fail(outcome.error, outcome.detail);
}

void ModelFetch::fail(FetchError error, const QString& detail, int httpStatus)
{
    dropReply();
    if (m_part.isOpen() && m_received == 0)
        m_part.remove();
    m_part.close();
    m_result.failures << FetchFailure{error, m_file, httpStatus, detail};
    if (endsEverything(error)) {
        for (const ModelFile& file : std::exchange(m_waiting, {}))
            m_result.failures << FetchFailure{error, file, 0, detail};
    }
    stepLater();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/modelfiles.h"
#include "core/vision/modelinstall.h"

#include <QFile>
#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QLockFile;
class QNetworkReply;
QT_END_NAMESPACE

namespace ringface
{

struct FetchFailure {
    FetchError error = FetchError::None;
    ModelFile file;
    int httpStatus = 0; ///< of HttpError
    QString detail;     ///< technical words, for a log; may be empty
};

struct FetchResult {
    QString folder;
    QList<FetchFailure> failures; ///< one for each file asked for that is not in place
};

/// Downloads network files into a catalogue's folder, one after another. NAME.part is what has arrived of a file; it is
/// kept when the transfer breaks, and the next try goes on from there. A file gets its final name only when size and
/// SHA-256 are right. An archive that lies in the folder under its own name is taken instead of the download.
/// Thread: the one it was made in; checking and unpacking run in the global pool, and the destructor waits for them.
/// Errors: values in the result. After Cancelled, NoNetwork, DiskFull, NotWritable and Busy the rest is not tried.
class ModelFetch : public QObject
{
    Q_OBJECT

public:
    /// A server that sends nothing for \a silenceMs counts as NoNetwork.
    explicit ModelFetch(QObject* parent = nullptr, int silenceMs = 30'000);
    ~ModelFetch() override;

    /// Fetches \a files, whatever is there under their names, and then emits finished(), never before start() returns.
    /// REQUIRES: not running.
    void start(const ModelCatalogue& catalogue, const QList<ModelFile>& files);
    /// Stops soon; finished() still comes. What has arrived is kept.
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// Bytes of the download of \a name so far, those of an earlier try included.
    void progress(const QString& name, qint64 received, qint64 total);
    void finished(const ringface::FetchResult& result);

private:
    bool prepareFolder();
    void stepLater();
    void step();
    bool openPart();
    void request();
    void receive();
    bool acceptReply();
    void store();
    void replyFinished();
    void restart();
    void dropReply();
    void install(const QString& source);
    void installed();
    void fail(FetchError error, const QString& detail = {}, int httpStatus = 0);

    qint64 expectedBytes() const;

    const int m_silenceMs;
    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr; ///< belongs to m_network
    QFutureWatcher<InstallOutcome> m_installing;
    std::unique_ptr<QLockFile> m_lock;
    QList<ModelFile> m_waiting;
    ModelFile m_file;
    QFile m_part;
    qint64 m_received = 0;
    FetchResult m_result;
    bool m_running = false;
    bool m_cancelled = false;
    bool m_accepted = false; ///< the reply's status was looked at and is good
    bool m_resumed = false;  ///< the part holds bytes of an earlier try
    bool m_byHand = false;   ///< the archive that is being installed is not our download
};

} // namespace ringface

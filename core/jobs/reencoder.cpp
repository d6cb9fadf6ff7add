// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/reencoder.h"

#include "core/vision/facecut.h"

#include <QtConcurrentRun>

namespace ringface
{

namespace
{
constexpr int batchSize = 32;
} // namespace

Reencoder::Reencoder(Library& library, EngineFactory factory, const QString& encoderId, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_factory(std::move(factory))
    , m_encoderId(encoderId)
    , m_engine(std::make_shared<std::unique_ptr<FaceEngine>>())
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Reencoder::batchReady);
}

Reencoder::~Reencoder()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void Reencoder::start()
{
    if (m_busy || m_encoderId.isEmpty())
        return;
    m_after = 0;
    m_done = 0;
    m_failed = false;
    m_total = m_library.recognition().countToEncode(m_encoderId);
    if (m_total == 0)
        return;
    m_busy = true;
    Q_EMIT progressChanged(0, m_total);
    next();
}

void Reencoder::next()
{
    const QList<StoredCrop> crops = m_library.recognition().cropsToEncode(m_encoderId, m_after, batchSize);
    if (crops.isEmpty()) {
        end();
        return;
    }
    m_after = crops.last().face;
    m_watcher.setFuture(QtConcurrent::run([crops, engine = m_engine, factory = m_factory] {
        Batch batch;
        if (!*engine)
            *engine = factory();
        if (!*engine || !(*engine)->encoder) {
            engine->reset(); // the next start may find the file
            batch.failed = true;
            return batch;
        }
        for (const StoredCrop& crop : crops)
            batch.descriptors.append({crop.face, encodeCrop(*(*engine)->encoder, crop.crop, crop.points)});
        return batch;
    }));
}

void Reencoder::batchReady()
{
    const Batch batch = m_watcher.result();
    m_failed = batch.failed || !m_library.recognition().setDescriptors(m_encoderId, batch.descriptors);
    if (m_failed) {
        end();
        return;
    }
    m_done += int(batch.descriptors.size());
    Q_EMIT progressChanged(m_done, m_total);
    next();
}

void Reencoder::end()
{
    m_busy = false;
    Q_EMIT finished();
}

} // namespace ringface

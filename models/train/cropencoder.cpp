// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "models/train/cropencoder.h"

#include <QThreadPool>
#include <QThreadStorage>
#include <QtConcurrentMap>

namespace ringface::training
{

std::vector<Descriptor> encode(const std::vector<SpoiltCrop>& pictures, const EngineFactory& factory)
{
    QThreadStorage<FaceEngine*> engines; // owns them
    QThreadPool pool;                    // ends before they do
    return QtConcurrent::blockingMapped<std::vector<Descriptor>>(&pool, pictures, [&](const SpoiltCrop& picture) {
        if (!engines.hasLocalData())
            engines.setLocalData(factory().release());
        DetectedFace face;
        face.box = picture.picture.rect();
        face.hasPoints = true;
        face.points = picture.points;
        return engines.localData()->encoder->encode(picture.picture, face);
    });
}

} // namespace ringface::training

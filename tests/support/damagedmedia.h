// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace ringface::testing
{

/// One box of an MP4, within others or not.
struct Box {
    QByteArray type; ///< four letters
    qsizetype at = 0;
    qsizetype size = 0; ///< with its header
};
/// In the order of the file, each before those within it.
QList<Box> boxesOf(const QByteArray& mp4);
/// The first of \a type; of size 0 if there is none.
Box boxOf(const QByteArray& mp4, const QByteArray& type);

/// What ffmpeg makes of a grey picture whose light changes with every frame, so that each one has to be looked at.
/// \a name gives the container. Empty if that fails.
struct Recorded {
    QString size = QStringLiteral("64x48");
    int rate = 15; ///< frames a second
    int frames = 60;
    qint64 lengthMs() const { return 1000LL * frames / rate; }
};
QByteArray recording(const QString& folder, const QString& name, const QStringList& encoding,
                     const Recorded& picture = {});

/// Some of \a content is not any more what it was; \a how tells it for the log.
QByteArray damage(QByteArray content, QRandomGenerator& random, QString* how);

/// An MP4 of less than 2 KB that says that it holds this many frames of one byte.
QByteArray mp4OfCountlessFrames(quint32 frames);

} // namespace ringface::testing

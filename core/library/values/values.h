// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recordingsources.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPointF>
#include <QRect>
#include <QSize>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace ringface
{

/// Row ids of the library; 0 means none. They never change and are never used again.
using RecordingId = qint64;
using TrackId = qint64;
using FaceId = qint64;
using GroupId = qint64;
using PersonId = qint64;

/// The numbers an encoder makes of one face; compared by Euclidean distance, and only with those of the same encoder.
using Descriptor = std::vector<float>;

/// Five points of a face, in pixels: right eye, left eye, nose tip, right and left corner of the mouth (the
/// subject's right, so the image's left).
using FacePoints = std::array<QPointF, 5>;

enum class Medium { Video, Photo };

/// How far the scan of a recording got. Stored by number: append only.
enum class ScanState { Waiting = 0, Scanning = 1, Done = 2, Failed = 3, Cancelled = 4 };

/// Why a file could not be read (to its end). Stored by number: append only.
enum class MediaError {
    None = 0,
    FileMissing = 1,
    FileEmpty = 2,
    NotReadable = 3,       ///< no permission, or an I/O error
    NotAVideo = 4,         ///< its content is of another kind (text, archive, ...)
    NoPicture = 5,         ///< a media file without a picture that can be decoded
    EndsEarly = 6,         ///< damaged: decoding stopped well before the stated end
    EngineFailed = 7,      ///< a network could not be loaded or run
    TookDown = 8,          ///< looking at it ends the program
    TooLarge = 9,          ///< its pictures are larger than what is read
    HtmlPage = 10,         ///< a web page, which a failed download has left
    JsonAnswer = 11,       ///< a server's answer, likewise
    XmlAnswer = 12,        ///< likewise
    NeedsImagePlugin = 13, ///< a photo that Qt has a plugin for, which is not installed
    NeedsHeifDecoder = 14, ///< likewise, of libheif
};

/// Tells whether a file is the one that it was.
struct FileState {
    qint64 bytes = 0;
    qint64 modifiedMs = 0; ///< UTC
    bool operator==(const FileState&) const = default;
};

/// What is known of a file before it is scanned.
struct RecordingFile {
    QString path;    ///< absolute
    QByteArray hash; ///< SHA-256 of the content
    Medium medium = Medium::Video;
    QString camera; ///< empty if unknown
    CameraSource cameraSource = CameraSource::Unknown;
    QString kind;                 ///< "ding", "motion", ...; empty if unknown
    std::optional<bool> answered; ///< somebody talked to the visitor
    QString eventId;              ///< Ring's number of the event, "NUMBER_part1" for a later part of it; or empty
    QDateTime startedAt;          ///< UTC; invalid if unknown
    TimeSource timeSource = TimeSource::Unknown;
    MediaError error = MediaError::None;
    FileState state;       ///< when it was read; without bytes if it was not
    qint64 statedMs = 0;   ///< how long it is by its own word; 0 if it does not say, or cannot be played
    QSize statedSize = {}; ///< pixels of its pictures, likewise
};

/// One video (or photo) of the library.
struct Recording {
    RecordingId id = 0;
    RecordingFile file;
    qint64 durationMs = 0;
    QSize frameSize; ///< pixels
    ScanState state = ScanState::Waiting;
    MediaError error = MediaError::None;
    int ends = 0;         ///< so many programs ended while they scanned it, since it was last scanned to its end
    qint64 scannedMs = 0; ///< presentation time up to which the scan has looked
    QString scannedWith;  ///< id of detector and encoder of the last scan, "yunet+sface"
};

/// A face's place at one presentation time.
struct PathPoint {
    qint32 timeMs = 0;
    QRect box; ///< pixels of the original frame
    bool operator==(const PathPoint&) const = default;
};
using FacePath = QList<PathPoint>;

} // namespace ringface

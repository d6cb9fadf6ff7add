// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

namespace ringface
{

/// A face that a scan keeps.
struct NewFace {
    qint32 timeMs = 0;     ///< presentation time
    int frame = 0;         ///< number of the frame, from 0
    QRect box;             ///< pixels of the original frame
    float quality = 0;     ///< 0 (useless) to 1 (large, sharp, frontal)
    bool infrared = false; ///< a grey picture of the camera's night mode
    QString encoder;       ///< id of the network that made the descriptor; empty without one
    Descriptor descriptor; ///< empty if no encoder was there
    QByteArray thumbnail;  ///< JPEG, the face with some surroundings
    QByteArray crop;       ///< JPEG, aligned upright; empty without landmarks
    FacePoints cropPoints; ///< the five points in the crop's pixels
};

/// What a scan has newly found out about one track.
struct TrackUpdate {
    int track = 0;              ///< number within this scan, from 0
    FacePath path;              ///< points to append
    std::vector<NewFace> faces; ///< faces to add
};

/// One delivery of a running scan.
struct ScanBatch {
    std::vector<TrackUpdate> tracks;
    qint64 positionMs = 0; ///< looked at up to here
    qint64 durationMs = 0;
    QSize frameSize;
    QByteArray thumbnail;                ///< JPEG for the list of recordings; empty if there is no better one
    MediaError error = MediaError::None; ///< set in the last batch only
};

/// Something that was not taken in.
struct IntakeProblem {
    enum class Kind {
        None,
        // Left out of a folder, as it should be; told in one sentence at the end.
        NoVideo, ///< by its content
        Hidden,  ///< a file or a folder
        ArchiveInFolder,
        Unfinished, ///< another program is still writing it, by its name
        Copy,       ///< of a recording, or of its event, that the library has from another file
        // Something is wrong.
        NotThere,    ///< a file or folder that was asked for
        NotReadable, ///< one in a folder
        LinkBroken,
        SidecarUnreadable, ///< the recording is there, by its name
        ArchiveNotReadable,
        ArchiveDamaged, ///< what is whole of it is taken in
        ArchiveEncrypted,
        ArchiveEmpty,
        ArchiveTooLarge,
        ArchiveNoRoom,
        ArchiveNotWritable, ///< the folder it lies in
    };
    Kind kind = Kind::None;
    QString file;
    QString detail; ///< in the system's words; may be empty
    bool operator==(const IntakeProblem&) const = default;

    bool isError() const { return kind > Kind::Copy; }
};

/// How far background scanning is.
struct ScanProgress {
    int done = 0;
    int total = 0;
    double rate = 0;    ///< seconds of recording a second
    qint64 leftMs = -1; ///< -1: not known yet
    bool paused = false;
    bool waits = false;  ///< for another program that scans into the same library
    bool noRoom = false; ///< what was found could not be stored; it is tried again now and then
    bool operator==(const ScanProgress&) const = default;
};

/// One recording that is being scanned, or waits for it.
struct ScanItem {
    RecordingId recording = 0;
    bool running = false;
    double progress = 0; ///< 0 to 1
    bool operator==(const ScanItem&) const = default;
};

} // namespace ringface

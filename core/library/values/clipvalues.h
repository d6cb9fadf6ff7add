// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

namespace ringface
{

/// Whose faces are made unrecognisable in a clip.
enum class Blur { Nobody, Others, Unknown, Everybody };

/// A face of a recording, as far as a clip of it is concerned.
struct ClipFace {
    FacePath path;
    bool isKept = false; ///< may be seen
};

/// A part of a recording. Times as FrameReader counts; \a toMs: the first moment that is not wanted any more.
struct ClipPart {
    QString path;
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QList<ClipFace> faces; ///< all that the scan found
    QSize boxesIn;         ///< the size of a frame that their boxes are in the pixels of
};

/// What is to be saved: one part, or several one after the other.
struct ClipOrder {
    QList<ClipPart> parts;
    bool blurs = false; ///< all faces that are not kept become unrecognisable
    QString out;        ///< an MP4 file
    bool replaces = false;
};

struct ClipProblem {
    enum class Kind {
        None,
        Cancelled,
        NotReadable,  ///< a recording
        NothingThere, ///< no frame at that time
        NoEncoder,
        NotWritable,  ///< the clip; or something has its name already
        EngineFailed, ///< faces would be missed
    };
    Kind kind = Kind::None;
    QString file;
};

} // namespace ringface

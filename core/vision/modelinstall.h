// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/modelfiles.h"

#include <QString>

#include <functional>

namespace ringface
{

/// Why a network file could not be brought into place.
enum class FetchError {
    None,
    Cancelled,
    NoAddress,    ///< the manifest names none
    NoNetwork,    ///< the server was not reached, or the connection broke or fell silent
    HttpError,    ///< the server's answer was not the file
    WrongContent, ///< what arrived has not the stated size or SHA-256, or cannot be unpacked
    DiskFull,
    NotWritable, ///< the folder cannot be made, read or written to
    Busy,        ///< another program is fetching into this folder
};

struct InstallOutcome {
    FetchError error = FetchError::None;
    QString detail; ///< technical words, for a log; may be empty
};

/// Checks \a source, which is \a file or its archive, unpacks it if need be, and gives it the name \a target, where an
/// older file is replaced in one step. On failure what was at \a target is still there, and so is \a source.
/// \a wanted is asked between blocks; once it says false the outcome is Cancelled.
/// Thread: any. Owns: the temporary file TARGET.unpacked, which it removes.
InstallOutcome installModel(const ModelFile& file, const QString& source, const QString& target,
                            const std::function<bool()>& wanted);

} // namespace ringface

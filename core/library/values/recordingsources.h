// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace ringface
{

/// Where a recording's start time comes from. Stored by number: append only.
enum class TimeSource {
    Unknown = 0,
    FileName = 1,      ///< with its offset from UTC, or by a tool that writes UTC
    EventId = 2,       ///< within Ring's number of the event
    FileNameLocal = 3, ///< in this computer's zone
    FileTime = 4,      ///< when the file was written
    User = 5,          ///< a person said it
    Sidecar = 6,       ///< a JSON file beside it
    NameMinute = 7,    ///< as FileNameLocal, without seconds
    Container = 8,     ///< in the file itself
    NameSaving = 9,    ///< by the name, but a while after the event: when it was fetched, by a program
    NameSaved = 10,    ///< by the name, but when a person saved it
    NameAny = 11,      ///< as FileNameLocal, in a name that is nobody's habit: it may be UTC
};

/// Where a recording's camera comes from. Stored by number: append only.
enum class CameraSource {
    Unknown = 0,
    FileName = 1,
    Sidecar = 2,
    Folder = 3, ///< it lies in a folder that one tool names after cameras
    Device = 4, ///< only the device's number is known
    User = 5,   ///< a person said it
};

/// How far that is believed: what has more takes the place of what has less.
constexpr int trust(TimeSource source)
{
    switch (source) {
    case TimeSource::User:
        return 11;
    case TimeSource::Sidecar:
        return 10;
    case TimeSource::FileName:
        return 9;
    case TimeSource::EventId:
        return 8;
    case TimeSource::FileNameLocal:
        return 7;
    case TimeSource::NameMinute:
        return 6;
    case TimeSource::NameAny:
        return 5;
    case TimeSource::Container:
        return 4;
    case TimeSource::NameSaving:
        return 3;
    case TimeSource::NameSaved:
        return 2;
    case TimeSource::FileTime:
        return 1;
    case TimeSource::Unknown:
        break;
    }
    return 0;
}

constexpr int trust(CameraSource source)
{
    switch (source) {
    case CameraSource::User:
        return 5;
    case CameraSource::Sidecar:
        return 4;
    case CameraSource::FileName:
        return 3;
    case CameraSource::Folder:
        return 2;
    case CameraSource::Device:
        return 1;
    case CameraSource::Unknown:
        break;
    }
    return 0;
}

/// The event itself, not when somebody wrote the file.
constexpr bool isSure(TimeSource source)
{
    return trust(source) > trust(TimeSource::NameSaved);
}

/// To the second.
constexpr bool isExact(TimeSource source)
{
    return source != TimeSource::User && trust(source) > trust(TimeSource::NameMinute);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

namespace ringface
{

/// What a name's time means.
enum class NameClock {
    Utc,
    Offset,      ///< with its distance from UTC, in "tz"
    Local,       ///< of this computer
    Minute,      ///< as Local, without seconds
    Any,         ///< as Local, but some of these cameras write UTC
    Saving,      ///< local, when a program fetched or finished it
    Saved,       ///< local, when a person saved it
    FromId,      ///< within Ring's number of the event
    Epoch,       ///< "epoch": seconds or milliseconds since 1970, UTC
    EpochSaving, ///< likewise, when a program fetched it
};

/// What the folders are that the file lies in.
enum class NameFolder { Nothing, Camera, Device, CameraAndMonth };

/// How one program or camera names its recordings. Groups that mean something: cam (the camera), camFolder (probably),
/// dev (its number), date (year, month, day; the year may have two digits), hour and time (digits, put together),
/// half (am, pm), tz, epoch, kind, ans, id, part.
struct NamePattern {
    const char* maker;
    const char* pattern; ///< of the name without its ending and copy marks, after \a folders of its folders and "/"
    NameClock clock;
    NameFolder folder = NameFolder::Nothing;
    int folders = 0;
};

// The first that fits wins. Every one has its row in docs/file-names.md and in the test.
constexpr NamePattern namePatterns[] = {
    {"python-ring-doorbell 0.7.5",
     R"(^(?<cam>.+)_(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?<ans>not_answered|answered)_(?<id>\d+)$)",
     NameClock::Offset},
    {"python-ring-doorbell",
     R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?<ans>not_answered|answered)_(?<id>\d+)$)",
     NameClock::Offset},
    {"python-ring-doorbell, sample",
     R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<id>\d+)$)",
     NameClock::Offset},
    {"the original Ringface", R"(^(?<date>\d{8})-(?<time>\d{6})$)", NameClock::Utc},
    {"RingRecordingDownload", R"(^(?<date>\d{4}-\d{2}-\d{2}) (?<time>\d{2}-\d{2}-\d{2}) \((?<id>\d+)\)$)",
     NameClock::Local},
    {"RingVideos", R"(^(?<date>\d{4}-\d{2}-\d{2})-T(?<time>\d{2}_\d{2}_\d{2})--(?<cam>.+)$)", NameClock::Local},
    {"ring-video-downloader",
     R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}-\d{2}-\d{2})\.\d{3}-(?<cam>.+?)(?:-person)?$)", NameClock::Utc},
    {"RingTimelapser", R"(^(?<id>\d{16,20})_(?<date>\d{4}_\d{2}_\d{2})-(?<time>\d{2}_\d{2}_\d{2})$)", NameClock::Local,
     NameFolder::Camera},
    {"ringdl", R"(^(?<cam>.+)-(?<date>\d{8})_(?<time>\d{6})-(?<id>\d{16,20})$)", NameClock::Utc},
    {"ding-downloader", R"(^(?<id>\d{18,20})$)", NameClock::FromId, NameFolder::Device},
    {"ring.com", R"(^Ring_(?<cam>.+?)_(?<date>\d{8})_?(?<time>\d{4})(?:\D.*)?$)", NameClock::Minute},
    {"Ring's phone app", R"(^RingVideo_(?<date>\d{8})_(?<time>\d{6})$)", NameClock::Saved},
    {"Home Assistant", R"(^(?<date>\d{4}-\d{2}-\d{2})-at-(?<time>\d{2}-\d{2}-\d{2})$)", NameClock::Saving,
     NameFolder::CameraAndMonth},
    {"ioBroker", R"(^[A-Za-z]+(?<dev>\d\w*?)?_(?:\w*_)?(?<epoch>1\d{12})$)", NameClock::EpochSaving},
    {"ioBroker, date and time", R"(^livestream(?<dev>\d\w*?)?_(?<date>\d{8})_?(?<time>\d{6})$)", NameClock::Saving},
    // Colons become something else on some disks.
    {"ring-client-api",
     R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}[:._-]\d{2}[:._-]\d{2})(?<half>[ap]m)?_(?<kind>[A-Za-z_.]+?)_(?<id>\d+)(?:_part(?<part>\d{1,4}))?$)",
     NameClock::Local},
    {"paulmaunders", R"(^(?<kind>motion|ding|on_demand|live_view)-(?<cam>.+)-(?<date>\d{8})-(?<time>\d{6})$)",
     NameClock::Utc},

    {"Reolink", R"(^(?<cam>.+)_\d{2}_(?<date>20\d{6})(?<time>\d{6})$)", NameClock::Local},
    {"Reolink, memory card", R"(^Rec[A-Z]\d{2}_(?:DST)?(?<date>20\d{6})_(?<time>\d{6})_\d{6}(?:_.*)?$)",
     NameClock::Local},
    {"Eufy", R"(^(?<cam>[Cc]amera\d+|T8\w{8,18}?)_(?<date>20\d{6})_?(?<time>\d{6})$)", NameClock::Local},
    {"Tapo, memory card", R"(^(?<date>20\d{6})_(?<time>\d{6})(?:_\d{6})?_tp\d+$)", NameClock::Local},
    {"Wyze, memory card", R"(^(?<date>20\d{6})/(?<hour>\d{2})/(?<time>\d{2})$)", NameClock::Minute, NameFolder::Nothing,
     2},
    {"Xiaomi, memory card", R"(^20\d{8}/\d{2}M\d{2}S_(?<epoch>1\d{9})$)", NameClock::Epoch, NameFolder::Nothing, 1},
    {"Yi, memory card", R"(^(?<date>20\d{2}Y\d{2}M\d{2}D)(?<hour>\d{2})H/(?:E\d+Y?)?(?<time>\d{2}M\d{2}S)\d{0,3}$)",
     NameClock::Any, NameFolder::Nothing, 1},
    {"Blink, USB stick", R"(^\d{2}-\d{2}/(?<date>\d{2}-\d{2}-\d{2})/(?<time>\d{2}-\d{2}-\d{2})_(?<cam>.+?)(?:_\d+)?$)",
     NameClock::Local, NameFolder::Nothing, 2},
    {"blinkpy", R"(^(?<cam>.+)-(?<date>20\d{2}-\d{2}-\d{2})t(?<time>\d{2}-\d{2}-\d{2})(?:-\d{3,6})?-(?:00-?00|z)$)",
     NameClock::Utc},
    {"Arlo", R"(^(?<epoch>1\d{12})$)", NameClock::EpochSaving},
    {"unifi-protect-video-downloader",
     R"(^(?<cam>.+?)(?: \([0-9A-Za-z]+\))? - (?<date>20\d{2}-\d{2}-\d{2}) - (?<time>\d{2}\.\d{2}\.\d{2})(?<tz>[+-]\d{4})$)",
     NameClock::Offset},
    {"unifi-protect-backup",
     R"(^(?<cam>[^/]+)/20\d{2}-\d{2}-\d{2}/(?<date>20\d{2}-\d{2}-\d{2})T(?<time>\d{2}-\d{2}-\d{2}) (?<kind>[A-Za-z]+).*$)",
     NameClock::Saving, NameFolder::Nothing, 2},
    {"Hikvision", R"(^(?<cam>.+?)_\d{1,2}_(?<date>20\d{6})(?<time>\d{6})\d{3}(?:_(?<kind>[A-Z_]+))?$)",
     NameClock::Local},
    {"Hikvision iVMS",
     R"(^(?<cam>.+?)_\d{1,3}(?:\.\d{1,3}){3}_(?:\d+_)?(?<date>20\d{6})(?<time>\d{6})(?:_20\d{12})?(?:_.*)?$)",
     NameClock::Local},
    {"Dahua, Amcrest",
     R"(^(?<camFolder>[^/]+)/(?<date>20\d{2}-\d{2}-\d{2})/\d{3}/(?:dav|mp4)/\d{2}/(?<time>\d{2}\.\d{2}\.\d{2})-\d{2}\.\d{2}\.\d{2}\[.*$)",
     NameClock::Local, NameFolder::Nothing, 5},
    {"Dahua, Amcrest recorder",
     R"(^(?<cam>.+?_ch\d+)(?:_main|_sub|_extra)?_(?<date>20\d{6})(?<time>\d{6})(?:_20\d{12})?$)", NameClock::Local},
    {"Frigate, recordings", R"(^(?<date>20\d{2}-\d{2}-\d{2})/(?<hour>\d{2})/(?<cam>[^/]+)/(?<time>\d{2}\.\d{2})$)",
     NameClock::Utc, NameFolder::Nothing, 3},
    {"Frigate before 0.12, recordings",
     R"(^(?<date>20\d{2}-\d{2}/\d{2})/(?<hour>\d{2})/(?<cam>[^/]+)/(?<time>\d{2}\.\d{2})$)", NameClock::Any,
     NameFolder::Nothing, 4},
    {"Frigate, events", R"(^(?<cam>.+?)-(?<epoch>1\d{9})\.\d{1,6}(?:-\w+)?$)", NameClock::Epoch},
    {"Synology", R"(^(?<cam>.+)-20\d{6}-\d{6}-(?<epoch>1\d{9}(?:\d{3})?)(?:-\d+)?$)", NameClock::Epoch},
    {"ZoneMinder, deep folders",
     R"(^\d+/(?<date>\d{2}/\d{2}/\d{2})/(?<time>\d{2}/\d{2}/\d{2})/(?:\d+-)?(?:video|capture|incomplete).*$)",
     NameClock::Local, NameFolder::Nothing, 7},
    {"motion", R"(^\d{2,}-(?<date>20\d{6})(?<time>\d{6})$)", NameClock::Local},
    {"motionEye", R"(^(?<camFolder>[^/]+)/(?<date>20\d{2}-\d{2}-\d{2})/(?<time>\d{2}-\d{2}-\d{2})$)", NameClock::Local,
     NameFolder::Nothing, 2},
    {"Foscam", R"(^(?:MD|HM|SD|IO)?(?:alarm|schedule|manual)_(?<date>20\d{6})_(?<time>\d{6})$)", NameClock::Local},

    {"telephones of Google", R"(^PXL_(?<date>20\d{6})_(?<time>\d{6})\d{0,3}(?:[._].*)?$)", NameClock::Utc},
    {"telephones", R"(^(?:VID|IMG|MOV|MVIMG)[-_](?<date>20\d{6})[-_](?<time>\d{6})\d{0,3}(?:[._].*)?$)",
     NameClock::Local},
    {"telephones of Samsung", R"(^(?<date>20\d{6})_(?<time>\d{6})$)", NameClock::Local},
    {"WhatsApp",
     R"(^WhatsApp Video (?<date>20\d{2}-\d{2}-\d{2}) at (?<time>\d{1,2}\.\d{2}\.\d{2})(?: (?<half>[AP]M))?$)",
     NameClock::Saved},
    {"Telegram, Signal", R"(^(?:video_|signal-)(?<date>20\d{2}-\d{2}-\d{2})[-_](?<time>\d{2}-?\d{2}-?\d{2}).*$)",
     NameClock::Saved},

    // The date is a folder's, the time the file's.
    {"other cameras",
     R"(^(?<camFolder>[^/]+)/(?<date>20\d{2}([-_.]?)\d{2}\g{-1}\d{2})/(?<time>\d{2}[-_.:hm]?\d{2}[-_.:ms]?\d{2})(?![\dA-Za-z]).*$)",
     NameClock::Any, NameFolder::Nothing, 2},
    {"other cameras, folder of the hour",
     R"(^(?<camFolder>[^/]+)/(?<date>20\d{2}([-_.]?)\d{2}\g{-1}\d{2})/\d{2}h?/(?<time>\d{2}[-_.:hm]?\d{2}[-_.:ms]?\d{2})(?![\dA-Za-z]).*$)",
     NameClock::Any, NameFolder::Nothing, 3},
    {"other cameras, folders of year, month and day",
     R"(^(?<camFolder>[^/]+)/(?<date>20\d{2}/\d{2}/\d{2})/(?<time>\d{2}[-_.:hm]?\d{2}[-_.:ms]?\d{2})(?![\dA-Za-z]).*$)",
     NameClock::Any, NameFolder::Nothing, 4},
};

} // namespace ringface

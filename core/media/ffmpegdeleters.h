// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

extern "C" {
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace ringface
{

/// Deleters of std::unique_ptr for what FFmpeg allocates. \a Free: its function, which takes a pointer to the pointer.
template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* p) const
    {
        Free(&p);
    }
};
struct FreedScaler {
    void operator()(SwsContext* p) const { sws_freeContext(p); }
};
/// A file that is written.
struct FreedOutput {
    void operator()(AVFormatContext* p) const
    {
        avio_closep(&p->pb);
        avformat_free_context(p);
    }
};

} // namespace ringface

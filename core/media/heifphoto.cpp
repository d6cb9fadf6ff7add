// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/heifphoto.h"

#include "core/media/mediafile.h"

#include <libheif/heif.h>

#include <memory>

namespace ringface
{

namespace
{
template <auto release>
struct Released {
    template <typename T>
    void operator()(T* thing) const
    {
        release(thing);
    }
};
} // namespace

bool isHeif(const QByteArray& beginning)
{
    const auto kind =
        heif_check_filetype(reinterpret_cast<const uint8_t*>(beginning.constData()), int(beginning.size()));
    return kind == heif_filetype_yes_supported || kind == heif_filetype_yes_unsupported;
}

QImage readHeif(const QByteArray& content, MediaError* error)
{
    *error = MediaError::NoPicture;
    const std::unique_ptr<heif_context, Released<heif_context_free>> file(heif_context_alloc());
    heif_image_handle* found = nullptr;
    if (!file ||
        heif_context_read_from_memory_without_copy(file.get(), content.constData(), size_t(content.size()), nullptr)
                .code != heif_error_Ok ||
        heif_context_get_primary_image_handle(file.get(), &found).code != heif_error_Ok)
        return {};
    const std::unique_ptr<heif_image_handle, Released<heif_image_handle_release>> handle(found);
    const qint64 width = heif_image_handle_get_width(handle.get());
    const qint64 height = heif_image_handle_get_height(handle.get());
    if (width <= 0 || height <= 0)
        return {};
    if (width * height > mostPixels) {
        *error = MediaError::TooLarge;
        return {};
    }
    heif_image* decoded = nullptr;
    const heif_error result =
        heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr);
    const std::unique_ptr<heif_image, Released<heif_image_release>> image(decoded);
    if (result.code != heif_error_Ok || !image) {
        if (result.subcode == heif_suberror_Unsupported_codec || result.code == heif_error_Plugin_loading_error)
            *error = MediaError::NeedsHeifDecoder;
        return {};
    }
    int stride = 0;
    const uint8_t* pixels = heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
    const int across = heif_image_get_width(image.get(), heif_channel_interleaved);
    const int down = heif_image_get_height(image.get(), heif_channel_interleaved);
    if (pixels == nullptr || across <= 0 || down <= 0)
        return {};
    *error = MediaError::None;
    return QImage(pixels, across, down, stride, QImage::Format_RGB888).convertToFormat(QImage::Format_BGR888);
}

} // namespace ringface

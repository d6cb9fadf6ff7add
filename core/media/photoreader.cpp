// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"
#include "core/media/mediafile.h"

#include <QImageReader>

namespace ringface
{

QImage readPhoto(const QString& path, MediaError* error)
{
    *error = checkFile(path);
    if (*error != MediaError::None)
        return {};
    QImageReader reader(path);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    // Drawings may be small and yet take forever, and name other files.
    if (!reader.canRead() || reader.format().startsWith("svg") || reader.format() == "pdf") {
        *error = MediaError::NoPicture;
        return {};
    }
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > mostPixels) {
        *error = MediaError::TooLarge;
        return {};
    }
    const QImage image = reader.read();
    if (image.isNull())
        *error = MediaError::NoPicture;
    // Transparent parts become white, as on paper.
    if (image.hasAlphaChannel()) {
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb p = image.pixel(x, y);
                const auto over = [a = qAlpha(p)](int c) { return (c * a + 255 * (255 - a)) / 255; };
                opaque.setPixel(x, y, qRgb(over(qRed(p)), over(qGreen(p)), over(qBlue(p))));
            }
        }
        return opaque.convertToFormat(QImage::Format_BGR888);
    }
    return image.convertToFormat(QImage::Format_BGR888);
}

} // namespace ringface

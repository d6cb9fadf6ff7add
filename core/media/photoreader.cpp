// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/photoreader.h"

#include "core/media/heifphoto.h"
#include "core/media/mediafile.h"

#include <QFile>
#include <QImageReader>
#include <QMimeDatabase>
#include <QPainter>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 mostBytes = 256 << 20; // of one photo

/// As Exif counts; QImageIOHandler has the same eight by other names.
int orientationOf(QImageIOHandler::Transformations turned)
{
    switch (turned.toInt()) {
    case QImageIOHandler::TransformationMirror:
        return 2;
    case QImageIOHandler::TransformationRotate180:
        return 3;
    case QImageIOHandler::TransformationFlip:
        return 4;
    case QImageIOHandler::TransformationFlipAndRotate90:
        return 5;
    case QImageIOHandler::TransformationRotate90:
        return 6;
    case QImageIOHandler::TransformationMirrorAndRotate90:
        return 7;
    case QImageIOHandler::TransformationRotate270:
        return 8;
    default:
        return 1;
    }
}

/// Why Qt cannot read it.
MediaError whyNot(const QByteArray& beginning)
{
    const QString mime = QMimeDatabase().mimeTypeForData(beginning).name();
    static const QStringList byPlugin{u"image/webp"_s, u"image/tiff"_s, u"image/jp2"_s, u"image/x-tga"_s};
    return byPlugin.contains(mime) ? MediaError::NeedsImagePlugin : MediaError::NoPicture;
}

QImage turned(const QImage& image, int orientation)
{
    const QTransform shares = PictureGeometry{{}, orientation}.toShown();
    return image.transformed(QTransform(shares.m11(), shares.m12(), shares.m21(), shares.m22(), 0, 0));
}
} // namespace

QImage readPhoto(const QString& path, MediaError* error, int orientation)
{
    *error = checkFile(path);
    if (*error != MediaError::None)
        return {};
    QFile file;
    if (!openForReading(file, path)) {
        *error = MediaError::NotReadable;
        return {};
    }
    constexpr qint64 enough = 4096;
    const QByteArray beginning = file.peek(enough);
    if (isHeif(beginning)) {
        if (file.size() <= mostBytes)
            return readHeif(file.readAll(), error);
        *error = MediaError::TooLarge;
        return {};
    }
    QImageReader reader(&file);
    reader.setAutoTransform(orientation == 0);
    reader.setDecideFormatFromContent(true);
    // Drawings may be small and yet take forever, and name other files.
    if (!reader.canRead() || reader.format().startsWith("svg") || reader.format() == "pdf") {
        *error = whyNot(beginning);
        return {};
    }
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > mostPixels) {
        *error = MediaError::TooLarge;
        return {};
    }
    QImage image = reader.read();
    if (image.isNull()) {
        *error = MediaError::NoPicture;
        return {};
    }
    if (orientation > 1)
        image = turned(image, orientation);
    if (image.hasAlphaChannel()) { // transparent parts become white, as on paper
        QImage opaque(image.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(0, 0, image);
        image = opaque;
    }
    return image.convertToFormat(QImage::Format_BGR888);
}

PictureGeometry geometryOf(const QString& photo, int orientation)
{
    PictureGeometry picture;
    if (QFile file; openForReading(file, photo)) {
        QImageReader reader(&file);
        reader.setDecideFormatFromContent(true);
        if (reader.canRead())
            picture = {reader.size(), orientationOf(reader.transformation())};
    }
    if (orientation > 0)
        picture.orientation = orientation;
    return picture;
}

bool isPhotoName(const QString& fileName)
{
    static const QStringList endings{u"jpg"_s, u"jpeg"_s, u"jpe"_s,  u"png"_s,  u"tif"_s,  u"tiff"_s, u"webp"_s,
                                     u"bmp"_s, u"gif"_s,  u"heic"_s, u"heif"_s, u"avif"_s, u"hif"_s};
    return endings.contains(fileName.sliced(fileName.lastIndexOf(u'.') + 1).toLower());
}

} // namespace ringface

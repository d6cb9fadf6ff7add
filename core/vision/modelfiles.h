// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/yunetfiles.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace ringface
{

/// The bzip2 file that a model file is unpacked from.
struct ModelArchive {
    QString name;
    qint64 bytes = 0;
    QByteArray sha256; ///< 64 lower-case hexadecimal digits
};

/// One network file as a manifest describes it.
struct ModelFile {
    QString name; ///< a plain file name, without a folder
    qint64 bytes = 0;
    QByteArray sha256; ///< 64 lower-case hexadecimal digits
    QString licence;
    QString origin;
    QUrl url;                            ///< of the archive if there is one; empty if it cannot be downloaded
    std::optional<ModelArchive> archive; ///< set if the download has to be unpacked
};

enum class DetectorKind {
    OpenCvYunet, ///< "opencv-yunet": cv::FaceDetectorYN
    DlibHog,     ///< "dlib-hog": dlib's frontal face detector, which needs no file to find boxes
};

enum class EncoderKind {
    OpenCvSface, ///< "opencv-sface": cv::FaceRecognizerSF, the engine "precise"
    DlibResnet,  ///< "dlib-resnet": dlib's face_recognition_model_v1, the engine "classic"
    Basic,       ///< the one that comes with the program, the engine "basic"; in no manifest
};

struct DetectorSpec {
    QString id;
    DetectorKind kind = DetectorKind::OpenCvYunet;
    QString model; ///< file name, of YuNet one that this OpenCV runs; for DlibHog that of its landmarks, may be empty
};

struct EncoderSpec {
    QString id; ///< stored with every descriptor
    EncoderKind kind = EncoderKind::OpenCvSface;
    QString model;  ///< file name; empty for Basic
    QString config; ///< file name of the network's description; empty if the model holds it
    int dimensions = 0;
    bool normalise = false; ///< descriptors are brought to length 1
    float match = 0;        ///< Euclidean distance up to which two faces are one person
};

/// The encoder that needs no file.
EncoderSpec basicEncoder();

/// Why a manifest cannot be used.
enum class ManifestError {
    None,
    CannotRead,  ///< there, but not a readable file
    NotJson,     ///< or too big for a manifest
    WrongFormat, ///< of a format this program does not know
    BadEntry,    ///< something is missing, doubled or absurd
};

/// What a manifest says, and the folder its files are in.
/// Errors: with error set there are neither files nor detectors nor encoders.
struct ModelCatalogue {
    QString folder;    ///< absolute; need not be there
    QString installed; ///< folder of the files that came with the program; empty if they are not to be used
    QString manifest;  ///< path of the manifest; begins with ":/" if it is the built-in one
    ManifestError error = ManifestError::None;
    QString errorPlace;     ///< of BadEntry, as in "encoders[1].match"; of NotJson the parser's words
    QList<ModelFile> files; ///< without those of YuNet that another OpenCV runs
    QList<DetectorSpec> detectors;
    QList<EncoderSpec> encoders;
    QString defaultDetector;
    QString defaultEncoder;

    /// Where \a name is, or should be: in the folder, unless it is missing there and was installed with the program.
    QString path(const QString& name) const;
    std::optional<ModelFile> file(const QString& name) const;
    std::optional<DetectorSpec> detector(const QString& id) const;
    std::optional<EncoderSpec> encoder(const QString& id) const;
    /// The default one if it is of this kind, else the first.
    std::optional<DetectorSpec> detector(DetectorKind kind) const;
    std::optional<EncoderSpec> encoder(EncoderKind kind) const;
    /// The files that this detector and this encoder need; unknown ids need none.
    QList<ModelFile> filesFor(const QString& detectorId, const QString& encoderId) const;
};

/// Where a package puts network files, seen from the program: ../share/ringface/models.
QString installedModels();

/// The catalogue of the first folder that is named: \a chosenFolder, $RINGFACE_MODELS, the user's data folder. Only the
/// last is completed with the files in \a installed. A manifest.json in the folder goes before the built-in one.
ModelCatalogue loadCatalogue(const QString& chosenFolder = {}, const QString& installed = installedModels());

/// Reads one manifest for \a folder; of YuNet it takes the file that \a openCv runs (chooseYunet()).
ModelCatalogue readManifest(const QString& manifest, const QString& folder,
                            const QVersionNumber& openCv = openCvVersion());

enum class ModelState { Good, Missing, WrongSize, Damaged, CannotRead };

/// Compares size and content; reads the whole file.
ModelState check(const ModelCatalogue& catalogue, const ModelFile& file);
/// Compares the size only, so never says Damaged.
ModelState quickCheck(const ModelCatalogue& catalogue, const ModelFile& file);

/// The landmark file for DlibHog: the catalogue's five points, else \a fallback (Debian's libdlib-data, 68 points),
/// else empty.
QString landmarkFile(const ModelCatalogue& catalogue,
                     const QString& fallback = QStringLiteral("/usr/share/dlib/shape_predictor_68_face_landmarks.dat"));

} // namespace ringface

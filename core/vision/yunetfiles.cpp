// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/yunetfiles.h"

#include "core/vision/modelfiles.h"

#include <QRegularExpression>

#include <opencv2/core/version.hpp>

#include <algorithm>
#include <optional>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
bool hasNewerForm(const QVersionNumber& openCv)
{
    return openCv >= QVersionNumber(4, 8);
}

/// Of a file of YuNet: whether \a openCv runs it.
std::optional<bool> runsYunet(const QVersionNumber& openCv, const QString& name)
{
    static const QRegularExpression dated(u"^face_detection_yunet_(\\d{4})[a-z]{3}\\.onnx$"_s);
    const QRegularExpressionMatch match = dated.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return (match.captured(1).toInt() >= 2023) == hasNewerForm(openCv);
}
} // namespace

QVersionNumber openCvVersion()
{
    return {CV_VERSION_MAJOR, CV_VERSION_MINOR, CV_VERSION_REVISION};
}

void chooseYunet(ModelCatalogue& catalogue, const QVersionNumber& openCv)
{
    const auto fitting =
        std::ranges::find_if(catalogue.files, [&](const ModelFile& f) { return runsYunet(openCv, f.name) == true; });
    if (fitting == catalogue.files.end())
        return;
    for (DetectorSpec& detector : catalogue.detectors) {
        if (runsYunet(openCv, detector.model) == false)
            detector.model = fitting->name;
    }
    catalogue.files.removeIf([&](const ModelFile& f) { return runsYunet(openCv, f.name) == false; });
}

YunetScale yunetScale(const QVersionNumber& openCv)
{
    return hasNewerForm(openCv) ? YunetScale{0.6F, 0.75F} : YunetScale();
}

float YunetScale::common(float score) const
{
    const YunetScale older;
    if (score < sure)
        return older.least + (score - least) * (older.sure - older.least) / (sure - least);
    return older.sure + (score - sure) * (1 - older.sure) / (1 - sure);
}

} // namespace ringface

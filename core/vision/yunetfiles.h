// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QVersionNumber>

namespace ringface
{

struct ModelCatalogue;

/// The version of OpenCV that this program is built with.
QVersionNumber openCvVersion();

/// Has the YuNet detectors of \a catalogue use a file that \a openCv runs. YuNet was published in two forms, which the
/// year in the name tells apart: OpenCV up to 4.7 runs face_detection_yunet_2022mar.onnx and older ones, from 4.8 on
/// those of 2023 and later. A detector that names one of the wrong form gets the first of the right form that is
/// listed, and those of the wrong form leave the list; without one of the right form nothing changes. What has another
/// name is taken to be right.
void chooseYunet(ModelCatalogue& catalogue, const QVersionNumber& openCv);

/// The newer form is less sure of the same face. What was measured: it found as many faces from 0.75 on, with as few
/// mistakes, as the older from 0.9 on, and made as many mistakes from 0.6 on as the older from 0.7 on.
struct YunetScale {
    float least = 0.7F; ///< what is less is no face
    float sure = 0.9F;

    /// \a score as the older form would give it.
    float common(float score) const;
};
YunetScale yunetScale(const QVersionNumber& openCv);

} // namespace ringface

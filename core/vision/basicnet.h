// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <opencv2/dnn.hpp>

namespace ringface
{

/// A small network that comes with the program, see models/README.md. For sources of core/vision only.
/// Errors: throws what OpenCV throws.
class BasicNet
{
public:
    /// \a name: of a file in models/.
    explicit BasicNet(const QString& name);
    /// One row of what the network says of \a grey (8 bits), which is brought to mean 0 and spread 1 before.
    cv::Mat operator()(const cv::Mat& grey);

private:
    cv::dnn::Net m_net;
};

} // namespace ringface

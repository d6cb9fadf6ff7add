// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/basicnet.h"

#include <QFile>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

BasicNet::BasicNet(const QString& name)
{
    QFile file(u":/ringface/"_s + name);
    file.open(QIODevice::ReadOnly);
    const QByteArray content = file.readAll();
    m_net = cv::dnn::readNetFromONNX(content.constData(), size_t(content.size()));
}

cv::Mat BasicNet::operator()(const cv::Mat& grey)
{
    constexpr double leastSpread = 8; // as in models/train/faces.py
    cv::Scalar mean;
    cv::Scalar spread;
    cv::meanStdDev(grey, mean, spread);
    const double scale = 1 / std::max(spread[0], leastSpread);
    m_net.setInput(cv::dnn::blobFromImage(grey, scale, {}, mean, false, false, CV_32F));
    return m_net.forward().reshape(1, 1);
}

} // namespace ringface

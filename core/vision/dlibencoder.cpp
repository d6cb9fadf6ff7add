// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/dlibencoder.h"

#include "core/vision/alignment.h"

#include <QFile>

#include <cblas.h>
#include <dlib/dnn.h>

#include <array>

namespace ringface
{

namespace
{
constexpr int chipSize = 150;
constexpr double chipPadding = 0.25;

// The layers of dlib's face_recognition_model_v1, as its example dnn_face_recognition_ex.cpp documents them: a residual
// network with 29 convolutions. The types must match the file exactly.
template <template <int, template <typename> class, int, typename> class Block, int N, template <typename> class Norm,
          typename Below>
using Residual = dlib::add_prev1<Block<N, Norm, 1, dlib::tag1<Below>>>;

template <template <int, template <typename> class, int, typename> class Block, int N, template <typename> class Norm,
          typename Below>
using ResidualDown =
    dlib::add_prev2<dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<N, Norm, 2, dlib::tag1<Below>>>>>>;

template <int N, template <typename> class Norm, int Stride, typename Below>
using TwoConvolutions = Norm<dlib::con<N, 3, 3, 1, 1, dlib::relu<Norm<dlib::con<N, 3, 3, Stride, Stride, Below>>>>>;

template <int N, typename Below>
using Keep = dlib::relu<Residual<TwoConvolutions, N, dlib::affine, Below>>;
template <int N, typename Below>
using Down = dlib::relu<ResidualDown<TwoConvolutions, N, dlib::affine, Below>>;

template <typename Below>
using Level0 = Down<256, Below>;
template <typename Below>
using Level1 = Keep<256, Keep<256, Down<256, Below>>>;
template <typename Below>
using Level2 = Keep<128, Keep<128, Down<128, Below>>>;
template <typename Below>
using Level3 = Keep<64, Keep<64, Keep<64, Down<64, Below>>>>;
template <typename Below>
using Level4 = Keep<32, Keep<32, Keep<32, Below>>>;

using Network = dlib::loss_metric<dlib::fc_no_bias<
    128,
    dlib::avg_pool_everything<Level0<Level1<Level2<Level3<Level4<dlib::max_pool<
        3, 3, 2, 2, dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<chipSize>>>>>>>>>>>>>;

class DlibEncoder : public FaceEncoder
{
public:
    explicit DlibEncoder(const QString& model)
    {
        openblas_set_num_threads(1); // one encoder a worker; the pool has the cores
        dlib::deserialize(QFile::encodeName(model).toStdString()) >> m_net;
    }

    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        if (!face.hasPoints || frame.isNull())
            return {};
        const QImage chip =
            warpChip(frame, fitSimilarity(face.points, meanFacePoints(chipSize, chipPadding)), chipSize);
        if (chip.isNull())
            return {};
        try {
            dlib::matrix<dlib::rgb_pixel> pixels(chipSize, chipSize);
            for (int y = 0; y < chipSize; ++y) {
                const uchar* line = chip.constScanLine(y);
                for (int x = 0; x < chipSize; ++x)
                    pixels(y, x) = dlib::rgb_pixel(line[3 * x + 2], line[3 * x + 1], line[3 * x]);
            }
            const dlib::matrix<float, 0, 1> out = m_net(pixels);
            return Descriptor(out.begin(), out.end());
        } catch (const std::exception&) {
            return {};
        }
    }

private:
    Network m_net;
};
} // namespace

std::unique_ptr<FaceEncoder> makeDlibEncoder(const QString& model)
{
    try {
        return std::make_unique<DlibEncoder>(model);
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/crowdnumbers.h"

#include "core/vision/modelresource.h"

#include <QDataStream>
#include <QFile>
#include <QFloat16>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <limits>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr quint32 form = 0x31434652; // "RFC1"
constexpr quint16 longest = 4096;
constexpr quint16 mostParts = 1024;
constexpr float never = std::numeric_limits<float>::infinity();

struct Known {
    QLatin1StringView name; ///< of the encoder, as in the file's name
    SvmLimits svm;
    float groupWider;
    float groupCentred;
};
/// Measured; see docs/recognition.md.
constexpr std::array<Known, 3> knownEncoders{{{"test-mobilefacenet"_L1, {-0.55F, 1.1F, -0.7F, 0.2F}, 1, 1.1F},
                                              {"dlib-resnet"_L1, {-0.4F, 1.25F, -0.7F, 0.2F}, 1.05F, 1.0F},
                                              {"basic-1"_L1, {never, 1, -0.6F, 0.2F}, 1, 2}}};

size_t factorSize(size_t length)
{
    return length * (length + 1) / 2;
}

void setUp(QDataStream& stream)
{
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
}

void writeHalves(QDataStream& out, const std::vector<float>& numbers)
{
    for (const float v : numbers)
        out << qfloat16(v);
}

std::vector<float> readHalves(QDataStream& in, size_t count)
{
    std::vector<float> out(count);
    for (float& v : out) {
        qfloat16 half;
        in >> half;
        v = float(half);
    }
    return out;
}

std::shared_ptr<const CrowdNumbers> crowdOf(QLatin1StringView name)
{
    static const std::map<QString, std::shared_ptr<const CrowdNumbers>> all = [] {
        initModels();
        std::map<QString, std::shared_ptr<const CrowdNumbers>> out;
        for (const Known& known : knownEncoders) {
            QFile file(u":/ringface/crowd-%1.bin"_s.arg(known.name));
            if (file.open(QIODevice::ReadOnly))
                out[known.name] = unpackCrowd(file.readAll());
        }
        return out;
    }();
    const auto found = all.find(name);
    return found == all.end() ? nullptr : found->second;
}
} // namespace

QByteArray packCrowd(const CrowdNumbers& numbers)
{
    QByteArray data;
    QDataStream out(&data, QIODevice::WriteOnly);
    setUp(out);
    out << form << quint16(numbers.means.front().size()) << quint16(numbers.means.size());
    for (const float share : numbers.shares)
        out << share;
    for (const Descriptor& mean : numbers.means)
        writeHalves(out, mean);
    writeHalves(out, numbers.factor);
    return data;
}

std::shared_ptr<const CrowdNumbers> unpackCrowd(const QByteArray& data)
{
    QDataStream in(data);
    setUp(in);
    quint32 begins = 0;
    quint16 length = 0;
    quint16 parts = 0;
    in >> begins >> length >> parts;
    if (begins != form || length == 0 || length > longest || parts == 0 || parts > mostParts)
        return nullptr;
    auto out = std::make_shared<CrowdNumbers>();
    out->shares.resize(parts);
    for (float& share : out->shares)
        in >> share;
    for (quint16 i = 0; i < parts; ++i)
        out->means.push_back(readHalves(in, length));
    out->factor = readHalves(in, factorSize(length));
    return in.status() == QDataStream::Ok && in.atEnd() ? out : nullptr;
}

void addCrowd(const EncoderSpec& encoder, MatchLimits& limits)
{
    // dlib's network is the same under every name.
    const QString name = encoder.kind == EncoderKind::DlibResnet ? u"dlib-resnet"_s : encoder.id;
    const auto* const known = std::ranges::find_if(knownEncoders, [&](const Known& k) { return k.name == name; });
    if (known == knownEncoders.end())
        return;
    limits.crowd = crowdOf(known->name);
    if (!limits.crowd)
        return;
    limits.svm = known->svm;
    limits.groupWider = known->groupWider;
    limits.groupCentred = known->groupCentred;
}

} // namespace ringface

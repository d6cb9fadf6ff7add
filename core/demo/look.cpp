// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/demo/look.h"

#include <array>

namespace ringface::demo
{

namespace
{
// Chosen by measuring how far they lie apart: see tst_demo.
std::array<Look, visitors> makeLooks()
{
    Look walter;
    walter.skin = 0xf0c4a6;
    walter.hair = 0xf4f2ee;
    walter.brows = 0xe6e3dd;
    walter.lips = 0xc98579;
    walter.iris = 0x5f86a6;
    walter.style = Hair::Bald;
    walter.beard = Beard::Full;
    walter.age = 1;
    walter.cheeks = 0.646;
    walter.jaw = 0.506;
    walter.chin = 0.313;
    walter.eyesAt = 0.007;
    walter.eyesApart = 0.303;
    walter.eyeWidth = 0.131;
    walter.eyeOpening = 0.049;
    walter.eyeTilt = -0.021;
    walter.browsAbove = 0.156;
    walter.browThickness = 0.1;
    walter.noseLength = 0.433;
    walter.noseWidth = 0.2;
    walter.mouthAt = 0.66;
    walter.mouthWidth = 0.18;
    walter.browTilt = -0.005;
    walter.lipHeight = 0.06;

    Look amara;
    amara.skin = 0x6e4630;
    amara.hair = 0x1b1513;
    amara.brows = 0x1b1513;
    amara.lips = 0x8c3b3f;
    amara.iris = 0x2e1c12;
    amara.style = Hair::Afro;
    amara.cheeks = 0.644;
    amara.jaw = 0.572;
    amara.chin = 0.194;
    amara.eyesAt = 0.053;
    amara.eyesApart = 0.311;
    amara.eyeWidth = 0.163;
    amara.eyeOpening = 0.063;
    amara.eyeTilt = 0.043;
    amara.browsAbove = 0.26;
    amara.browThickness = 0.05;
    amara.noseLength = 0.392;
    amara.noseWidth = 0.191;
    amara.mouthAt = 0.607;
    amara.mouthWidth = 0.194;
    amara.browTilt = -0.007;
    amara.lipHeight = 0.095;

    Look karim;
    karim.skin = 0xc68f66;
    karim.hair = 0x1d1917;
    karim.brows = 0x1d1917;
    karim.lips = 0x9c5a50;
    karim.iris = 0x3b2616;
    karim.style = Hair::Parted;
    karim.beard = Beard::Moustache;
    karim.age = 0.35;
    karim.cheeks = 0.692;
    karim.jaw = 0.575;
    karim.chin = 0.399;
    karim.eyesAt = -0.026;
    karim.eyesApart = 0.24;
    karim.eyeWidth = 0.167;
    karim.eyeOpening = 0.054;
    karim.browsAbove = 0.189;
    karim.browThickness = 0.085;
    karim.noseLength = 0.395;
    karim.noseWidth = 0.161;
    karim.mouthAt = 0.654;
    karim.mouthWidth = 0.314;
    karim.eyeTilt = 0.01;
    karim.lipHeight = 0.049;

    Look lena;
    lena.skin = 0xf8d6bf;
    lena.hair = 0xe3bf78;
    lena.brows = 0xb08a50;
    lena.lips = 0xd4636b;
    lena.iris = 0x4f8a86;
    lena.style = Hair::Fringe;
    lena.freckles = true;
    lena.cheeks = 0.615;
    lena.jaw = 0.467;
    lena.chin = 0.2;
    lena.eyesAt = 0.09;
    lena.eyesApart = 0.327;
    lena.eyeWidth = 0.15;
    lena.eyeOpening = 0.085;
    lena.eyeTilt = 0.035;
    lena.browsAbove = 0.19;
    lena.browThickness = 0.047;
    lena.noseLength = 0.339;
    lena.noseWidth = 0.1;
    lena.mouthAt = 0.629;
    lena.mouthWidth = 0.22;
    lena.browTilt = -0.005;
    lena.lipHeight = 0.079;

    Look ruth;
    ruth.skin = 0xd9a685;
    ruth.hair = 0x8d8a88;
    ruth.brows = 0x6e6965;
    ruth.lips = 0xa8434b;
    ruth.iris = 0x5a4632;
    ruth.style = Hair::Curls;
    ruth.glasses = Glasses::Square;
    ruth.age = 0.75;
    ruth.cheeks = 0.706;
    ruth.jaw = 0.628;
    ruth.chin = 0.373;
    ruth.eyesAt = -0.03;
    ruth.eyesApart = 0.294;
    ruth.eyeWidth = 0.13;
    ruth.eyeOpening = 0.069;
    ruth.eyeTilt = -0.006;
    ruth.browsAbove = 0.215;
    ruth.browThickness = 0.027;
    ruth.browTilt = -0.021;
    ruth.noseLength = 0.354;
    ruth.noseWidth = 0.193;
    ruth.mouthAt = 0.62;
    ruth.mouthWidth = 0.296;
    ruth.lipHeight = 0.062;
    return {walter, amara, karim, lena, ruth};
}
} // namespace

const Look& lookOf(Visitor who)
{
    static const std::array<Look, visitors> looks = makeLooks();
    return looks.at(size_t(who));
}

} // namespace ringface::demo

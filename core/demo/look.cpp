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
    walter.cheeks = 0.7;
    walter.jaw = 0.56;
    walter.chin = 0.32;
    walter.eyesAt = 0;
    walter.eyesApart = 0.3;
    walter.eyeWidth = 0.12;
    walter.eyeOpening = 0.05;
    walter.eyeTilt = 0.01;
    walter.browsAbove = 0.17;
    walter.browThickness = 0.1;
    walter.noseLength = 0.48;
    walter.noseWidth = 0.22;
    walter.mouthAt = 0.66;
    walter.mouthWidth = 0.21;
    walter.lipHeight = 0.06;

    Look amara;
    amara.skin = 0x6e4630;
    amara.hair = 0x1b1513;
    amara.brows = 0x1b1513;
    amara.lips = 0x8c3b3f;
    amara.iris = 0x2e1c12;
    amara.style = Hair::Afro;
    amara.cheeks = 0.66;
    amara.jaw = 0.46;
    amara.chin = 0.24;
    amara.eyesAt = 0.04;
    amara.eyesApart = 0.32;
    amara.eyeWidth = 0.18;
    amara.eyeOpening = 0.07;
    amara.eyeTilt = 0.05;
    amara.browsAbove = 0.26;
    amara.browThickness = 0.05;
    amara.noseLength = 0.4;
    amara.noseWidth = 0.22;
    amara.mouthAt = 0.6;
    amara.mouthWidth = 0.25;
    amara.lipHeight = 0.11;

    Look karim;
    karim.skin = 0xc68f66;
    karim.hair = 0x1d1917;
    karim.brows = 0x1d1917;
    karim.lips = 0x9c5a50;
    karim.iris = 0x3b2616;
    karim.style = Hair::Parted;
    karim.beard = Beard::Moustache;
    karim.age = 0.35;
    karim.cheeks = 0.65;
    karim.jaw = 0.61;
    karim.chin = 0.36;
    karim.eyesAt = -0.03;
    karim.eyesApart = 0.24;
    karim.eyeWidth = 0.16;
    karim.eyeOpening = 0.056;
    karim.browsAbove = 0.17;
    karim.browThickness = 0.09;
    karim.noseLength = 0.44;
    karim.noseWidth = 0.18;
    karim.mouthAt = 0.66;
    karim.mouthWidth = 0.27;
    karim.lipHeight = 0.04;

    Look lena;
    lena.skin = 0xf8d6bf;
    lena.hair = 0xe3bf78;
    lena.brows = 0xb08a50;
    lena.lips = 0xd4636b;
    lena.iris = 0x4f8a86;
    lena.style = Hair::Fringe;
    lena.freckles = true;
    lena.cheeks = 0.62;
    lena.jaw = 0.42;
    lena.chin = 0.2;
    lena.eyesAt = 0.09;
    lena.eyesApart = 0.29;
    lena.eyeWidth = 0.15;
    lena.eyeOpening = 0.085;
    lena.eyeTilt = 0.035;
    lena.browsAbove = 0.19;
    lena.browThickness = 0.02;
    lena.noseLength = 0.34;
    lena.noseWidth = 0.11;
    lena.mouthAt = 0.66;
    lena.mouthWidth = 0.21;
    lena.lipHeight = 0.075;

    Look ruth;
    ruth.skin = 0xd9a685;
    ruth.hair = 0x8d8a88;
    ruth.brows = 0x6e6965;
    ruth.lips = 0xa8434b;
    ruth.iris = 0x5a4632;
    ruth.style = Hair::Curls;
    ruth.glasses = Glasses::Square;
    ruth.age = 0.75;
    ruth.cheeks = 0.73;
    ruth.jaw = 0.68;
    ruth.chin = 0.32;
    ruth.eyesAt = -0.03;
    ruth.eyesApart = 0.31;
    ruth.eyeWidth = 0.13;
    ruth.eyeOpening = 0.07;
    ruth.eyeTilt = -0.02;
    ruth.browsAbove = 0.22;
    ruth.browThickness = 0.03;
    ruth.browTilt = -0.03;
    ruth.noseLength = 0.38;
    ruth.noseWidth = 0.18;
    ruth.mouthAt = 0.6;
    ruth.mouthWidth = 0.26;
    ruth.lipHeight = 0.06;
    return {walter, amara, karim, lena, ruth};
}
} // namespace

const Look& lookOf(Visitor who)
{
    static const std::array<Look, visitors> looks = makeLooks();
    return looks.at(size_t(who));
}

} // namespace ringface::demo

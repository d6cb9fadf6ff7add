// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/acceptchoice.h"

#include "core/library/library.h"

#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Parts of the distance up to which there is a guess.
constexpr std::array<float, 3> shares{0.0F, 0.7F, 0.85F};
} // namespace

AcceptChoice::AcceptChoice(Library& library, QWidget* parent)
    : QComboBox(parent)
    , m_library(library)
{
    setObjectName(u"acceptChoice"_s);
    setAccessibleName(tr("Accept names without asking"));
    addItems({tr("never"), tr("when very sure"), tr("when sure")});
    connect(this, &QComboBox::activated, this, &AcceptChoice::choose);
    refresh();
}

void AcceptChoice::refresh()
{
    const float share = m_library.recognition().acceptShare();
    setCurrentIndex(share <= 0 ? 0 : share < (shares[1] + shares[2]) / 2 ? 1 : 2);
}

void AcceptChoice::choose(int index)
{
    m_library.recognition().setAcceptShare(shares.at(size_t(index)));
}

} // namespace ringface

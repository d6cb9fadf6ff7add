// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/acceptchoice.h"

#include "core/library/library.h"

#include <algorithm>
#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Parts of the largest distance that gives a name.
constexpr std::array<float, 3> parts{0.0F, 0.7F, 0.85F};
} // namespace

AcceptChoice::AcceptChoice(Library& library, QWidget* parent)
    : QComboBox(parent)
    , m_library(library)
{
    setObjectName(u"acceptChoice"_s);
    setAccessibleName(tr("Accept names by themselves"));
    addItems({tr("never"), tr("when very sure"), tr("when sure")});
    connect(this, &QComboBox::activated, this, &AcceptChoice::choose);
    refresh();
}

float AcceptChoice::largestLimit() const
{
    float out = 0;
    const RecognitionStore& recognition = m_library.recognition();
    const auto look = [&](FaceId face) {
        if (const std::optional<Explanation> e = recognition.explain(face))
            out = std::max(out, e->limit);
    };
    const QList<Proposal> proposals = recognition.proposals();
    for (const Proposal& p : proposals)
        look(p.face);
    if (out > 0)
        return out;
    const QList<Group> groups = m_library.groups();
    for (const Group& g : groups) {
        if (!g.suggestion.isEmpty())
            look(g.faces.value(0));
    }
    const QList<Person> people = m_library.people();
    for (const Person& p : people)
        look(p.bestFace);
    return out;
}

void AcceptChoice::refresh()
{
    m_limit = largestLimit();
    const float now = m_library.recognition().acceptLimit();
    setEnabled(m_limit > 0 || now > 0);
    const float part = m_limit > 0 ? now / m_limit : 0;
    setCurrentIndex(now <= 0 ? 0 : part < (parts[1] + parts[2]) / 2 ? 1 : 2);
}

void AcceptChoice::choose(int index)
{
    m_library.recognition().setAcceptLimit(parts.at(size_t(index)) * m_limit);
    refresh();
}

} // namespace ringface

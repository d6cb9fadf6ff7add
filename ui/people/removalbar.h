// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"
#include "ui/widgets/messagebar.h"

#include <functional>

namespace ringface
{

class Library;

/// Asks whether something is meant to be removed, and removes it; what cannot be undone is asked before.
class RemovalBar : public MessageBar
{
    Q_OBJECT

public:
    explicit RemovalBar(Library& library, QWidget* parent = nullptr);

    void askPerson(const Person& person);

Q_SIGNALS:
    void personRemoved(const ringface::RemovedPerson& removed);

private:
    Library& m_library;
    std::function<void()> m_act; ///< what the question is about
};

} // namespace ringface

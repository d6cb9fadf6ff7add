// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QComboBox>

namespace ringface
{

class Library;

/// How sure a guess must be to count without being asked about. What is "sure" depends on the largest distance that
/// gives a name, so there is no choice (but "never") before somebody is known.
class AcceptChoice : public QComboBox
{
    Q_OBJECT

public:
    explicit AcceptChoice(Library& library, QWidget* parent = nullptr);

    /// Looks at the library again.
    void refresh();

private:
    float largestLimit() const;
    void choose(int index);

    Library& m_library;
    float m_limit = 0;
};

} // namespace ringface

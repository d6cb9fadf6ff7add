// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QComboBox>

namespace ringface
{

class Library;

/// How sure a guess must be to count without being asked about.
class AcceptChoice : public QComboBox
{
    Q_OBJECT

public:
    explicit AcceptChoice(Library& library, QWidget* parent = nullptr);

    /// Looks at the library again.
    void refresh();

private:
    void choose(int index);

    Library& m_library;
};

} // namespace ringface

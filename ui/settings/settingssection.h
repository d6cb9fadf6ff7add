// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ringface
{

/// One part of the settings page: a heading, and below it rows, each with a name, a quiet line that explains it, and
/// what it is chosen with.
class SettingsSection : public QFrame
{
    Q_OBJECT

public:
    explicit SettingsSection(const QString& heading, QWidget* parent = nullptr);

    /// \a control gets the name and the explanation for those who cannot see them. Returns the quiet line.
    QLabel* addRow(const QString& name, const QString& explanation, QWidget* control);
    /// A name and a quiet line with nothing beside them.
    QLabel* addText(const QString& name, const QString& explanation);
    /// A row of its own.
    void addWide(QWidget* widget);
    /// What belongs to the row above.
    void addBelow(QWidget* widget);
    /// A link below the explanation of the last row with a control.
    QPushButton* addLink(const QString& text);

    /// Lets it wrap without asking for the height that it would have where it is narrowest.
    static void wrap(QLabel* label);
    /// A quiet line that wraps.
    static QLabel* quietLabel(const QString& text, QWidget* parent);

private:
    /// Below a line, unless it is the first.
    QHBoxLayout* newRow();

    QVBoxLayout* m_rows;
    QVBoxLayout* m_texts = nullptr; ///< of the last row with a control
};

} // namespace ringface

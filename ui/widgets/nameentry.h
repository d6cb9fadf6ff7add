// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>

namespace ringface
{

/// An inline field for a name, with the known names to choose from. Hidden until ask() is called; Enter accepts,
/// Escape (or leaving the field) cancels; either way it hides itself.
class NameEntry : public QLineEdit
{
    Q_OBJECT

public:
    explicit NameEntry(QWidget* parent = nullptr);

    /// \a text: what stands there to begin with.
    void ask(const QStringList& knownNames, const QString& text = {});

    /// To \a wanted, or as near as it is whole in \a area; both in the parent.
    void moveWithin(const QRect& area, const QPoint& wanted);

Q_SIGNALS:
    void accepted(const QString& name);
    /// By Escape. Whoever leaves the field wants to be elsewhere, and the focus with them.
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void accept();
    /// False if nothing was asked.
    bool giveUp();

    QStringList m_known;
    bool m_asking = false;
};

} // namespace ringface

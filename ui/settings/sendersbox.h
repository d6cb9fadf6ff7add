// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/settings.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ringface
{

/// Where visits are told of, besides the desktop: fields that apply when they are left, and a button that tries them.
class SendersBox : public QWidget
{
    Q_OBJECT

public:
    explicit SendersBox(QWidget* parent = nullptr);

    /// Emits nothing.
    void setSenders(const Senders& senders);
    /// What cannot be used, or did not arrive, in a sentence.
    void setProblem(const QString& text);

Q_SIGNALS:
    void changed(const ringface::Senders& senders);
    /// A visit that never was is to be told of.
    void trialWanted();

private:
    QLineEdit* makeField(const char* name, const QString& example, QString Senders::*field);
    void describe();

    Senders m_senders;
    QList<std::pair<QLineEdit*, QString Senders::*>> m_fields;
    QPushButton* m_try;
    QLabel* m_note;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace ringface
{

/// A question about recordings above their list, with one field for the answer. Hidden until it is asked; Enter
/// answers, Escape gives up.
class CorrectionBar : public QFrame
{
    Q_OBJECT

public:
    CorrectionBar(const QString& name, QWidget* parent);

    /// Hides it unless all that it asks about are among \a selected.
    void keepOnlyFor(const QList<RecordingId>& selected);

Q_SIGNALS:
    /// The bar has hidden itself, without an answer.
    void gaveUp();

protected:
    /// Before the first question. Owns: \a field.
    void setField(QWidget* field);
    /// The field gets the focus.
    void askAbout(const QList<Recording>& recordings, const QString& question);
    /// As askAbout() got them.
    const QList<Recording>& recordings() const { return m_recordings; }
    virtual void answer() = 0;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void giveUp();

    QLabel* m_text;
    QHBoxLayout* m_row;
    QWidget* m_field = nullptr;
    QList<Recording> m_recordings;
};

} // namespace ringface

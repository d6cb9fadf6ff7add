// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QFrame>

class QDateTimeEdit;
class QLabel;

namespace ringface
{

/// Asks when recordings were made. Hidden until ask() is called; Enter answers, Escape gives up.
class TimeBar : public QFrame
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// \a recordings: in order of time. The question is about the first one; the others keep their distance to it.
    void ask(const QList<Recording>& recordings);

Q_SIGNALS:
    /// The new times (UTC) of the recordings; the bar has hidden itself.
    void answered(const QList<ringface::Recording>& recordings, const QList<QDateTime>& times);
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer();

    QLabel* m_text;
    QDateTimeEdit* m_edit;
    QList<Recording> m_recordings;
};

} // namespace ringface

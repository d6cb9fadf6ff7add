// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/recordings/correctionbar.h"

class QDateTimeEdit;

namespace ringface
{

/// Asks when recordings were made.
class TimeBar : public CorrectionBar
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// \a recordings: in order of time. The question is about the first one; the others keep their distance to it.
    void ask(const QList<Recording>& recordings);

Q_SIGNALS:
    /// The new times (UTC) of the recordings; the bar has hidden itself.
    void answered(const QList<ringface::Recording>& recordings, const QList<QDateTime>& times);

private:
    void answer() override;

    QDateTimeEdit* m_edit;
};

} // namespace ringface

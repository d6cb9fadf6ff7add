// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/clipvalues.h"

#include <QFrame>
#include <QStringList>

class QComboBox;
class QLabel;

namespace ringface
{

/// What the user wants to save of the recording that is shown.
struct ClipWish {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    Blur blur = Blur::Nobody;
    QStringList keep; ///< who may be seen with Blur::Others
};

/// The bar under the time line while a clip is cut out: from when to when, whose faces are blurred, and Save.
class ClipEditor : public QFrame
{
    Q_OBJECT

public:
    explicit ClipEditor(QWidget* parent = nullptr);

    void setSpan(qint64 fromMs, qint64 toMs);
    /// Names of those who are in the recording.
    void setPeople(const QStringList& names);
    ClipWish wish() const;

Q_SIGNALS:
    void saveWanted();
    void closed();

private:
    qint64 m_fromMs = 0;
    qint64 m_toMs = 0;
    QLabel* m_span;
    QComboBox* m_blur;
};

} // namespace ringface

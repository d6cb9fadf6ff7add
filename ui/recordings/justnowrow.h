// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QFrame>
#include <QPixmap>

class QLabel;
class QToolButton;

namespace ringface
{

/// Somebody who came a moment ago.
struct JustNow {
    RecordingId recording = 0;
    qint64 ms = 0; ///< there, when they were first seen
    QString who;   ///< "Anna?"; empty for an unknown one
    GroupId group = 0;
    QString camera; ///< may be empty
    QDateTime at;   ///< UTC; invalid if unknown
    QPixmap face;
};

/// The newest visitor while Ringface watches, with a button to play the visit and, for an unknown one, to give a name.
/// Nothing until somebody comes, and after it was closed.
class JustNowRow : public QFrame
{
    Q_OBJECT

public:
    explicit JustNowRow(QWidget* parent = nullptr);

    void setVisitor(const JustNow& visitor);

Q_SIGNALS:
    void playWanted(qint64 recording, qint64 ms);
    void nameWanted(qint64 group);

private:
    JustNow m_visitor;
    QLabel* m_face;
    QLabel* m_who;
    QLabel* m_facts;
    QToolButton* m_name;
};

} // namespace ringface

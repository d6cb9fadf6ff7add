// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QWidget>

class QLabel;

namespace ringface
{

/// "Clip 1 of 2" of a visit that spans several recordings, with the way to the others (also in actions()). Hidden if
/// there is one only.
class ClipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ClipBar(QWidget* parent = nullptr);

    /// In order of time.
    void setClips(const QList<RecordingId>& clips);
    const QList<RecordingId>& clips() const { return m_clips; }
    void setCurrent(RecordingId clip);
    /// The clip that many after the current one; 0: there is none.
    RecordingId clipAt(int offset) const;

Q_SIGNALS:
    void clipWanted(qint64 recording);

private:
    QAction* add(const char* icon, const QString& text, Qt::Key key, const char* name, int offset);
    void refresh();

    QList<RecordingId> m_clips;
    RecordingId m_current = 0;
    QLabel* m_text;
    QAction* m_back;
    QAction* m_next;
};

} // namespace ringface

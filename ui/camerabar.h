// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QFrame>

class QComboBox;
class QLabel;

namespace ringface
{

/// Asks which camera made recordings. Hidden until ask() is called; Enter answers, Escape gives up.
class CameraBar : public QFrame
{
    Q_OBJECT

public:
    explicit CameraBar(QWidget* parent = nullptr);

    /// \a cameras: to choose from; another name may be typed.
    void ask(const QList<Recording>& recordings, const QStringList& cameras);

Q_SIGNALS:
    /// The bar has hidden itself.
    void answered(const QList<ringface::Recording>& recordings, const QString& camera);
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer();

    QLabel* m_text;
    QComboBox* m_camera;
    QList<Recording> m_recordings;
};

} // namespace ringface

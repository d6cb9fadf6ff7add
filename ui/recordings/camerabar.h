// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/recordings/correctionbar.h"

class QComboBox;

namespace ringface
{

/// Asks which camera made recordings.
class CameraBar : public CorrectionBar
{
    Q_OBJECT

public:
    explicit CameraBar(QWidget* parent = nullptr);

    /// \a cameras: to choose from; another name may be typed.
    void ask(const QList<Recording>& recordings, const QStringList& cameras);

Q_SIGNALS:
    /// The bar has hidden itself.
    void answered(const QList<ringface::Recording>& recordings, const QString& camera);

private:
    void answer() override;

    QComboBox* m_camera;
};

} // namespace ringface

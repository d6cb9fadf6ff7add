// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/camerabar.h"

#include <QComboBox>
#include <QLineEdit>

namespace ringface
{

using namespace Qt::StringLiterals;

CameraBar::CameraBar(QWidget* parent)
    : CorrectionBar(u"cameraBar"_s, parent)
    , m_camera(new QComboBox(this))
{
    setField(m_camera);
    m_camera->setObjectName(u"cameraEdit"_s);
    m_camera->setAccessibleName(tr("Name of the camera"));
    m_camera->setEditable(true);
    m_camera->setInsertPolicy(QComboBox::NoInsert);
}

void CameraBar::ask(const QList<Recording>& recordings, const QStringList& cameras)
{
    if (recordings.isEmpty())
        return;
    m_camera->clear();
    m_camera->addItems(cameras);
    m_camera->setEditText(recordings.first().file.camera);
    askAbout(recordings, recordings.size() == 1
                             ? tr("Which camera made this recording?")
                             : tr("Which camera made these %n recordings?", nullptr, int(recordings.size())));
    m_camera->lineEdit()->selectAll();
}

void CameraBar::answer()
{
    const QString camera = m_camera->currentText().simplified();
    if (camera.isEmpty()) {
        m_camera->setFocus();
        return;
    }
    hide();
    Q_EMIT answered(recordings(), camera);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/camerabar.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

CameraBar::CameraBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_camera(new QComboBox(this))
{
    setObjectName(u"cameraBar"_s);
    setProperty("messageBar", true);
    m_text->setWordWrap(true);
    m_camera->setObjectName(u"cameraEdit"_s);
    m_camera->setAccessibleName(tr("Name of the camera"));
    m_camera->setEditable(true);
    m_camera->setInsertPolicy(QComboBox::NoInsert);
    auto* accept = new QPushButton(tr("Correct"), this);
    accept->setObjectName(u"acceptButton"_s);
    auto* dismiss = new QPushButton(tr("Cancel"), this);
    dismiss->setObjectName(u"dismissButton"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_camera, 1);
    row->addWidget(accept);
    row->addWidget(dismiss);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(m_text);
    column->addLayout(row);
    connect(accept, &QPushButton::clicked, this, &CameraBar::answer);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT gaveUp();
    });
    hide();
}

void CameraBar::ask(const QList<Recording>& recordings, const QStringList& cameras)
{
    if (recordings.isEmpty())
        return;
    m_recordings = recordings;
    m_camera->clear();
    m_camera->addItems(cameras);
    m_camera->setEditText(recordings.first().file.camera);
    m_text->setText(recordings.size() == 1
                        ? tr("Which camera made this recording?")
                        : tr("Which camera made these %n recordings?", nullptr, int(recordings.size())));
    show();
    m_camera->setFocus();
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
    Q_EMIT answered(m_recordings, camera);
}

void CameraBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        answer();
    } else if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT gaveUp();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace ringface

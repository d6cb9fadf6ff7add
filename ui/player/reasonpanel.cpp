// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/reasonpanel.h"

#include "ui/player/reasontext.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/thumbnailcache.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int side = 44;
} // namespace

ReasonPanel::ReasonPanel(ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_thumbnails(thumbnails)
    , m_text(new QLabel(this))
    , m_like(new QLabel(this))
    , m_faces(new QHBoxLayout)
    , m_change(new QToolButton(this))
{
    setObjectName(u"reasonPanel"_s);
    constexpr int lineOfText = 20;
    setMinimumHeight(lineOfText + side + 12); // with faces or without, so that the picture above stays where it is
    m_text->setObjectName(u"reasonText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_like->setObjectName(u"hint"_s);
    m_change->setObjectName(u"changeNameButton"_s);
    m_change->setText(tr("Who is this?"));
    m_change->setProperty("framed", true);
    m_change->setFocusPolicy(Qt::TabFocus);
    m_faces->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_like);
    row->addLayout(m_faces);
    row->addStretch(1);
    row->addWidget(m_change);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addLayout(row, 1);
    connect(m_change, &QToolButton::clicked, this,
            [this] { Q_EMIT menuWanted(m_change->mapToGlobal(m_change->rect().bottomLeft())); });
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, &ReasonPanel::showPictures);
    clear();
}

void ReasonPanel::explain(const Explanation& why, bool isGuess)
{
    clear();
    m_text->setEnabled(true);
    m_text->setText(reasonText(why, isGuess));
    m_text->setToolTip(reasonNumbers(why));
    m_change->show();
    for (const NearFace& near : why.nearest) {
        if (near.face == 0) // it is gone
            continue;
        auto* button = new QToolButton(this);
        button->setObjectName(u"nearFace"_s);
        button->setProperty("round", true);
        button->setIconSize(QSize(side, side));
        button->setFocusPolicy(Qt::TabFocus);
        const QString distance = QLocale().toString(double(near.distance), 'f', 2);
        const QString what = why.name.isEmpty()
                                 ? tr("A face you ignore, distance %1. Click to see it.").arg(distance)
                                 : tr("A face you named %1, distance %2. Click to see it.").arg(why.name, distance);
        button->setToolTip(what);
        button->setAccessibleName(what);
        connect(button, &QToolButton::clicked, this, [this, face = near.face] { Q_EMIT faceActivated(face); });
        m_faces->addWidget(button);
        m_buttons.append({near.face, button});
    }
    showPictures();
    m_like->setText(m_faces->count() == 1 ? tr("Like this one:") : tr("Like these:"));
    m_like->setVisible(m_faces->count() > 0);
}

void ReasonPanel::showPictures()
{
    for (const auto& [face, button] : std::as_const(m_buttons)) {
        const QPixmap pixmap = m_thumbnails.face(face);
        if (pixmap.isNull() || !button->icon().isNull())
            continue;
        QPixmap rounded(QSize(side, side) * devicePixelRatioF());
        rounded.setDevicePixelRatio(devicePixelRatioF());
        rounded.fill(Qt::transparent);
        QPainter painter(&rounded);
        drawRounded(painter, pixmap, QRectF(0, 0, side, side), 8, palette());
        painter.end();
        button->setIcon(QIcon(rounded));
    }
}

void ReasonPanel::clear()
{
    m_buttons.clear();
    while (QLayoutItem* item = m_faces->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    m_text->setText(tr("Click a box to see why it has its name."));
    m_text->setToolTip({});
    m_text->setEnabled(false);
    m_like->hide();
    m_change->hide();
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/whycard.h"

#include "ui/player/placing.h"
#include "ui/player/reasontext.h"
#include "ui/player/stage.h"
#include "ui/widgets/findfaceaction.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/thumbnailcache.h"

#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int side = 104; // of a face
constexpr int cardWidth = 248;
} // namespace

WhyCard::WhyCard(ThumbnailCache& thumbnails, QWidget* parent)
    : QFrame(parent)
    , m_thumbnails(thumbnails)
    , m_title(new QLabel(this))
    , m_own(new QLabel(this))
    , m_like(new QToolButton(this))
    , m_likeText(new QLabel(this))
    , m_text(new QLabel(this))
    , m_yes(new QPushButton(tr("Yes"), this))
    , m_no(new QPushButton(tr("No"), this))
    , m_other(new StageButton(this))
{
    setObjectName(u"whyCard"_s);
    setFixedWidth(cardWidth);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(u"whyTitle"_s);
    m_title->setFont(headingFont(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_text->setObjectName(u"reasonText"_s);
    m_text->setProperty("second", true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_like->setObjectName(u"nearFace"_s);
    m_like->setIconSize(QSize(side, side));
    m_like->setFocusPolicy(Qt::TabFocus);
    m_likeText->setProperty("second", true);
    m_likeText->setTextFormat(Qt::PlainText);
    m_yes->setObjectName(u"whyYesButton"_s);
    m_yes->setProperty("primary", true);
    m_yes->setAutoDefault(false);
    m_no->setObjectName(u"whyNoButton"_s);
    m_no->setAutoDefault(false);
    m_other->setObjectName(u"changeNameButton"_s);
    m_other->setIcon(themedIcon("rename"));
    m_other->setToolTip(tr("Somebody else"));
    m_other->setAccessibleName(tr("Somebody else"));
    m_other->setProperty("framed", true);
    m_other->setFocusPolicy(Qt::TabFocus);
    auto* close = new StageButton(this);
    close->setObjectName(u"whyCloseButton"_s);
    close->setIcon(themedIcon("close"));
    close->setIconSize(QSize(14, 14));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    close->setProperty("round", true);
    close->setFocusPolicy(Qt::TabFocus);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    auto* faces = new QGridLayout;
    faces->setHorizontalSpacing(8);
    faces->setVerticalSpacing(4);
    faces->addWidget(m_own, 0, 0);
    faces->addWidget(m_like, 0, 1);
    auto* ownText = new QLabel(tr("This face"), this);
    ownText->setProperty("second", true);
    faces->addWidget(ownText, 1, 0);
    faces->addWidget(m_likeText, 1, 1);
    faces->setColumnStretch(2, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_yes, 1);
    row->addWidget(m_no, 1);
    row->addWidget(m_other);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addLayout(top);
    column->addLayout(faces);
    column->addWidget(m_text);
    column->addLayout(row);
    connect(m_yes, &QPushButton::clicked, this, &WhyCard::confirmed);
    connect(m_no, &QPushButton::clicked, this, &WhyCard::rejected);
    connect(m_other, &QToolButton::clicked, this, &WhyCard::nameWanted);
    connect(m_like, &QToolButton::clicked, this, [this] { Q_EMIT faceActivated(m_near); });
    auto* find = new FindFaceAction(m_like);
    find->setShortcut({}); // the key is for the face that the card is about
    connect(find, &QAction::triggered, this, [this] { Q_EMIT findWanted(m_near); });
    connect(close, &QToolButton::clicked, this, &WhyCard::closed);
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, &WhyCard::showPictures);
    hide();
}

void WhyCard::explain(const Explanation& why, const Track& track)
{
    m_face = track.bestFace;
    m_near = why.nearest.isEmpty() ? 0 : why.nearest.first().face;
    const QString called = track.ignored ? tr("Ignored") : track.name.isEmpty() ? tr("Unknown") : track.name;
    m_title->setText(track.isGuess ? tr("Is this %1?").arg(track.name) : called);
    m_text->setText(reasonText(why, track.isGuess));
    m_text->setToolTip(reasonNumbers(why));
    const QString like = why.name.isEmpty() ? tr("A face you ignore") : why.name;
    m_likeText->setText(m_likeText->fontMetrics().elidedText(like, Qt::ElideRight, side));
    m_like->setToolTip(why.name.isEmpty() ? tr("A face you ignore. Click to see it.")
                                          : tr("A face you named %1. Click to see it.").arg(why.name));
    m_like->setAccessibleName(m_like->toolTip());
    m_like->setVisible(m_near != 0);
    m_likeText->setVisible(m_near != 0);
    m_yes->setVisible(track.isGuess);
    m_no->setVisible(!track.name.isEmpty());
    m_no->setText(track.isGuess ? tr("No") : tr("Not %1").arg(track.name));
    showPictures();
    show();
    raise();
}

void WhyCard::showPictures()
{
    if (m_face != 0)
        m_own->setPixmap(roundedPicture(m_thumbnails.face(m_face), side, devicePixelRatioF(), stagePalette()));
    if (m_near != 0)
        m_like->setIcon(QIcon(roundedPicture(m_thumbnails.face(m_near), side, devicePixelRatioF(), stagePalette())));
}

void WhyCard::placeBeside(const QRectF& box, const QRect& area, const QList<QRectF>& faces)
{
    adjustSize();
    move(placeBesideBox(size(), box, area, faces));
}

} // namespace ringface

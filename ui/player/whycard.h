// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace ringface
{

class ThumbnailCache;

/// Why somebody is called what he or she is, beside the box: the face, one that it is like, a sentence, and what can be
/// said to that. Hidden until explain().
class WhyCard : public QFrame
{
    Q_OBJECT

public:
    explicit WhyCard(ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    void explain(const Explanation& why, const Track& track);
    /// Beside \a box, within \a area, where it covers least of \a faces. All in the parent.
    void placeBeside(const QRectF& box, const QRect& area, const QList<QRectF>& faces);

Q_SIGNALS:
    void confirmed();
    void rejected();
    /// It is somebody else.
    void nameWanted();
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);
    void closed();

private:
    void showPictures();

    ThumbnailCache& m_thumbnails;
    FaceId m_face = 0;
    FaceId m_near = 0;
    QLabel* m_title;
    QLabel* m_own;
    QToolButton* m_like;
    QLabel* m_likeText;
    QLabel* m_text;
    QPushButton* m_yes;
    QPushButton* m_no;
    QToolButton* m_other;
};

} // namespace ringface

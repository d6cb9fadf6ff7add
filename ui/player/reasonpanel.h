// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ringface
{

class ThumbnailCache;

/// Says in one place why somebody is called what he or she is, with the faces that this rests on.
class ReasonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonPanel(ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    void explain(const Explanation& why, bool isGuess);
    /// Says what to click instead.
    void clear();

Q_SIGNALS:
    /// The user wants to say who it is; a menu belongs there.
    void menuWanted(const QPoint& globalPos);
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);

private:
    void showPictures();

    ThumbnailCache& m_thumbnails;
    QList<std::pair<FaceId, QToolButton*>> m_buttons; ///< of the faces that it is like
    QLabel* m_text;
    QLabel* m_like;
    QHBoxLayout* m_faces;
    QToolButton* m_change;
};

} // namespace ringface

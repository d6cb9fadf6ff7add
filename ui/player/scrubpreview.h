// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;

namespace ringface
{

class FramePreview;
class ScrubBar;

/// Above a time line, while the mouse is on it: picture, time and names of that moment. Takes neither mouse nor focus.
class ScrubPreview : public QFrame
{
    Q_OBJECT

public:
    /// \a parent: what it is shown in, with \a bar somewhere in it.
    ScrubPreview(ScrubBar* bar, QWidget* parent);

    /// Hides it. Empty: a recording without pictures.
    void setFile(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showAt(qint64 ms);
    void place();

    ScrubBar* m_bar;
    FramePreview* m_pictures;
    QLabel* m_picture;
    QLabel* m_text;
    int m_x = 0; ///< of the mouse, in the bar
};

} // namespace ringface

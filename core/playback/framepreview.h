// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/playback/shownframe.h"

#include <QObject>
#include <QSize>
#include <QThread>

namespace ringface
{

class FrameFeeder;

/// Small pictures of any moments of a file, for somebody who points at them; the last ones are kept.
/// Thread: the GUI thread only; decodes in one of its own, which its destructor waits for.
/// Errors: of a file that cannot be played there are no pictures.
class FramePreview : public QObject
{
    Q_OBJECT

public:
    /// \a size: the pictures fit into it (pixels of the screen).
    explicit FramePreview(const QSize& size, QObject* parent = nullptr);
    ~FramePreview() override;

    /// Empty: no file. It is opened when a picture is asked for.
    void setFile(const QString& path);
    /// The frame at \a ms; what was asked for before is not answered any more.
    void ask(qint64 ms);
    bool isOpen() const { return m_state != State::Closed; }

Q_SIGNALS:
    void shown(const QImage& picture, qint64 timeMs);

private:
    enum class State { Closed, Opening, Open };

    QThread m_thread;
    FrameFeeder* m_feeder; ///< lives in m_thread
    quint64 m_request = 0;
    QString m_file;
    State m_state = State::Closed;
    qint64 m_wantedMs = 0;
};

} // namespace ringface

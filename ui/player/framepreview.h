// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QSize>

#include <memory>

class QVideoFrame;

namespace ringface
{

class Playback;

/// Small pictures of any moments of a file, from a silent player of its own that is there from the first one that is
/// asked for until another file is set. Thread: the GUI thread only.
/// Errors: of a file that cannot be played there are no pictures.
class FramePreview : public QObject
{
    Q_OBJECT

public:
    /// \a size: the pictures fit into it.
    explicit FramePreview(const QSize& size, QObject* parent = nullptr);
    ~FramePreview() override;

    /// Empty: no file.
    void setFile(const QString& path);
    /// The first frame at or after \a ms; only the newest of those asked for while one is under way.
    void ask(qint64 ms);
    bool isOpen() const { return m_playback != nullptr; }

Q_SIGNALS:
    void shown(const QImage& picture, qint64 timeMs);

private:
    void open(qint64 ms);
    void take(const QVideoFrame& frame, qint64 ms);

    QSize m_size;
    QString m_file;
    std::unique_ptr<Playback> m_playback;
    QElapsedTimer m_underWay; ///< since it was asked for; invalid: none is
    qint64 m_next = -1;       ///< asked for meanwhile; -1: none
    bool m_failed = false;
};

} // namespace ringface

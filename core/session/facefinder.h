// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/foundpeople.h"
#include "core/session/identify.h"

#include <QFutureWatcher>
#include <QObject>

namespace ringface
{

class Pipeline;

/// Says who is on a photo that is not of the library, and when they were seen. One photo at a time: the last one that
/// was asked about. Thread: the GUI thread; a worker looks. The destructor waits for it.
class FaceFinder : public QObject
{
    Q_OBJECT

public:
    FaceFinder(Library& library, Pipeline& pipeline, QObject* parent = nullptr);
    ~FaceFinder() override;

    void find(const QString& photo);

Q_SIGNALS:
    /// Nobody: no face is on it.
    void found(const QString& photo, const QList<ringface::FoundPerson>& people);
    void failed(const QString& photo, ringface::MediaError error);

private:
    struct Result {
        QString photo;
        Found found;
        Who who;
    };
    void tell();

    Library& m_library;
    Pipeline& m_pipeline;
    QFutureWatcher<Result> m_look;
};

} // namespace ringface

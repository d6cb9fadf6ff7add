// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/context.h"
#include "app/cli/http/httpserver.h"
#include "app/cli/http/servedpaths.h"
#include "app/cli/http/workqueue.h"

#include <QJsonObject>

namespace ringface
{
struct FitRequest;
} // namespace ringface

namespace ringface::cli
{

struct LookedAt;

/// The original Ringface's routes: /recognition/local-video, /recognition/local-image, /classifier/fit.
/// Thread: that of the program.
class OriginalApi : public QObject
{
    Q_OBJECT

public:
    /// \a context, \a paths and \a work outlive it; the library is open. \a pictures: folder for the faces of unknown
    /// people, or empty. \a whenTrained is called with what to do once what was said so far
    /// is learned.
    OriginalApi(Context& context, const ServedPaths& paths, WorkQueue& work, const QString& pictures,
                std::function<void(std::function<void()>)> whenTrained)
        : m_context(context)
        , m_paths(paths)
        , m_work(work)
        , m_pictures(pictures)
        , m_whenTrained(std::move(whenTrained))
    {
    }

    void addTo(HttpServer& server);

private:
    using Ask = HttpServer::Request;
    struct Looking;
    void video(const Ask& call);
    void image(const Ask& call);
    void fit(const Ask& call);

    /// The file that \a field of the request names; empty if the call is answered.
    QString fileOf(const Ask& call, const QJsonObject& request, const QString& field) const;
    /// False if the call is answered.
    bool mayRead(const Ask& call, const QString& path, ServedPaths::File* file) const;
    void look(const Ask& call, const std::shared_ptr<Looking>& what);
    void learn(const Ask& call, FitRequest request, const QString& engineId,
               const std::vector<std::vector<LookedAt>>& photos);
    void queue(const Ask& call, WorkQueue::Work work);

    Context& m_context;
    const ServedPaths& m_paths;
    WorkQueue& m_work;
    QString m_pictures; ///< folder for the faces of unknown people; empty: nowhere
    std::function<void(std::function<void()>)> m_whenTrained;
};

} // namespace ringface::cli

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/options.h"
#include "core/library/library.h"

#include <QObject>

#include <memory>

namespace ringface
{

class MainWindow;
class ModelFetch;
class Reencoder;
class RetrainScheduler;
class ScanQueue;
struct FetchResult;

/// Makes the parts of the program and connects them: library, scan queue, retraining, window.
/// Thread: the GUI thread. Owns: all of them; the destructor stops the background work.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const DesktopOptions& options);
    ~Application() override;

    /// Opens the library and shows the window; false (with a message on screen) if the library cannot be used.
    bool start();

    MainWindow* window() const { return m_window.get(); }
    Library* library() const { return m_library.get(); }

private:
    /// (Again) with the network files that are there now.
    void setUpBackground();
    void scanUnfinished();
    void fetchModels();
    void modelsFetched(const FetchResult& result);
    void scanned();
    void saveLayout() const;

    DesktopOptions m_options;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ScanQueue> m_scans;
    std::unique_ptr<Reencoder> m_reencoding;
    std::unique_ptr<RetrainScheduler> m_retraining;
    std::unique_ptr<ModelFetch> m_fetch;
    QString m_engineId;
};

} // namespace ringface

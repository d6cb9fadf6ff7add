// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/options.h"
#include "core/library/library.h"
#include "core/library/safety/backups.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ringface
{

class MainWindow;
class WindowSession;
struct ModelsState;

/// Opens the library, shows the window, and closes both when the library itself is to be changed.
/// Thread: the GUI thread. Owns: library, window and session; the destructor ends the background work.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const DesktopOptions& options);
    ~Application() override;

    /// Opens the library and shows the window; false (with a message on screen) if the library cannot be used (yet).
    bool start();

    MainWindow* window() const { return m_window.get(); }
    Library* library() const { return m_library.get(); }
    WindowSession* session() const { return m_session.get(); }

    /// Another start of the program hands these over (absolute); the window comes to the front. Without a window (a
    /// passphrase is asked for) they are scanned when there is one.
    void open(const QStringList& paths);

private:
    bool begin(Library::Opened opened);
    void connectSession();
    void saveLayout() const;
    /// Closing the last window ends the program, unless it goes on in the tray.
    void quitWithWindow();
    /// Ends what works with the library, and the window, but not the program: call quitWithWindow() when there is a
    /// window again.
    void closeLibrary();
    /// Ends what runs in the background, and closes the window.
    void stop();
    /// Closes everything, does \a meanwhile, and starts again.
    bool startAgain(const std::function<void()>& meanwhile);
    /// The same, and tells how \a change to the library's files ended.
    void changeLibrary(const std::function<BackupResult()>& change);
    void askPassphrase();
    /// Closes everything, encrypts the library with another passphrase, and starts again.
    void changePassphrase(const QString& now, const QString& next);
    /// Closes everything, and asks what is to be done about a library that cannot be used.
    void replaceLibrary(Library::OpenError error, const QString& detail);
    void removeEverything();
    void removeDemo();
    void tellNotRemoved(const QString& folder);

    DesktopOptions m_options;
    QString m_passphrase; ///< of the library; empty: none, or not yet asked for
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowSession> m_session;
};

} // namespace ringface

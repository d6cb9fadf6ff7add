// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "tests/support/desktop.h"

#include <QAction>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolBar>

namespace ringface::bench
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 120'000;

/// Somebody who has just installed the program, with a mouse and keyboard moved from outside of the process.
class NewUser
{
public:
    explicit NewUser(MainWindow& window)
        : m_window(window)
    {
    }

    bool click(const QWidget* widget)
    {
        ++m_clicks;
        return desktop::click(desktop::centre(widget));
    }
    bool drag(const QPoint& from, const QPoint& to)
    {
        ++m_drags;
        return desktop::drag(from, to);
    }
    /// Adds the folder, waits for the first face and gives it a name.
    bool nameSomebody(const QString& folder)
    {
        if (!click(find<QWidget>(u"welcomeFolderButton"_s)) || !waitFor([this] {
                const auto* dialog = m_window.findChild<QWidget*>(u"fileDialog"_s);
                return dialog != nullptr && dialog->isActiveWindow();
            }))
            return false;
        if (!desktop::type(folder) || !desktop::key(u"Return"_s))
            return false;
        auto* stacks = find<QListView>(u"groupView"_s);
        QElapsedTimer waiting;
        waiting.start();
        if (!waitFor([&] { return stacks->model()->rowCount() > 0; }))
            return false;
        m_waitedMs = waiting.elapsed();
        const QWidget* tab = find<QToolBar>(u"toolBar"_s)->widgetForAction(find<QAction>(u"unknownAction"_s));
        if (!click(tab) || !waitFor([stacks] { return stacks->isVisible() && stacks->model()->rowCount() > 0; }))
            return false;
        const auto* people = find<QListView>(u"newPersonView"_s);
        return drag(desktop::centre(stacks, 0), desktop::centre(people, 0)) && waitFor([] {
                   const QWidget* field = QApplication::focusWidget();
                   return field != nullptr && field->objectName() == "nameEntry"_L1;
               }) &&
               desktop::type(u"Anna"_s) && desktop::key(u"Return"_s);
    }

    int clicks() const { return m_clicks; }
    int drags() const { return m_drags; }
    double waitedSeconds() const { return double(m_waitedMs) / 1e3; }

    static bool waitFor(const std::function<bool()>& isSo) { return QTest::qWaitFor(isSo, patience); }

private:
    template <typename T>
    T* find(const QString& name) const
    {
        return m_window.findChild<T*>(name);
    }

    MainWindow& m_window;
    int m_clicks = 0;
    int m_drags = 0;
    qint64 m_waitedMs = 0;
};
} // namespace

int benchFirstName(const Options& options)
{
    if (QGuiApplication::platformName() != "xcb"_L1) {
        print(u"there is no X server: run it with tests/support/desktop_session.sh"_s, 0, u""_s);
        return 1;
    }
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(u"settings"_s));
    QElapsedTimer clock;
    clock.start();
    const auto app = desktop::start(folder.filePath(u"library"_s));
    if (!app)
        return 1;
    NewUser user(*app->window());
    const Library& library = *app->library();
    if (!user.nameSomebody(options.media) || !NewUser::waitFor([&library] { return library.people().size() == 1; }))
        return 1;
    print(u"first start to first name"_s, double(clock.elapsed()) / 1e3, u"s"_s);
    print(u"of it waiting for the first face"_s, user.waitedSeconds(), u"s"_s);
    print(u"clicks"_s, user.clicks(), u""_s);
    print(u"drags"_s, user.drags(), u""_s);
    return 0;
}

} // namespace ringface::bench

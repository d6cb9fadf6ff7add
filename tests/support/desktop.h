// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/application.h"
#include "tests/support/realfiles.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemView>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QScreen>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>

/// The whole program on a real X server (see desktop_session.sh), and a mouse and keyboard moved by another process.
namespace ringface::desktop
{

using namespace Qt::StringLiterals;

constexpr int timeout = 20'000;

/// The folder of recordings, or one of them.
inline QString porch(const QString& name = {})
{
    return testing::media(u"porch/"_s + name);
}

/// Why it cannot be done here; empty if it can.
inline QString missing()
{
    if (QGuiApplication::platformName() != "xcb"_L1)
        return u"there is no X server: run it with tests/support/desktop_session.sh"_s;
    return testing::lacking({porch(), testing::models()});
}

/// Runs another program; the window answers meanwhile. False if it fails.
inline bool runBeside(const QString& program, const QStringList& arguments, int ms = timeout)
{
    QProcess tool;
    QSignalSpy ended(&tool, &QProcess::finished);
    tool.start(program, arguments);
    return QTest::qWaitFor([&] { return ended.count() > 0; }, ms) && tool.exitCode() == 0;
}

inline bool outside(const QStringList& arguments)
{
    return runBeside(u"xdotool"_s, arguments);
}

inline bool key(const QString& keys)
{
    return outside({u"key"_s, keys});
}

inline bool type(const QString& text)
{
    return outside({u"type"_s, u"--delay"_s, u"40"_s, text});
}

inline bool moveTo(const QPoint& at)
{
    return outside({u"mousemove"_s, u"--sync"_s, QString::number(at.x()), QString::number(at.y())});
}

/// \a button: 1 left, 3 right.
inline bool click(const QPoint& at, int button = 1)
{
    return outside({u"mousemove"_s, u"--sync"_s, QString::number(at.x()), QString::number(at.y()), u"sleep"_s, u"0.1"_s,
                    u"click"_s, QString::number(button)});
}

/// Moves from one place to the other, slowly enough to be seen.
inline QStringList slowSteps(const QPoint& from, const QPoint& to)
{
    QStringList steps;
    constexpr int count = 12;
    for (int i = 1; i <= count; ++i) {
        const QPoint at = from + (to - from) * i / count;
        steps << u"sleep"_s << u"0.1"_s << u"mousemove"_s << QString::number(at.x()) << QString::number(at.y());
    }
    return steps;
}

/// Takes what is at \a from along \a way, and lets it go. In one go: the window answers nobody else while something is
/// dragged.
inline bool dragAlong(const QPoint& from, const QStringList& way)
{
    return outside(QStringList{u"mousemove"_s, u"--sync"_s, QString::number(from.x()), QString::number(from.y()),
                               u"mousedown"_s, u"1"_s} +
                   way + QStringList{u"sleep"_s, u"0.2"_s, u"mouseup"_s, u"1"_s});
}

/// On the way it is at \a by, where \a meanwhile is done.
inline bool dragBy(const QPoint& from, const QPoint& by, const QStringList& meanwhile, const QPoint& to)
{
    return dragAlong(from, slowSteps(from, by) + meanwhile + slowSteps(by, to));
}

inline bool drag(const QPoint& from, const QPoint& to)
{
    return dragAlong(from, slowSteps(from, to));
}

/// Where things are on the screen.
inline QPoint centre(const QWidget* widget)
{
    return widget->mapToGlobal(widget->rect().center());
}

inline QPoint centre(const QAbstractItemView* view, int row)
{
    return view->viewport()->mapToGlobal(view->visualRect(view->model()->index(row, 0)).center());
}

inline bool keepScreenshot(const QString& name)
{
    const QDir folder(qEnvironmentVariable("RINGFACE_ARTEFACTS", QDir::tempPath()));
    return folder.mkpath(u"."_s) &&
           QGuiApplication::primaryScreen()->grabWindow(0).save(folder.filePath(name + u".png"_s));
}

/// Null if its window does not come up.
inline std::unique_ptr<Application> start(const QString& libraryFolder)
{
    QStandardPaths::setTestModeEnabled(true);
    DesktopOptions options;
    options.libraryFolder = libraryFolder;
    auto app = std::make_unique<Application>(options);
    if (!app->start())
        return nullptr;
    app->window()->setGeometry(10, 40, 1180, 780);
    return QTest::qWaitForWindowActive(app->window()) ? std::move(app) : nullptr;
}

} // namespace ringface::desktop

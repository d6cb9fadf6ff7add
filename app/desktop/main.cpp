// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/application.h"
#include "app/desktop/preferences.h"
#include "app/desktop/singleinstance.h"
#include "core/session/quitsignal.h"
#include "core/session/runlog.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char* argv[])
{
    // Qt 6.4 would choose GStreamer, which crashes where its plugins are not installed.
    if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    // Qt's player tells of every decoder it tries.
    QLoggingCategory::defaultCategory()->setEnabled(QtDebugMsg, false);
    QCoreApplication::setApplicationName(u"ringface"_s);
    QCoreApplication::setOrganizationName(u"ringface"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(RINGFACE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Ringface"_s);
    QGuiApplication::setDesktopFileName(QLatin1StringView(RINGFACE_APP_ID));

    // Help and version need no display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const bool needsNoWindow = arguments.contains("--version"_L1) || arguments.contains("--help"_L1);
    if (needsNoWindow && qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const ringface::DesktopOptions options = ringface::readOptions(QCoreApplication::arguments());
    if (!options.problem.isEmpty()) {
        QTextStream(stderr) << "ringface: " << options.problem << " See ringface --help.\n";
        return 2;
    }
    if (!options.help.isEmpty() || options.version) {
        QTextStream(stdout) << (options.version ? u"ringface "_s + QCoreApplication::applicationVersion() + u'\n'
                                                : options.help);
        return 0;
    }
    if (options.demo) // settings of its own, too
        QCoreApplication::setApplicationName(u"ringface-demo"_s);
    ringface::SingleInstance instance(options.libraryFolder);
    if (!instance.start(options.paths))
        return 0; // the one that runs already has taken the paths
    ringface::startRunLog(ringface::runLogFolder(), options.verbose);
    QApplication::setWindowIcon(QIcon(u":/ringface/icons/ringface.svg"_s));
    const ringface::Settings settings = ringface::loadSettings();
    ringface::installLanguage(settings.language);
    ringface::applyTheme(settings.theme);
    ringface::Application ringface(options);
    QObject::connect(&instance, &ringface::SingleInstance::received, &ringface, &ringface::Application::open);
    ringface::quitOnSignals(); // a logout is no crash
    ringface.start();
    return QApplication::exec();
}

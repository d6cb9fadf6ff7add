// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A recording comes into a watched folder while the window is closed, and its visitor is announced by name: real
// recordings and networks, a real notification daemon, a real broker, a real place beside the clock.
#include "core/library/library.h"
#include "tests/support/broker.h"
#include "tests/support/desktop.h"
#include "tests/support/patience.h"
#include "tests/support/truth.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSettings>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace ringface::desktop;
using namespace Qt::StringLiterals;

namespace
{

/// What the notification daemon answers.
QByteArray daemonSays(const QStringList& question)
{
    QProcess control;
    control.start(u"dunstctl"_s, question);
    control.waitForFinished();
    return control.readAllStandardOutput().trimmed();
}
} // namespace

class TestDoorbell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void visitorIsAnnounced();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    std::unique_ptr<Application> m_app;
};

void TestDoorbell::initTestCase()
{
    if (const QString why = missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_doorbell"_s);
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
}

void TestDoorbell::cleanup()
{
    m_app.reset();
    QSettings().clear();
}

void TestDoorbell::visitorIsAnnounced()
{
    const QStringList twice = twoOfOnePerson(porch());
    QVERIFY(!twice.isEmpty());
    QVERIFY(QDir().mkpath(path(u"door"_s)));
    QVERIFY(runBeside(qEnvironmentVariable("RINGFACE_CLI"), {u"--library"_s, path(u"library"_s), u"scan"_s, twice[0]},
                      patience));
    Broker broker;
    QVERIFY(broker.start());
    QProcess daemon;
    daemon.start(u"dunst"_s, {u"-conf"_s, u"/dev/null"_s, u"-startup_notification"_s}, QIODevice::ReadOnly);
    QTRY_VERIFY_WITH_TIMEOUT(runBeside(u"dunstctl"_s, {u"is-paused"_s}), patience);

    m_app = start(path(u"library"_s));
    QVERIFY(m_app);
    QVERIFY(!m_app->library()->faces().isEmpty());
    QVERIFY(m_app->library()->labels().say({m_app->library()->faces()[0].id}, u"Anna"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_app->library()->recognition().isDue(), patience);
    SettingsPage* page = m_app->window()->settingsPage();
    Settings settings = page->settings();
    settings.watched = {path(u"door"_s)};
    settings.senders.broker = broker.place();
    QVERIFY(QSystemTrayIcon::isSystemTrayAvailable());
    settings.inTray = true;
    Q_EMIT page->settingsChanged(settings);
    QVERIFY(m_app->window()->close());
    QVERIFY(!m_app->window()->isVisible());
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed());

    // As cameras name it, now.
    const QString arrives = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s) + u".mp4"_s;
    QVERIFY(QFile::copy(twice[1], path(u"door/"_s + arrives)));
    QTRY_VERIFY_WITH_TIMEOUT(broker.hasHeard(), patience);
    QCOMPARE(QJsonDocument::fromJson(broker.visit()).object()["name"_L1].toString(), u"Anna"_s);
    QTRY_COMPARE_WITH_TIMEOUT(daemonSays({u"count"_s, u"displayed"_s}), "1", timeout);
    QVERIFY(keepScreenshot(u"announced"_s));
    QVERIFY(runBeside(u"dunstctl"_s, {u"close-all"_s})); // they are history then
    QTRY_VERIFY_WITH_TIMEOUT(daemonSays({u"history"_s}).contains("Anna?"), timeout);

    // The icon beside the clock brings the window back.
    const QWidgetList tops = QApplication::topLevelWidgets();
    const auto icon = std::ranges::find_if(tops, [](const QWidget* w) { return w->inherits("QSystemTrayIconSys"); });
    QVERIFY(icon != tops.end());
    QVERIFY(click(centre(*icon)));
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window()->isVisible(), timeout);
    // There, one line says who it was, and a click plays the visit.
    QVERIFY(key(u"ctrl+1"_s));
    const auto* row = m_app->window()->findChild<QWidget*>(u"justNowRow"_s);
    QTRY_VERIFY(row->isVisible());
    QCOMPARE(row->findChild<QLabel*>(u"justNowWho"_s)->text(), u"Anna?"_s);
    QVERIFY(row->findChild<QLabel*>(u"justNowFacts"_s)->text().startsWith(u"Just now"_s));
    QVERIFY(keepScreenshot(u"just-now"_s));
    QVERIFY(click(centre(row->findChild<QWidget*>(u"justNowPlay"_s))));
    QTRY_VERIFY(!row->isVisible());
    QTRY_VERIFY(m_app->window()->findChild<QLabel*>(u"playerTitle"_s)->text().contains(u"Anna"_s));
    settings.inTray = false;
    Q_EMIT page->settingsChanged(settings);
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    // What does not arrive is said.
    settings.senders = {};
    settings.senders.webhook = u"http://127.0.0.1:1/"_s;
    Q_EMIT page->settingsChanged(settings);
    Q_EMIT page->senders()->trialWanted();
    QTRY_VERIFY_WITH_TIMEOUT(page->findChild<QLabel*>(u"sendersNote"_s)->text().contains(u"127.0.0.1:1"_s), timeout);
    // With everything removed, this choice is gone too: closing the window ends the program again.
    settings.inTray = true;
    Q_EMIT page->settingsChanged(settings);
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed());
    Q_EMIT page->removalWanted();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library() != nullptr && m_app->library()->faces().isEmpty(), timeout);
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    daemon.kill();
    daemon.waitForFinished();
}

QTEST_MAIN(TestDoorbell)
#include "tst_doorbell.moc"

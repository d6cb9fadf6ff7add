// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// News on the desktop, sent over a real bus. The service that shows them stands here.
#include "app/desktop/notifier.h"

#include <QDBusArgument>
#include <QDBusPendingCallWatcher>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

/// What a desktop offers, by the Desktop Notifications Specification.
class DesktopService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        QString app, icon, title, text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the specification's name
    uint Notify(const QString& app, uint, const QString& icon, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& hints, int)
    {
        shown.append({app, icon, title, text, actions, hints});
        return uint(shown.size()) + 41;
    }

Q_SIGNALS:
    // NOLINTBEGIN(readability-identifier-naming): the specification's names
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
    // NOLINTEND(readability-identifier-naming)
};

class TestNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isShown();
    void aClickOpensIt();
    void withoutAService();

private:
    std::unique_ptr<DesktopService> m_service;
};

void TestNotifier::init()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY2(bus.isConnected(), "this test needs a bus: dbus-run-session");
    m_service = std::make_unique<DesktopService>();
    QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, m_service.get(),
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void TestNotifier::cleanup()
{
    QDBusConnection::sessionBus().unregisterObject(u"/org/freedesktop/Notifications"_s);
    QDBusConnection::sessionBus().unregisterService(u"org.freedesktop.Notifications"_s);
}

void TestNotifier::isShown()
{
    QGuiApplication::setDesktopFileName(u"org.example.Ringface"_s);
    Notifier notifier;
    QImage face(3, 2, QImage::Format_RGB32);
    face.fill(QColor(200, 100, 50));
    notifier.show({u"Anna & <b>Ben</b>"_s, u"Front <b>Door</b>, 14:05"_s, face, 7, 1500});
    QTRY_COMPARE(m_service->shown.size(), 1);
    const DesktopService::Shown shown = m_service->shown.first();
    QCOMPARE(shown.app, u"Ringface"_s);
    QCOMPARE(shown.icon, u"org.example.Ringface"_s);
    QCOMPARE(shown.title, u"Anna & <b>Ben</b>"_s); // never markup, by the specification
    QCOMPARE(shown.text, u"Front &lt;b&gt;Door&lt;/b&gt;, 14:05"_s);
    QCOMPARE(shown.actions.value(0), u"default"_s);
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"org.example.Ringface"_s);
    const auto raw = shown.hints.value(u"image-data"_s).value<QDBusArgument>();
    QCOMPARE(raw.currentSignature(), u"(iiibiiay)"_s);
    int width = 0, height = 0, stride = 0, bits = 0, channels = 0;
    bool alpha = false;
    QByteArray bytes;
    raw.beginStructure();
    raw >> width >> height >> stride >> alpha >> bits >> channels >> bytes;
    raw.endStructure();
    QCOMPARE(QSize(width, height), face.size());
    QVERIFY(alpha && bits == 8 && channels == 4);
    QCOMPARE(bytes.size(), stride * height);
    QCOMPARE(bytes.first(4), QByteArray("\xc8\x64\x32\xff"));
}

void TestNotifier::aClickOpensIt()
{
    Notifier notifier;
    QSignalSpy opened(&notifier, &Notifier::opened);
    notifier.show({u"Anna"_s, {}, {}, 7, 1500});
    notifier.show({u"Ben"_s, {}, {}, 8, 0});
    QTRY_COMPARE(m_service->shown.size(), 2);
    QVERIFY(!m_service->shown.first().hints.contains(u"image-data"_s));
    QTRY_VERIFY(notifier.findChildren<QDBusPendingCallWatcher*>().isEmpty()); // the service's numbers are here
    Q_EMIT m_service->ActionInvoked(4711, u"default"_s);                      // another program's
    Q_EMIT m_service->NotificationClosed(42, 2);
    Q_EMIT m_service->ActionInvoked(42, u"default"_s);
    Q_EMIT m_service->ActionInvoked(43, u"other"_s);
    Q_EMIT m_service->ActionInvoked(43, u"default"_s);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first(), QVariantList({qint64(8), qint64(0)}));
}

void TestNotifier::withoutAService()
{
    cleanup();
    Notifier notifier;
    notifier.show({u"Anna"_s, {}, {}, 7, 1500}); // nobody is there to show it, and nobody is hurt
    init();
    notifier.show({u"Ben"_s, {}, {}, 8, 0});
    QTRY_COMPARE(m_service->shown.size(), 1);
    QCOMPARE(m_service->shown.first().title, u"Ben"_s);
}

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"

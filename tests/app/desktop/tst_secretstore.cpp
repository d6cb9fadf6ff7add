// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Passwords go into the desktop's store, and stay readable where there is none. Run with a store of its own
// (support/keyring.sh).
#include "app/desktop/secretstore.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <optional>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutAStoreItIsInTheFile(); // first, while nothing is connected
    void isInTheStoreOnly();
    void olderFileIsEmptied();
    void isForgotten();

private:
    std::optional<QString> read();
    static bool isInFile(const QString& text)
    {
        QFile file(QSettings().fileName());
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
    }

    SecretStore m_store;
};

std::optional<QString> TestSecretStore::read()
{
    std::optional<QString> out;
    m_store.read(brokerPasswordKey, [&out](const QString& secret) { out = secret; });
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&out] { return out.has_value(); });
    return out;
}

void TestSecretStore::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_secretstore"_s);
    QSettings().clear();
}

void TestSecretStore::withoutAStoreItIsInTheFile()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    QCOMPARE(read(), QString());
    m_store.write(brokerPasswordKey, u"first"_s);
    QCOMPARE(read(), u"first"_s);
    QVERIFY(!QTest::qWaitFor([] { return !isInFile(u"first"_s); }, 1000));
    QCOMPARE(QFile::permissions(QSettings().fileName()) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
}

void TestSecretStore::isInTheStoreOnly()
{
    m_store.write(brokerPasswordKey, u"se%cret; \"x\" ü"_s);
    QTRY_VERIFY(!QSettings().contains(brokerPasswordKey));
    QVERIFY(!isInFile(u"cret"_s) && !isInFile(u"first"_s));
    QCOMPARE(read(), u"se%cret; \"x\" ü"_s);
}

void TestSecretStore::olderFileIsEmptied()
{
    QSettings().setValue(brokerPasswordKey, u"of version 0.1"_s);
    QCOMPARE(read(), u"of version 0.1"_s);
    QTRY_VERIFY(!QSettings().contains(brokerPasswordKey));
    QCOMPARE(read(), u"of version 0.1"_s);
}

void TestSecretStore::isForgotten()
{
    m_store.write(brokerPasswordKey, {});
    QTRY_COMPARE(read(), QString());
}

QTEST_MAIN(TestSecretStore)
#include "tst_secretstore.moc"

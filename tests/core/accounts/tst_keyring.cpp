// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The desktop's own place for secrets: a real one, empty and unlocked (support/keyring.sh), and none at all.
#include "core/accounts/keyring.h"
#include "tests/support/patience.h"

#include <QTest>

#include <optional>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutOne();
    void keepsAndForgets();

private:
    std::pair<QString, bool> read();
    bool write(const QString& secret);

    DesktopKeyring m_keyring{u"ringface-test"_s};
};

std::pair<QString, bool> TestKeyring::read()
{
    std::optional<std::pair<QString, bool>> out;
    m_keyring.read(u"tst_keyring"_s, [&out](const QString& secret, bool isThere) { out = {secret, isThere}; });
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&out] { return out.has_value(); }, patience);
    return out.value_or(std::pair(u"no answer"_s, false));
}

bool TestKeyring::write(const QString& secret)
{
    std::optional<bool> out;
    m_keyring.write(u"tst_keyring"_s, secret, [&out](bool isWritten) { out = isWritten; });
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&out] { return out.has_value(); }, patience);
    return out.value_or(false);
}

void TestKeyring::keepsAndForgets()
{
    const QString secret = u"{\"refresh_token\":\"eyJ%ü\",\"v\":1}"_s;
    QCOMPARE(read(), std::pair(QString(), true));
    QVERIFY(write(secret));
    QCOMPARE(read(), std::pair(secret, true));
    QVERIFY(write(u"another"_s));
    QCOMPARE(read(), std::pair(u"another"_s, true));
    QVERIFY(write({}));
    QCOMPARE(read(), std::pair(QString(), true));
    QVERIFY(write({})); // what is not there is forgotten, too
}

void TestKeyring::withoutOne()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    QCOMPARE(read(), std::pair(QString(), false));
    QVERIFY(!write(u"secret"_s));
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"

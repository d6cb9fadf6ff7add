// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// An encrypted library, as the user meets it.
#include "app/desktop/application.h"
#include "core/library/safety/passphrase.h"
#include "tests/support/looks.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/scanned.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString secret = u"bread & cheese"_s;
} // namespace

class TestEncryption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_app.reset(); }
    void encryptedAndNoLonger();
    void passphraseIsAskedFor();
    void wrongOneChangesNothing();

private:
    QString folder() const { return m_dir->filePath(u"library"_s); }
    bool start()
    {
        DesktopOptions options;
        options.libraryFolder = folder();
        options.modelsFolder = m_dir->filePath(u"models"_s);
        m_app = std::make_unique<Application>(options);
        return m_app->start();
    }
    static QWidget* window(const QString& name)
    {
        for (QWidget* w : QApplication::topLevelWidgets()) {
            if (w->objectName() == name && w->isVisible())
                return w;
        }
        return nullptr;
    }
    /// Clicks \a button on the settings page, and fills in what the dialog asks for.
    bool fillIn(const QString& button, const QString& now, const QString& next);
    QString encryptionText() const { return m_app->window()->findChild<QLabel*>(u"passphraseText"_s)->text(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Application> m_app;
};

void TestEncryption::initTestCase()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qunsetenv("RINGFACE_MODELS");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_encryption"_s);
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestEncryption::init()
{
    QSettings().clear();
    m_dir = std::make_unique<QTemporaryDir>();
    const std::unique_ptr<Library> library = Library::open(folder()).library;
    QVERIFY(library);
    const RecordingId id = library->addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(scanOnce(*library, id, {standing(0, {100, 100, 80, 80}, 0, 2000, {200}, {1, 0})}));
    QVERIFY(library->labels().say({library->faces()[0].id}, u"Anna"_s));
}

bool TestEncryption::fillIn(const QString& button, const QString& now, const QString& next)
{
    m_app->window()->findChild<QPushButton*>(button)->click();
    auto* dialog = m_app->window()->findChild<QDialog*>(u"passphraseDialog"_s);
    if (dialog == nullptr || dialog->findChild<QPushButton*>(u"okButton"_s)->isEnabled())
        return false;
    keepPicture(*dialog, u"passphrase-"_s + button);
    if (auto* field = dialog->findChild<QLineEdit*>(u"nowField"_s); field != nullptr)
        QTest::keyClicks(field, now);
    if (auto* field = dialog->findChild<QLineEdit*>(u"nextField"_s); field != nullptr) {
        QTest::keyClicks(field, next);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"againField"_s), next + u'x');
        if (dialog->findChild<QPushButton*>(u"okButton"_s)->isEnabled())
            return false; // these are two
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"againField"_s), Qt::Key_Backspace);
    }
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"okButton"_s), Qt::LeftButton);
    return QTest::qWaitFor([] { return window(u"patienceWindow"_s) != nullptr; }, patience) &&
           QTest::qWaitFor([this] { return m_app->window() != nullptr && m_app->window()->isVisible(); }, patience) &&
           window(u"patienceWindow"_s) == nullptr;
}

void TestEncryption::encryptedAndNoLonger()
{
    QVERIFY(start());
    QVERIFY(encryptionText().contains(u"Whoever has this disk"_s));
    QVERIFY(fillIn(u"setPassphraseButton"_s, {}, secret));
    QVERIFY(encryptionText().contains(u"only with your passphrase"_s));
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
    QVERIFY(fillIn(u"setPassphraseButton"_s, secret, u"another"_s));
    QCOMPARE(changePassphrase(folder(), secret, {}), PassphraseError::Wrong);
    QVERIFY(fillIn(u"removePassphraseButton"_s, u"another"_s, {}));
    QVERIFY(encryptionText().contains(u"Whoever has this disk"_s));
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
    m_app.reset();
    QVERIFY(!hasPassphrase(folder()));
}

void TestEncryption::passphraseIsAskedFor()
{
    QCOMPARE(changePassphrase(folder(), {}, secret), PassphraseError::None);
    QVERIFY(!start());
    QWidget* asks = window(u"passphraseWindow"_s);
    QVERIFY(asks != nullptr);
    QVERIFY(cutOff(*asks).isEmpty());
    // What another start of the program hands over meanwhile waits.
    const QString handed = folder() + u"/../handed.mp4"_s;
    QVERIFY(writeFile(handed, "not really a recording"));
    m_app->open({QDir::cleanPath(handed)});
    auto* field = asks->findChild<QLineEdit*>(u"passphraseField"_s);
    QVERIFY(!asks->findChild<QPushButton*>(u"openButton"_s)->isEnabled());
    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(asks->isVisible());
    QVERIFY(asks->findChild<QLabel*>(u"passphraseProblem"_s)->isVisible());
    QVERIFY(cutOff(*asks).isEmpty());
    keepPicture(*asks, u"passphrase-asked"_s);
    QTest::keyClicks(field, secret); // the wrong one is selected, and replaced
    QVERIFY(!asks->findChild<QLabel*>(u"passphraseProblem"_s)->isVisible());
    QTest::mouseClick(asks->findChild<QPushButton*>(u"openButton"_s), Qt::LeftButton);
    QTRY_VERIFY(window(u"passphraseWindow"_s) == nullptr);
    QVERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
    QVERIFY(encryptionText().contains(u"only with your passphrase"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library()->seenFiles().contains(QDir::cleanPath(handed)), patience);
}

void TestEncryption::wrongOneChangesNothing()
{
    QCOMPARE(changePassphrase(folder(), {}, secret), PassphraseError::None);
    QVERIFY(!start());
    QWidget* asks = window(u"passphraseWindow"_s);
    QTest::keyClicks(asks->findChild<QLineEdit*>(u"passphraseField"_s), secret);
    QTest::keyClick(asks->findChild<QLineEdit*>(u"passphraseField"_s), Qt::Key_Return);
    QVERIFY(m_app->window() != nullptr);
    QVERIFY(fillIn(u"removePassphraseButton"_s, u"wrong"_s, {}));
    QVERIFY(encryptionText().contains(u"only with your passphrase"_s));
    m_app.reset();
    QVERIFY(hasPassphrase(folder()));
    QVERIFY(Library::open(folder(), secret).library);
}

QTEST_MAIN(TestEncryption)
#include "tst_encryption.moc"

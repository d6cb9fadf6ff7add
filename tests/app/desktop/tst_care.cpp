// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A library that is damaged, and its copies, as the user meets them.
#include "app/desktop/application.h"
#include "core/library/safety/backups.h"
#include "core/library/store/database.h"
#include "core/session/maintenance.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfiles.h"
#include "tests/support/patience.h"
#include "tests/support/scanned.h"
#include "ui/settings/backupbox.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int daysAgo = 40; // when the recordings were made
} // namespace

class TestCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void damagedLibraryComesBack();
    void damagedLibraryWithoutACopy();
    void damageIsNoticedWhileItRuns();
    void firstStartMakesACopy();
    void goesBackToACopy();
    void closingStopsACopy();
    void removedPersonIsInNoCopy();
    void otherProgramsAreNoticed();
    void oldUnknownFacesGo_data();
    void oldUnknownFacesGo();

private:
    QString folder() const { return m_dir->filePath(u"library"_s); }
    bool start();
    /// So much is in it that a copy takes its time.
    static bool makeLong(Library& library)
    {
        bool ok = true;
        for (int i = 0; i < 300; ++i)
            ok = ok && library.setNote(u"note%1"_s.arg(i), QString(100'000, u'x'));
        return ok;
    }
    /// Two recordings, and Anna.
    bool fill();
    QWidget* problem() const
    {
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (window->objectName() == "startProblem"_L1 && window->isVisible())
                return window;
        }
        return nullptr;
    }
    static QPushButton* button(QWidget* window, const QString& name)
    {
        return window == nullptr ? nullptr : window->findChild<QPushButton*>(name);
    }
    BackupBox* box() const { return m_app->window()->settingsPage()->backups(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Application> m_app;
};

void TestCare::initTestCase()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qunsetenv("RINGFACE_MODELS");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_care"_s);
}

void TestCare::init()
{
    QSettings().clear();
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestCare::cleanup()
{
    m_app.reset();
    delete problem();
}

bool TestCare::start()
{
    DesktopOptions options;
    options.libraryFolder = folder();
    options.modelsFolder = m_dir->filePath(u"models"_s);
    m_app = std::make_unique<Application>(options);
    return m_app->start();
}

bool TestCare::fill()
{
    const std::unique_ptr<Library> library = Library::open(folder()).library;
    bool ok = library != nullptr;
    for (const QByteArray& content : {QByteArray("a"), QByteArray("b")}) {
        const RecordingId id =
            ok ? library
                     ->addRecording(recordingFile(m_dir->filePath(QString::fromLatin1(content)), content,
                                                  QDateTime::currentDateTimeUtc().addDays(-daysAgo)))
                     .id
               : 0;
        ok = ok && scanOnce(*library, id, {standing(0, QRect(100, 100, 80, 80), 0, 2000, {200}, {1, 0})});
    }
    return ok && library->labels().say({library->faces()[0].id}, u"Anna"_s);
}

void TestCare::damagedLibraryComesBack()
{
    QVERIFY(fill());
    QCOMPARE(makeBackup(folder()).error, BackupResult::Error::None);
    QVERIFY(damageDatabase(libraryFile(folder())));
    QVERIFY(!start());
    QVERIFY(m_app->window() == nullptr);
    QVERIFY(problem() != nullptr);
    QVERIFY(problem()->findChild<QLabel*>()->text().contains(folder()));
    QPushButton* restore = button(problem(), u"restoreButton"_s);
    QVERIFY(restore != nullptr);
    QTest::mouseClick(restore, Qt::LeftButton);
    QTRY_VERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QTRY_VERIFY(problem() == nullptr);
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
    QVERIFY(backupsOf(folder())[0].damaged); // kept
}

void TestCare::damagedLibraryWithoutACopy()
{
    QVERIFY(fill());
    QVERIFY(damageDatabase(libraryFile(folder())));
    QVERIFY(!start());
    QVERIFY(button(problem(), u"restoreButton"_s) == nullptr);
    QPushButton* empty = button(problem(), u"emptyButton"_s);
    QVERIFY(empty != nullptr);
    QTest::mouseClick(empty, Qt::LeftButton);
    QTRY_VERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QCOMPARE(m_app->library()->recordings().size(), 0);
    QCOMPARE(backupsOf(folder()).size(), 1);
    QVERIFY(backupsOf(folder())[0].damaged);
}

void TestCare::damageIsNoticedWhileItRuns()
{
    QVERIFY(fill());
    QCOMPARE(makeBackup(folder()).error, BackupResult::Error::None);
    {
        // A page that nobody needs before somebody looks at what was learnt earlier.
        Database db;
        QCOMPARE(db.openAsItIs(libraryFile(folder())), Database::Status::Ok);
        const qint64 page =
            db.value(u"SELECT rootpage FROM sqlite_master WHERE name = 'classifier_samples'"_s).toLongLong();
        QVERIFY(page > 1);
        QFile file(libraryFile(folder()));
        constexpr qint64 pageSize = 4096;
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * pageSize));
        QVERIFY(file.write(QByteArray(64, '\x33')) > 0);
    }
    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(problem() != nullptr, patience);
    QVERIFY(m_app->window() == nullptr);
    QTest::mouseClick(button(problem(), u"restoreButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
}

void TestCare::firstStartMakesACopy()
{
    QVERIFY(fill());
    QVERIFY(start());
    QTRY_COMPARE_WITH_TIMEOUT(backupsOf(folder()).size(), 1, patience);
    QTRY_COMPARE(box()->findChild<QComboBox*>(u"backupChoice"_s)->count(), 1);
}

void TestCare::goesBackToACopy()
{
    QVERIFY(fill());
    QVERIFY(start());
    QTest::mouseClick(button(box(), u"backupButton"_s), Qt::LeftButton);
    QVERIFY(!button(box(), u"backupButton"_s)->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(box()->findChild<QComboBox*>(u"backupChoice"_s)->count(), 1, patience);
    QVERIFY(button(box(), u"backupButton"_s)->isEnabled());
    QVERIFY(m_app->library()->labels().say({m_app->library()->faces()[0].id}, u"Berta"_s));
    QTest::mouseClick(button(box(), u"restoreButton"_s), Qt::LeftButton);
    auto* question = box()->findChild<QWidget*>(u"restoreBar"_s);
    QVERIFY(!question->isHidden());
    QTest::mouseClick(button(question, u"dismissButton"_s), Qt::LeftButton); // not yet
    QVERIFY(question->isHidden());
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Berta"_s});
    QTest::mouseClick(button(box(), u"restoreButton"_s), Qt::LeftButton);
    const MainWindow* before = m_app->window();
    QSignalSpy gone(before, &QObject::destroyed);
    QTest::mouseClick(button(question, u"acceptButton"_s), Qt::LeftButton);
    QTRY_COMPARE(gone.size(), 1);
    QTRY_VERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QCOMPARE(m_app->library()->peopleNames(), QStringList{u"Anna"_s});
    QCOMPARE(box()->findChild<QComboBox*>(u"backupChoice"_s)->count(), 2); // and back again
}

void TestCare::closingStopsACopy()
{
    const std::unique_ptr<Library> library = Library::open(folder()).library;
    QVERIFY(library && makeLong(*library));
    {
        Maintenance care(*library);
        care.makeBackup();
        QVERIFY(care.isBusy());
    }
    QVERIFY(backupsOf(folder()).isEmpty());
    Maintenance care(*library);
    QSignalSpy busy(&care, &Maintenance::busyChanged);
    care.makeBackup();
    QTRY_COMPARE_WITH_TIMEOUT(busy.size(), 2, patience);
    QCOMPARE(backupsOf(folder()).size(), 1);
}

void TestCare::removedPersonIsInNoCopy()
{
    QVERIFY(fill());
    const std::unique_ptr<Library> library = Library::open(folder()).library;
    QVERIFY(library && makeLong(*library));
    Maintenance care(*library);
    care.makeBackup();
    const auto removed = library->labels().removePerson(library->people().at(0).id);
    QVERIFY(removed);
    // The copy that was being made may hold that person: another one takes its place.
    QTRY_VERIFY_WITH_TIMEOUT(!care.isBusy() && !library->isErasureDue(), patience);
    const QList<Backup> copies = backupsOf(folder());
    QVERIFY(copies.size() <= 1);
    for (const Backup& copy : copies) {
        Database db;
        QCOMPARE(db.openAsItIs(copy.file), Database::Status::Ok);
        QCOMPARE(db.value(u"SELECT count(*) FROM persons WHERE name = ?"_s, {removed->name}).toInt(), 0);
    }
}

void TestCare::otherProgramsAreNoticed()
{
    QVERIFY(fill());
    QVERIFY(start());
    const std::unique_ptr<Library> other = Library::open(folder()).library;
    Changes changed(*m_app->library(), ofRemovals); // learning does not tell of these
    QVERIFY(other->labels().say({other->faces()[0].id}, u"Berta"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
}

void TestCare::oldUnknownFacesGo_data()
{
    QTest::addColumn<int>("cared"); // days ago
    QTest::addColumn<int>("left");
    QTest::newRow("two days ago") << 2 << 1;
    QTest::newRow("the clock has jumped") << 60 << 2;
    QTest::newRow("the clock has jumped back") << -60 << 2;
}

void TestCare::oldUnknownFacesGo()
{
    QFETCH(int, cared);
    QFETCH(int, left);
    QVERIFY(fill());
    QCOMPARE(makeBackup(folder()).error, BackupResult::Error::None);
    const QString old = backupsOf(folder())[0].file;
    {
        const std::unique_ptr<Library> library = Library::open(folder()).library;
        QVERIFY(library->setNote(u"unknown_days"_s, u"30"_s));
        QVERIFY(library->setNote(u"cared_at"_s, QDateTime::currentDateTimeUtc().addDays(-cared).toString(Qt::ISODate)));
    }
    QVERIFY(start());
    const QString was = m_app->library()->note(u"cared_at"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library()->note(u"cared_at"_s) != was, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library()->recognition().isUpToDate(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_app->library()->faces().size(), left, patience);
    if (left == 1) { // and from the copies
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(old), patience);
        QTRY_COMPARE_WITH_TIMEOUT(backupsOf(folder()).size(), 1, patience);
        Database copy;
        QCOMPARE(copy.openAsItIs(backupsOf(folder())[0].file), Database::Status::Ok);
        QCOMPARE(copy.value(u"SELECT count(*) FROM faces"_s).toInt(), 1);
    }
}

QTEST_MAIN(TestCare)
#include "tst_care.moc"

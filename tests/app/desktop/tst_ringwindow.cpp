// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// From nothing to a doorbell that names its visitors, with the real window, a mouse and keyboard moved from outside of
// the process, real recordings and networks, and a server of ours in the place of Ring's (support/testring.cpp).
#include "tests/support/desktop.h"
#include "tests/support/fakering.h"
#include "tests/support/samplevideo.h"
#include "ui/recordings/justnowrow.h"
#include "ui/settings/connectdialog.h"
#include "ui/settings/settingspage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace ringface;
using namespace ringface::desktop;

namespace
{
constexpr int longTime = 120'000;
constexpr int recordings = 50;
const QString door = u"51000123"_s;

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestRingWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_app.reset(); }
    void connects();
    void recordingsArriveAndAreScanned();
    void visitorIsNamed();
    void isToldOfTheNext();
    void disconnects();

private:
    template <class Widget>
    Widget* find(const QString& name) const
    {
        return m_app->window()->findChild<Widget*>(name);
    }
    bool press(const QString& button) const { return click(centre(find<QPushButton>(button))); }
    bool goTo(const QString& action) const
    {
        return click(centre(find<QToolBar>(u"toolBar"_s)->widgetForAction(find<QAction>(action))));
    }
    bool says(const QString& label, const QString& text) const
    {
        const auto* found = find<QLabel>(label);
        return found != nullptr && found->isVisible() && found->text().contains(text);
    }

    QTemporaryDir m_dir;
    FakeRing m_fake;
    std::unique_ptr<Application> m_app;
};

void TestRingWindow::initTestCase()
{
    if (const QString why = missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY(m_fake.takePlace(m_dir.path()));
    m_fake.cameras = {{door, u"Front Door"_s},
                      {u"51000999"_s,
                       u"Garage"_s,
                       u"stickup_cam_v4"_s,
                       {{u"features"_s, QJsonObject{{u"show_recordings"_s, false}}}}}};
    // One visitor yesterday, and a door where nothing happens.
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    for (int i = 0; i < recordings; ++i) {
        testing::SampleVideo video;
        video.frames += i; // no two are the same
        const QString file = m_dir.filePath(u"%1.mp4"_s.arg(i));
        QVERIFY(i == 0 || testing::writeVideo(file, video));
        m_fake.events.append(
            {QString::number(7342917450012345679 + i), door, yesterday.addSecs(-600 * i),
             i == 0 ? content(porch(u"Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4"_s))
                    : content(file),
             i == 0 ? u"ding"_s : u"motion"_s});
    }
    m_app = start(m_dir.filePath(u"library"_s));
    QVERIFY(m_app);
}

void TestRingWindow::connects()
{
    QVERIFY(goTo(u"settingsAction"_s));
    QTRY_VERIFY(find<QPushButton>(u"connectAccountButton"_s)->isVisible());
    QVERIFY(keepScreenshot(u"ring-1-settings"_s));
    QVERIFY(press(u"connectAccountButton"_s));
    QTRY_VERIFY(find<QLineEdit>(u"emailField"_s) != nullptr && find<QLineEdit>(u"emailField"_s)->hasFocus());
    QVERIFY(type(m_fake.email));
    QVERIFY(key(u"Tab"_s));
    QVERIFY(type(u"not this one"_s));
    QVERIFY(keepScreenshot(u"ring-2-sign-in"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"connectNote"_s, u"email or the password"_s), timeout);
    QTRY_VERIFY(find<QLineEdit>(u"accountPasswordField"_s)->hasFocus());
    QVERIFY(find<QLineEdit>(u"accountPasswordField"_s)->text().isEmpty());
    QCOMPARE(m_fake.logins, 1);
    QVERIFY(type(m_fake.password));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"codeText"_s, u"+1xxxxxxxx21"_s), timeout);
    QTRY_VERIFY(find<QLineEdit>(u"codeField"_s)->hasFocus());
    QVERIFY(!find<QPushButton>(u"codeAgainButton"_s)->isEnabled()); // for a minute
    QVERIFY(keepScreenshot(u"ring-3-code"_s));
    QVERIFY(type(u"111111"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"connectNote"_s, u"code is wrong"_s), timeout);
    QTRY_VERIFY(find<QLineEdit>(u"codeField"_s)->hasFocus());
    QVERIFY(type(m_fake.code));
    QVERIFY(key(u"Return"_s));
    auto* cameras = find<QListWidget>(u"cameraList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cameras->isVisible() && cameras->count() == 2, timeout);
    QCOMPARE(cameras->item(0)->checkState(), Qt::Checked);
    QCOMPARE(cameras->item(1)->checkState(), Qt::Unchecked);
    QVERIFY(cameras->item(1)->text().contains(u"plan"_s));
    QVERIFY(!says(u"noKeyringText"_s, {}));
    QVERIFY(key(u"Tab"_s) && key(u"Tab"_s)); // the field selects its text
    QTRY_VERIFY(find<QLineEdit>(u"accountFolderField"_s)->hasFocus());
    QVERIFY(type(m_dir.filePath(u"Ring"_s)));
    QVERIFY(keepScreenshot(u"ring-4-cameras"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_VERIFY(find<QWidget>(u"connectDialog"_s) == nullptr);
}

void TestRingWindow::recordingsArriveAndAreScanned()
{
    QTRY_VERIFY_WITH_TIMEOUT(says(u"accountStatus"_s, u"Fetching"_s), timeout);
    QVERIFY(keepScreenshot(u"ring-5-fetching"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"accountStatus"_s, u"Up to date"_s), longTime);
    QVERIFY(says(u"accountCameras"_s, u"Front Door: 50 fetched"_s));
    QVERIFY(keepScreenshot(u"ring-6-fetched"_s));
    Library& library = *m_app->library();
    QVERIFY(library.settings().watched.contains(m_dir.filePath(u"Ring"_s)));
    const auto scanned = [&library] {
        const QList<Recording> all = library.recordings();
        return all.size() == recordings &&
               std::ranges::all_of(all, [](const Recording& r) { return r.state == ScanState::Done; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(scanned(), longTime);
    for (const Recording& r : library.recordings()) {
        QCOMPARE(r.file.camera, u"Front Door"_s);
        QCOMPARE(r.file.timeSource, TimeSource::Sidecar);
        QVERIFY(!r.file.eventId.isEmpty());
    }
}

void TestRingWindow::visitorIsNamed()
{
    QVERIFY(goTo(u"unknownAction"_s));
    auto* groups = find<QListView>(u"groupView"_s);
    auto* faces = find<QListView>(u"faceView"_s);
    QTRY_VERIFY_WITH_TIMEOUT(groups->isVisible() && groups->model()->rowCount() > 0, timeout);
    QVERIFY(click(centre(groups, 0)));
    QTRY_VERIFY(faces->isVisible() && faces->model()->rowCount() > 0);
    QVERIFY(drag(centre(faces, 0), centre(find<QListView>(u"newPersonView"_s), 0)));
    QTRY_VERIFY(find<QWidget>(u"nameEntry"_s) != nullptr);
    QVERIFY(type(u"Anna"_s));
    QVERIFY(key(u"Return"_s));
    QTRY_COMPARE(m_app->library()->people().size(), 1);
}

void TestRingWindow::isToldOfTheNext()
{
    m_fake.events.append({u"7342917450099999999"_s, door, QDateTime::currentDateTimeUtc().addSecs(-20),
                          content(porch(u"Ring_SideGate_202405050008.mp4"_s)), u"ding"_s});
    QVERIFY(goTo(u"settingsAction"_s));
    QTRY_VERIFY(find<QPushButton>(u"fetchButton"_s)->isVisible());
    QVERIFY(press(u"fetchButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"accountCameras"_s, u"Front Door: 51 fetched"_s), timeout);
    QVERIFY(goTo(u"recordingsAction"_s));
    const auto* now = m_app->window()->findChild<JustNowRow*>();
    QVERIFY(now != nullptr);
    const auto isTold = [now] {
        return now->isVisible() && std::ranges::any_of(now->findChildren<QLabel*>(), [](const QLabel* label) {
                   return label->text().contains(u"Anna"_s);
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), longTime);
    QVERIFY(keepScreenshot(u"ring-7-just-now"_s));
}

void TestRingWindow::disconnects()
{
    QVERIFY(goTo(u"settingsAction"_s));
    QTRY_VERIFY(find<QPushButton>(u"disconnectButton"_s)->isVisible());
    QVERIFY(press(u"disconnectButton"_s));
    auto* bar = find<QWidget>(u"disconnectBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(keepScreenshot(u"ring-8-disconnect"_s));
    QVERIFY(click(centre(bar->findChild<QPushButton*>(u"acceptButton"_s))));
    QTRY_VERIFY(find<QPushButton>(u"connectAccountButton"_s)->isVisible());
    QVERIFY(!content(m_dir.filePath(u"keyring.json"_s)).contains("refresh"));
    QCOMPARE(m_app->library()->recordings().size(), recordings + 1);
    QCOMPARE(m_fake.leaks, QStringList());
    QCOMPARE(m_fake.problems, QStringList());
    QCOMPARE(m_fake.logins, 4); // a wrong password, the right one, a wrong code, the right one
    QCOMPARE(m_fake.codesSent, 1);
}

QTEST_MAIN(TestRingWindow)
#include "tst_ringwindow.moc"

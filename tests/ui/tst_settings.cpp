// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The settings page: every change applies at once, what needs the background is asked for, nothing is removed unasked.
#include "tests/support/findchild.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/looks.h"
#include "ui/settings/accountbox.h"
#include "ui/settings/connectdialog.h"
#include "ui/settings/folderlist.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/acceptchoice.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>
#include <QTimeEdit>
#include <QWheelEvent>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int cores = 4;

/// With everything that there can be to say.
AccountState connectedAccount()
{
    AccountState state;
    state.isConnected = true;
    state.choice = {u"/home/me/Videos/Ring"_s, {u"1"_s, u"2"_s}, QDate(2026, 11, 1), true};
    state.cameras = {{u"1"_s, u"Front Door"_s}, {u"2"_s, u"Garage"_s}, {u"3"_s, u"Yard"_s}};
    state.cameras[1].access = CameraAccess::NoPlan;
    state.counts[u"1"_s] = {12, 1, 2, 1, 3};
    return state;
}

void wheel(QWidget* widget)
{
    QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}
} // namespace

class TestSettings : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }

    void showsWhatIsSet();
    void everyChoiceAppliesAtOnce_data();
    void everyChoiceAppliesAtOnce();
    void foldersToWatch();
    void exceptionsFromNews();
    void accountStands_data();
    void accountStands();
    void disconnectingIsAsked();
    void accountIsConnectedInThreeSteps();
    void placeBesideTheClock();
    void otherProgramsToTell();
    void foldersWithinFolders();
    void halfTypedNumbersDoNotCount();
    void theWheelChangesNothing();
    void draggingAsksBeforeItApplies();
    void keysAskAndApply();
    void usualOnesComeBack();
    void networkFiles();
    void howSureItIs();
    void nothingToBeSureOf();
    void acceptedUnasked();
    void backToWhatWasLearntBefore();
    void otherEncodersVersionsAreOfNoUse();
    void removalIsAsked();
    void allCanBeReachedByKeyboard();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    template <class T>
    T* find(const QString& name) const
    {
        T* found = testing::findChild<T>(&*m_page, name);
        m_page->showSetting(found);
        return found;
    }
    Settings last() const { return m_changed->last().first().value<Settings>(); }
    [[nodiscard]] bool learn(const QByteArray& recording, const char* name);

    std::unique_ptr<SettingsPage> m_page;
    std::unique_ptr<QSignalSpy> m_changed;
};

void TestSettings::init()
{
    QVERIFY(make());
    m_page = std::make_unique<SettingsPage>(library(), cores);
    m_changed = std::make_unique<QSignalSpy>(m_page.get(), &SettingsPage::settingsChanged);
    m_page->setStyleSheet(windowStyle(QApplication::palette()));
    m_page->resize(900, 700);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

bool TestSettings::learn(const QByteArray& recording, const char* name)
{
    const RecordingId id = addTwo(recording);
    const bool learnt =
        say(facesAt(id, left), name) && train({}, {}, {sample(personId(name), facesAt(id, left)[0], red)});
    library().tellChanges();
    return learnt;
}

void TestSettings::showsWhatIsSet()
{
    Settings s;
    s.engine = u"classic"_s;
    s.detector = u"hog"_s;
    s.looksPerSecond = 2;
    s.minFace = 60;
    s.matchPercent = 90;
    s.workers = 1;
    s.theme = Settings::Theme::Dark;
    s.language = u"de"_s;
    m_page->setSettings(s);
    QCOMPARE(find<QComboBox>(u"engineChoice"_s)->currentIndex(), 1);
    QCOMPARE(find<QSpinBox>(u"looksChoice"_s)->value(), 2);
    QCOMPARE(find<QSpinBox>(u"minFaceChoice"_s)->value(), 60);
    QCOMPARE(find<QSlider>(u"matchChoice"_s)->value(), 90);
    QCOMPARE(find<QLabel>(u"matchText"_s)->text(), u"90 %"_s);
    QVERIFY(find<QLabel>(u"workersText"_s)->text().contains(u"gentle"_s));
    QCOMPARE(find<QComboBox>(u"themeChoice"_s)->currentText(), u"dark"_s);
    QCOMPARE(find<QComboBox>(u"languageChoice"_s)->currentText(), u"Deutsch"_s);
    QVERIFY(m_page->settings() == s);
    QCOMPARE(m_changed->size(), 0);
    m_page->setSettings({}); // all cores
    QCOMPARE(find<QSlider>(u"workersChoice"_s)->value(), cores);
    QVERIFY(find<QLabel>(u"workersText"_s)->text().contains(u"fast"_s));
}

void TestSettings::everyChoiceAppliesAtOnce_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Settings>("expected");
    const auto row = [](const char* control, Qt::Key key, auto&& set) {
        Settings s;
        s.detector = u"hog"_s; // not on the page, and not lost
        set(s);
        QTest::addRow("%s", control) << QString::fromLatin1(control) << key << s;
    };
    row("engineChoice", Qt::Key_Down, [](Settings& s) { s.engine = u"classic"_s; });
    row("looksChoice", Qt::Key_Up, [](Settings& s) { s.looksPerSecond = 5; });
    row("minFaceChoice", Qt::Key_Down, [](Settings& s) { s.minFace = 39; });
    row("matchChoice", Qt::Key_Left, [](Settings& s) { s.matchPercent = 95; });
    row("workersChoice", Qt::Key_Left, [](Settings& s) { s.workers = cores - 1; });
    row("themeChoice", Qt::Key_End, [](Settings& s) { s.theme = Settings::Theme::Dark; });
    row("notifyChoice", Qt::Key_Down, [](Settings& s) { s.notify = Settings::Notify::Unknown; });
    row("languageChoice", Qt::Key_End, [](Settings& s) { s.language = u"de"_s; });
}

void TestSettings::everyChoiceAppliesAtOnce()
{
    QFETCH(QString, control);
    QFETCH(Qt::Key, key);
    QFETCH(Settings, expected);
    Settings before;
    before.detector = u"hog"_s;
    m_page->setSettings(before);
    auto* widget = find<QWidget>(control);
    widget->setFocus();
    QVERIFY(widget->hasFocus());
    QTest::keyClick(widget, key);
    QCOMPARE(m_changed->size(), 1);
    QVERIFY(last() == expected);
    QVERIFY(m_page->settings() == expected);
}

void TestSettings::foldersToWatch()
{
    auto* list = find<QListWidget>(u"watchedFolders"_s);
    auto* remove = find<QPushButton>(u"unwatchButton"_s);
    QVERIFY(!list->isVisible() && !remove->isEnabled());
    QVERIFY(find<QLabel>(u"watchedNote"_s)->text().contains(u"None yet"_s));
    // As the dialog gives it.
    QTest::mouseClick(find<QPushButton>(u"watchButton"_s), Qt::LeftButton);
    auto* dialog = find<QFileDialog>(u"watchDialog"_s);
    Q_EMIT dialog->fileSelected(path(u"Front Door"_s));
    dialog->close();
    QCOMPARE(last().watched, QStringList{path(u"Front Door"_s)});
    m_page->findChild<FolderList*>()->add(path(u"Garden"_s));
    QCOMPARE(last().watched, QStringList({path(u"Front Door"_s), path(u"Garden"_s)}));
    QVERIFY(list->isVisible() && list->count() == 2);
    m_page->setMissingFolders({path(u"Garden"_s)});
    QCOMPARE(list->item(1)->text(), path(u"Garden"_s) + u" (cannot be reached now)"_s);
    m_page->setMissingFolders({});
    QCOMPARE(list->item(1)->text(), path(u"Garden"_s));
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(last().watched, QStringList{path(u"Garden"_s)});
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(last().watched, QStringList());
    QVERIFY(!list->isVisible() && !remove->isEnabled());
}

void TestSettings::exceptionsFromNews()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QTest::mouseClick(find<QPushButton>(u"addRuleButton"_s), Qt::LeftButton);
    QVERIFY(find<QComboBox>(u"ruleTell"_s)->hasFocus());
    QTest::keyClick(find<QComboBox>(u"ruleTell"_s), Qt::Key_Down);
    QCOMPARE(m_changed->size(), 0); // it says of nobody yet, and so it mutes nobody
    QTest::keyClick(find<QComboBox>(u"ruleAbout"_s), Qt::Key_End);
    QVERIFY(!find<QTimeEdit>(u"ruleFrom"_s)->isVisible());
    QTest::keyClick(find<QComboBox>(u"ruleWhen"_s), Qt::Key_Down);
    QVERIFY(find<QTimeEdit>(u"ruleFrom"_s)->isVisible());
    QTest::keyClick(find<QTimeEdit>(u"ruleFrom"_s), Qt::Key_Down);
    NewsRule rule;
    rule.tell = true;
    rule.about = NewsRule::About::Person;
    rule.person = personId("Anna");
    rule.from = {21, 0};
    rule.to = {7, 0};
    QCOMPARE(last().newsRules, QList<NewsRule>{rule});
    // A camera of which nothing is there, and somebody who is gone, stay as they are.
    Settings s;
    rule.person = 99;
    rule.camera = u"Garden"_s;
    s.newsRules = {rule, NewsRule()};
    m_page->setSettings(s);
    QTRY_COMPARE(m_page->findChildren<QComboBox*>(u"ruleCamera"_s).size(), 2);
    QCOMPARE(find<QComboBox>(u"ruleCamera"_s)->currentText(), u"at Garden"_s);
    QCOMPARE(find<QComboBox>(u"ruleAbout"_s)->currentText(), u"somebody who was removed"_s);
    QTest::mouseClick(find<QPushButton>(u"ruleRemove"_s), Qt::LeftButton);
    QCOMPARE(last().newsRules, QList<NewsRule>{NewsRule()});
    QTRY_COMPARE(m_page->findChildren<QComboBox*>(u"ruleCamera"_s).size(), 1);
    QTest::mouseClick(find<QPushButton>(u"ruleRemove"_s), Qt::LeftButton);
    QVERIFY(last().newsRules.isEmpty());
}

void TestSettings::accountStands_data()
{
    QTest::addColumn<AccountState>("state");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QStringList>("offers");
    const QString connectIt = u"connectAccountButton"_s;
    const QString fetch = u"fetchButton"_s;
    const QString pause = u"pauseFetchButton"_s;
    const QString choose = u"chooseCamerasButton"_s;
    const QString folder = u"accountFolderButton"_s;
    const QString disconnect = u"disconnectButton"_s;
    QTest::newRow("none") << AccountState() << QString() << QStringList{connectIt};
    AccountState state = connectedAccount();
    QTest::newRow("connected") << state << u"Connected."_s << QStringList{fetch, choose, folder, disconnect};
    state.act = AccountState::Act::Listing;
    QTest::newRow("listing") << state << u"Asking Ring what is new..."_s << QStringList{pause, folder, disconnect};
    state.act = AccountState::Act::Fetching;
    state.done = 11;
    state.total = 50;
    QTest::newRow("fetching") << state << u"Fetching 12 of 50"_s << QStringList{pause, folder, disconnect};
    state.secondsLeft = 170;
    QTest::newRow("nearly done") << state << u"Fetching 12 of 50 · about 3 minutes left"_s
                                 << QStringList{pause, folder, disconnect};
    state.act = AccountState::Act::Paused;
    QTest::newRow("paused") << state << u"Paused. What was fetched so far is kept."_s
                            << QStringList{pause, choose, folder, disconnect};
    state.act = AccountState::Act::Resting;
    state.problem.error = AccountError::SignInAgain;
    QTest::newRow("signed out") << state << u"Ring wants you to sign in again."_s
                                << QStringList{connectIt, folder, disconnect};
}

void TestSettings::accountStands()
{
    QFETCH(AccountState, state);
    QFETCH(QString, says);
    QFETCH(QStringList, offers);
    AccountBox* box = m_page->account();
    box->setState(state);
    QCOMPARE(find<QLabel>(u"accountStatus"_s)->text(), says);
    QStringList offered;
    for (const QPushButton* button : box->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (button->isVisibleTo(box))
            offered << button->objectName();
    }
    QCOMPARE(offered, offers);
    if (state.isConnected)
        QCOMPARE(find<QLabel>(u"accountCameras"_s)->text(),
                 u"Front Door: 12 fetched · 1 end-to-end encrypted: only Ring's app can open it · 2 not recorded, as "
                 "there was no plan · 1 not ready yet · 3 no longer at Ring\n"
                 "Garage: Without a plan Ring stores no recordings of this camera."_s);
}

void TestSettings::disconnectingIsAsked()
{
    AccountBox* box = m_page->account();
    box->setState(connectedAccount());
    QSignalSpy wanted(box, &AccountBox::disconnectWanted);
    find<QPushButton>(u"disconnectButton"_s)->click();
    auto* bar = find<MessageBar>(u"disconnectBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QTest::keyClick(bar->findChild<QPushButton*>(u"dismissButton"_s), Qt::Key_Space); // has the keyboard
    QVERIFY(wanted.isEmpty());
    find<QPushButton>(u"disconnectButton"_s)->click();
    bar->findChild<QPushButton*>(u"acceptButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

void TestSettings::accountIsConnectedInThreeSteps()
{
    ConnectDialog dialog(m_page.get());
    QSignalSpy signIn(&dialog, &ConnectDialog::signInWanted);
    QSignalSpy code(&dialog, &ConnectDialog::codeGiven);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.open();
    const auto in = [&dialog](const char* name) { return dialog.findChild<QLineEdit*>(QLatin1StringView(name)); };
    auto* next = dialog.findChild<QPushButton*>(u"nextButton"_s);
    QVERIFY(!next->isEnabled());
    QTest::keyClicks(in("emailField"), u"home@example.org"_s);
    QTest::keyClicks(in("accountPasswordField"), u"secret"_s);
    QTRY_COMPARE(cutOff(dialog).join(u'\n'), QString());
    next->click();
    QCOMPARE(signIn.first(), (QVariantList{u"home@example.org"_s, u"secret"_s}));
    QVERIFY(in("accountPasswordField")->text().isEmpty());
    QVERIFY(!next->isEnabled()); // an answer is awaited
    // A refusal leads back to the first step, and says when to come again.
    dialog.askCode({CodeWay::Email});
    dialog.showProblem({AccountError::ProgramRefused, QDateTime::currentDateTimeUtc().addSecs(3600)});
    QVERIFY(in("emailField")->isVisible());
    const auto* note = dialog.findChild<QLabel*>(u"connectNote"_s);
    QVERIFY(note->text().contains(u"says nothing about your password"_s));
    dialog.askCode({CodeWay::Sms, u"+1xxxxxxxx21"_s, 2});
    const auto* again = dialog.findChild<QPushButton*>(u"codeAgainButton"_s);
    QCOMPARE(again->text(), u"Send another code (in 2 s)"_s);
    QTRY_VERIFY(again->isEnabled());
    QTest::keyClicks(in("codeField"), u"246 802"_s);
    QTest::keyClick(in("codeField"), Qt::Key_Return);
    QCOMPARE(code.first().first().toString(), u"246 802"_s);
    const AccountState account = connectedAccount();
    dialog.askCameras(account.cameras, {u"/home/me/Videos/Ring"_s, {}, {}, true}, false);
    QVERIFY(dialog.findChild<QLabel*>(u"noKeyringText"_s)->isVisible());
    QTRY_COMPARE(cutOff(dialog).join(u'\n'), QString());
    auto* cameras = dialog.findChild<QListWidget*>(u"cameraList"_s);
    cameras->item(2)->setCheckState(Qt::Unchecked); // the second has no recordings
    next->click();
    const auto choice = chosen.first().first().value<AccountChoice>();
    QCOMPARE(choice.cameras, QStringList{u"1"_s});
    QCOMPARE(choice.since, QDate::currentDate().addDays(-30));
    QVERIFY(!dialog.isVisible());
}

void TestSettings::placeBesideTheClock()
{
    auto* box = find<QCheckBox>(u"inTrayChoice"_s);
    m_page->setTrayAvailable(false);
    QVERIFY(!box->isEnabled());
    m_page->setTrayAvailable(true);
    QTest::mouseClick(box, Qt::LeftButton, {}, {5, box->height() / 2});
    QVERIFY(last().inTray);
}

void TestSettings::otherProgramsToTell()
{
    auto* trial = find<QPushButton>(u"trySendersButton"_s);
    auto* note = find<QLabel>(u"sendersNote"_s);
    QVERIFY(!trial->isEnabled() && !note->isVisible());
    auto* field = find<QLineEdit>(u"webhookField"_s);
    field->setFocus();
    QTest::keyClicks(field, u" http://a.example/ "_s);
    QCOMPARE(m_changed->size(), 0); // not yet whole
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(last().senders.webhook, u"http://a.example/"_s);
    auto* password = find<QLineEdit>(u"brokerPasswordField"_s);
    QVERIFY(password->displayText().isEmpty());
    password->setFocus();
    QTest::keyClicks(password, u"secret"_s);
    QVERIFY(password->displayText() != u"secret"_s);
    QSignalSpy tried(m_page->senders(), &SendersBox::trialWanted);
    QTest::mouseClick(trial, Qt::LeftButton);
    QCOMPARE(last().senders.brokerPassword, u"secret"_s);
    QCOMPARE(tried.size(), 1);
    QVERIFY(note->isVisible());
    m_page->senders()->setProblem(u"It did not arrive."_s);
    QCOMPARE(note->text(), u"It did not arrive."_s);
}

void TestSettings::foldersWithinFolders()
{
    auto* folders = m_page->findChild<FolderList*>();
    folders->add(u"/videos/front"_s);
    folders->add(u"/videos/front/"_s);
    folders->add(u"/videos/front/2024"_s); // is watched already
    QCOMPARE(folders->folders(), QStringList{u"/videos/front"_s});
    QCOMPARE(m_changed->size(), 1);
    folders->add(u"/videos/front garden"_s); // is another one
    QCOMPARE(folders->folders().size(), 2);
    folders->add(u"/videos"_s); // has both in it
    QCOMPARE(last().watched, QStringList{u"/videos"_s});
}

void TestSettings::halfTypedNumbersDoNotCount()
{
    auto* box = find<QSpinBox>(u"minFaceChoice"_s);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, u"120"_s);
    QCOMPARE(m_changed->size(), 0);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(last().minFace, 120);
}

void TestSettings::theWheelChangesNothing()
{
    find<QPushButton>(u"openFolderButton"_s)->setFocus();
    for (const char* name : {"engineChoice", "looksChoice", "minFaceChoice", "matchChoice", "workersChoice",
                             "themeChoice", "languageChoice", "acceptChoice"})
        wheel(find<QWidget>(QLatin1StringView(name)));
    QCOMPARE(m_changed->size(), 0);
    QCOMPARE(recognition().acceptShare(), 0.0F);
    auto* looks = find<QSpinBox>(u"looksChoice"_s);
    looks->setFocus();
    wheel(looks);
    QCOMPARE(m_changed->size(), 0); // not even with the focus
}

void TestSettings::draggingAsksBeforeItApplies()
{
    auto* slider = find<QSlider>(u"matchChoice"_s);
    QSignalSpy asked(m_page.get(), &SettingsPage::whatIfWanted);
    slider->setSliderDown(true);
    slider->setSliderPosition(90);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toInt(), 90);
    QCOMPARE(find<QLabel>(u"matchText"_s)->text(), u"90 %"_s);
    QCOMPARE(m_changed->size(), 0);
    QVERIFY(!find<QLabel>(u"whatIfText"_s)->isVisible());
    m_page->account()->setState(connectedAccount());
    m_page->setWhatIf(u"At 90 %: 2 names fewer"_s);
    QVERIFY(find<QLabel>(u"whatIfText"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"whatIfText"_s)->text(), u"At 90 %: 2 names fewer"_s);
    slider->setSliderDown(false);
    QCOMPARE(m_changed->size(), 1);
    QCOMPARE(last().matchPercent, 90);
}

void TestSettings::keysAskAndApply()
{
    auto* slider = find<QSlider>(u"matchChoice"_s);
    QStringList order;
    connect(m_page.get(), &SettingsPage::whatIfWanted, this, [&](int percent) { order << u"ask %1"_s.arg(percent); });
    connect(m_page.get(), &SettingsPage::settingsChanged, this, [&] { order << u"apply"_s; });
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(order, (QStringList{u"ask 105"_s, u"apply"_s}));
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(last().matchPercent, 80);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(last().matchPercent, 120);
}

void TestSettings::usualOnesComeBack()
{
    auto* looks = find<QSpinBox>(u"looksChoice"_s);
    auto* reset = find<QPushButton>(u"resetLooks"_s);
    QVERIFY(!reset->isVisible());
    looks->setValue(9);
    QTRY_VERIFY(reset->isVisible());
    QCOMPARE(reset->text(), u"Reset to the usual: 4"_s);
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(looks->value(), 4);
    QCOMPARE(last().looksPerSecond, 4);
    QVERIFY(!reset->isVisible());
    auto* match = find<QSlider>(u"matchChoice"_s);
    match->setFocus();
    QTest::keyClick(match, Qt::Key_Right);
    QTRY_VERIFY(find<QPushButton>(u"resetMatch"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>(u"resetMatch"_s), Qt::LeftButton);
    QCOMPARE(last().matchPercent, 100);
}

void TestSettings::networkFiles()
{
    using Kind = ModelsState::Kind;
    auto* button = find<QPushButton>(u"downloadButton"_s);
    auto* bar = find<QProgressBar>(u"modelsProgress"_s);
    auto* text = find<QLabel>(u"modelsText"_s);
    auto* detail = find<QLabel>(u"modelsDetail"_s);
    m_page->setModels({Kind::Missing, 39, {}, 0, u"<a href=\"https://x.org/f\">f</a>"_s, u"/home/me/models"_s});
    QVERIFY(text->text().contains(u"39 MB"_s));
    QVERIFY(button->isVisible() && detail->isVisible() && !bar->isVisible());
    QCOMPARE(find<QLabel>(u"modelsPlace"_s)->text(), u"/home/me/models"_s);
    QSignalSpy wanted(m_page.get(), &SettingsPage::modelsWanted);
    button->click();
    QCOMPARE(wanted.size(), 1);
    m_page->setModels({Kind::Downloading, 0, u"face.onnx"_s, 40, {}, {}});
    QVERIFY(bar->isVisible() && !button->isVisible() && !detail->isVisible());
    QCOMPARE(bar->value(), 40);
    QVERIFY(text->text().contains(u"face.onnx"_s));
    m_page->setModels({Kind::Failed, 0, {}, 0, u"Get it by hand."_s, {}});
    QVERIFY(button->isVisible() && detail->isVisible() && !bar->isVisible());
    QCOMPARE(detail->text(), u"Get it by hand."_s);
    // However long the reason is, all of it can be read.
    const QString address = u"https://example.org/"_s + u"folder/"_s.repeated(20) + u"face.onnx"_s;
    m_page->setModels({Kind::Failed, 0, {}, 0, u"<a href=\"%1\">%1</a>: no answer. "_s.arg(address).repeated(3), {}});
    QTRY_VERIFY(detail->height() >= detail->heightForWidth(detail->width()));
    QVERIFY2(detail->minimumSizeHint().width() <= detail->width(),
             qPrintable(u"%1 of %2"_s.arg(detail->width()).arg(detail->minimumSizeHint().width())));
    QVERIFY(detail->mapTo(m_page.get(), QPoint(detail->width(), 0)).x() <= m_page->width());
    m_page->setModels({});
    QVERIFY(!button->isVisible() && !detail->isVisible() && !bar->isVisible());
    QVERIFY(text->text().contains(u"Ready"_s));
}

void TestSettings::howSureItIs()
{
    auto* button = find<QPushButton>(u"certaintyButton"_s);
    auto* table = find<QTableWidget>(u"certaintyTable"_s);
    QSignalSpy asked(m_page.get(), &SettingsPage::certaintyWanted);
    QVERIFY(!table->isVisible());
    button->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!button->isEnabled());
    QVERIFY(button->text().contains(u"Working"_s));
    m_page->setCertainty({{95, 7, 0, 2, 0}, {100, 8, 1, 0, 3}}, 95);
    QVERIFY(table->isVisible());
    QStringList shown;
    for (int row = 0; row < table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table->columnCount(); ++column)
            cells << table->item(row, column)->text();
        shown << cells.join(u' ');
    }
    QCOMPARE(shown, (QStringList{u"95 % 7 0 2 0"_s, u"100 % 8 1 0 3"_s}));
    QVERIFY(find<QLabel>(u"certaintyText"_s)->text().contains(u"95 %"_s));
    QVERIFY(button->isEnabled());
    button->click();
    QCOMPARE(asked.size(), 2);
    m_page->setCertainty({{80, 7, 1, 2, 0}}, 0);
    QVERIFY(find<QLabel>(u"certaintyText"_s)->text().contains(u"every limit"_s));
    QCOMPARE(table->rowCount(), 1);
}

void TestSettings::nothingToBeSureOf()
{
    find<QPushButton>(u"certaintyButton"_s)->click();
    m_page->setCertainty({}, 0);
    QVERIFY(!find<QTableWidget>(u"certaintyTable"_s)->isVisible());
    QVERIFY(find<QLabel>(u"certaintyText"_s)->text().contains(u"name a few visitors"_s));
}

void TestSettings::acceptedUnasked()
{
    auto* choice = find<AcceptChoice>(u"acceptChoice"_s);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_End);
    QVERIFY(recognition().acceptShare() > 0.8F);
}

void TestSettings::backToWhatWasLearntBefore()
{
    auto* list = find<QListWidget>(u"learntList"_s);
    auto* use = find<QPushButton>(u"useVersionButton"_s);
    auto* newest = find<QPushButton>(u"useNewestButton"_s);
    QVERIFY(!list->isVisible());
    QVERIFY(!use->isEnabled() && !newest->isEnabled());
    QVERIFY(learn("a", "Anna"));
    QVERIFY(learn("b", "Bert"));
    QCOMPARE(list->count(), 2); // by itself
    QVERIFY(list->item(0)->text().contains(u"in use"_s));
    QVERIFY(list->item(0)->text().contains(u"1 person, 1 example"_s));
    list->setCurrentRow(0);
    QVERIFY(!use->isEnabled() && !newest->isEnabled());

    QSignalSpy retrain(m_page.get(), &SettingsPage::retrainWanted);
    list->setCurrentRow(1);
    QVERIFY(use->isEnabled());
    use->click();
    QCOMPARE(retrain.size(), 1);
    QVERIFY(recognition().versions().at(1).inUse);
    QVERIFY(list->item(1)->text().contains(u"in use"_s) && !list->item(0)->text().contains(u"in use"_s));
    QCOMPARE(list->currentRow(), 1);
    QVERIFY(!use->isEnabled() && newest->isEnabled());
    newest->click();
    QCOMPARE(retrain.size(), 2);
    QVERIFY(recognition().versions().at(0).inUse);
    QVERIFY(!newest->isEnabled());
}

void TestSettings::otherEncodersVersionsAreOfNoUse()
{
    QVERIFY(learn("a", "Anna"));
    m_page->setEncoder(u"other"_s);
    QCOMPARE(find<QListWidget>(u"learntList"_s)->count(), 0);
    m_page->setEncoder(u"colour"_s);
    QCOMPARE(find<QListWidget>(u"learntList"_s)->count(), 1);
}

void TestSettings::removalIsAsked()
{
    m_page->setLibraryPlace(u"/home/me/library"_s, 12'000'000);
    QVERIFY(find<QLabel>(u"libraryPlace"_s)->text().contains(u"/home/me/library"_s));
    auto* button = find<QPushButton>(u"removeEverythingButton"_s);
    auto* bar = find<MessageBar>(u"removeEverythingBar"_s);
    QSignalSpy wanted(m_page.get(), &SettingsPage::removalWanted);
    QVERIFY(!bar->isVisible());
    button->click();
    QVERIFY(bar->isVisible());
    QCOMPARE(wanted.size(), 0);
    const QString text = bar->findChild<QLabel*>(u"messageText"_s)->text();
    QVERIFY(text.contains(u"12 MB"_s));
    QVERIFY(text.contains(u"recordings stay"_s));
    // Enter on its own does no harm.
    auto* cancel = bar->findChild<QPushButton*>(u"dismissButton"_s);
    QVERIFY(cancel->hasFocus());
    QTRY_VERIFY(m_page->rect().contains(bar->mapTo(m_page.get(), bar->rect().center())));
    QTest::keyClick(cancel, Qt::Key_Space);
    QVERIFY(!bar->isVisible());
    QVERIFY(button->hasFocus());
    QCOMPARE(wanted.size(), 0);
    button->click();
    bar->findChild<QPushButton*>(u"acceptButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

void TestSettings::allCanBeReachedByKeyboard()
{
    m_page->setModels({ModelsState::Kind::Missing, 39, {}, 0, {}, {}});
    QVERIFY(learn("a", "Anna"));
    QSet<QString> reached;
    m_page->setFocus();
    auto* categories = testing::findChild<QListWidget>(&*m_page, u"settingsCategories"_s);
    QVERIFY(categories->hasFocus());
    QCOMPARE(categories->currentRow(), 0);
    for (int i = 0; i < 200; ++i) {
        const QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr);
        if (focus == categories && i > 0)
            QTest::keyClick(categories, Qt::Key_Down);
        QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<const QAbstractButton*>(focus) != nullptr ||
                     !focus->objectName().startsWith(u"qt_"_s),
                 qPrintable(focus->objectName()));
        reached.insert(focus->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* name : {"engineChoice", "downloadButton", "looksChoice", "minFaceChoice", "matchChoice",
                             "certaintyButton", "acceptChoice", "learntList", "workersChoice", "themeChoice",
                             "languageChoice", "openFolderButton", "removeEverythingButton", "watchButton",
                             "inTrayChoice", "notifyChoice", "addRuleButton", "unknownDaysChoice"})
        QVERIFY2(reached.contains(QLatin1StringView(name)), name);
}

void TestSettings::nothingIsCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1600, 3000);
    QTest::newRow("usual") << QSize(1050, 3000);
    QTest::newRow("narrow") << QSize(836, 3400);
}

void TestSettings::nothingIsCutOff()
{
    QFETCH(QSize, size);
    QVERIFY(learn("a", "Anna"));
    m_page->setModels({ModelsState::Kind::Missing,
                       39,
                       {},
                       0,
                       u"Or put them into the folder above by hand: <a href=\"https://x.org/f\">face.onnx</a>"_s,
                       u"/home/me/.local/share/ringface/models"_s});
    m_page->setLibraryPlace(u"/home/me/.local/share/ringface/library"_s, 12'000'000);
    m_page->setWhatIf(u"At 90 %: 2 names fewer, 1 doubtful"_s);
    m_page->setCertainty({{95, 7, 0, 2, 0}, {100, 8, 1, 0, 3}}, 95);
    find<QPushButton>(u"removeEverythingButton"_s)->click();
    m_page->resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(m_page->size(), size);
    auto* categories = testing::findChild<QListWidget>(&*m_page, u"settingsCategories"_s);
    for (int category = 0; category < categories->count(); ++category) {
        categories->setCurrentRow(category);
        QCoreApplication::processEvents();
        QCOMPARE(cutOff(*m_page), QStringList());
        keepPicture(*m_page, u"settings-%1-%2"_s.arg(QLatin1StringView(QTest::currentDataTag())).arg(category));
        const auto* pages = m_page->findChild<QStackedWidget*>();
        const auto* scroll = qobject_cast<QScrollArea*>(pages->currentWidget());
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    }
    const auto* box = m_page->findChild<CertaintyBox*>();
    QTRY_COMPARE(box->height(), box->heightForWidth(box->width())); // no gaps
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"

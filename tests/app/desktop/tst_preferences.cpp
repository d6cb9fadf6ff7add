// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What was chosen is there again at the next start; themes and languages.
#include "app/desktop/preferences.h"
#include "tests/support/libraryfiles.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/looks.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QTest>

#include <cmath>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// Contrast of two colours as WCAG 2 has it, 1 to 21.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}
} // namespace

class TestPreferences : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { QSettings().clear(); }

    void defaults();
    void allIsThereAgain();
    void senders();
    void nonsenseIsNotBelieved();
    void stepsOfOlderLibrariesAreLooks();
    void savingTheSameNeedsNoTraining();
    void coloursAreReadable_data();
    void coloursAreReadable();
    void themesComeAndGo();
    void languages();
};

void TestPreferences::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_preferences"_s);
}

void TestPreferences::init()
{
    QSettings().clear();
    QVERIFY(make());
}

void TestPreferences::defaults()
{
    QVERIFY(loadSettings() == Settings());
    QVERIFY(loadSettings(library()) == Settings());
}

void TestPreferences::allIsThereAgain()
{
    Settings s;
    s.engine = u"classic"_s;
    s.detector = u"hog"_s;
    s.looksPerSecond = 2;
    s.minFace = 64;
    s.matchPercent = 85;
    s.watched = {u"/videos/Front Door"_s, u"/with \"quotes\", and so on"_s};
    s.notify = Settings::Notify::Unknown;
    s.workers = 1;
    s.theme = Settings::Theme::Dark;
    s.language = u"de"_s;
    NewsRule rule;
    rule.about = NewsRule::About::Person;
    rule.role = Role::Neighbour;
    rule.person = 5'000'000'000;
    rule.camera = u"Front \"Door\""_s;
    rule.from = {22, 0};
    rule.to = {6, 30};
    s.newsRules = {rule, NewsRule()};
    s.newsRules[1].tell = true;
    QVERIFY(saveSettings(library(), s));
    QVERIFY(reopen());
    QVERIFY(loadSettings(library()) == s);
    // Another library knows only what belongs to the computer.
    QVERIFY(make());
    Settings other;
    other.workers = 1;
    other.notify = Settings::Notify::Unknown;
    other.theme = Settings::Theme::Dark;
    other.language = u"de"_s;
    QVERIFY(loadSettings(library()) == other);
    QVERIFY(loadSettings() == other);
}

void TestPreferences::senders()
{
    Settings s;
    s.inTray = true;
    s.senders = {u"/bin/ring --loud"_s, u"http://a.example/x"_s, u"broker:1884"_s, u"me"_s, {}};
    QVERIFY(saveSettings(library(), s));
    QVERIFY(loadSettings() == s);
    QVERIFY(isPrivate(QSettings().fileName())); // addresses of the house are in it
}

void TestPreferences::nonsenseIsNotBelieved()
{
    for (const QString& rules : {u"5"_s, u"[{}]"_s, u"[{\"about\":\"cat\"}]"_s, u"[{\"about\":\"role\",\"role\":9}]"_s,
                                 u"[{\"about\":\"known\",\"from\":\"10:00:00\"}]"_s}) {
        QVERIFY(library().setNote(u"news_rules"_s, rules));
        QVERIFY(loadSettings(library()).newsRules.isEmpty());
    }
    QSettings().setValue("theme"_L1, u"pink"_s);
    QSettings().setValue("workers"_L1, -3);
    QSettings().setValue("notify"_L1, u"the cat"_s);
    for (const QString& key :
         {u"engine"_s, u"step"_s, u"looks_per_second"_s, u"min_face"_s, u"match_share"_s, u"watched"_s})
        QVERIFY(library().setNote(key, u"100000"_s));
    QVERIFY(loadSettings(library()) == Settings());
}

void TestPreferences::stepsOfOlderLibrariesAreLooks()
{
    QVERIFY(library().setNote(u"step"_s, u"2"_s));
    QCOMPARE(loadSettings(library()).looksPerSecond, 8);
    QVERIFY(library().setNote(u"step"_s, u"4"_s));
    QCOMPARE(loadSettings(library()).looksPerSecond, 4);
    Settings chosen = loadSettings(library());
    chosen.looksPerSecond = 6;
    QVERIFY(saveSettings(library(), chosen));
    QCOMPARE(loadSettings(library()).looksPerSecond, 6);
}

void TestPreferences::savingTheSameNeedsNoTraining()
{
    QVERIFY(addTwo("a") != 0);
    RecognitionResult learnt;
    learnt.revision = recognition().input(u"colour"_s, {1, 1}).revision;
    QVERIFY(recognition().set(learnt));
    QVERIFY(!recognition().isDue());
    Settings s;
    s.looksPerSecond = 2;
    QVERIFY(saveSettings(library(), s));
    QVERIFY(!recognition().isDue());
    s.matchPercent = 90;
    QVERIFY(saveSettings(library(), s));
    QVERIFY(recognition().isDue());
}

void TestPreferences::coloursAreReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestPreferences::coloursAreReadable()
{
    QFETCH(QPalette, palette);
    constexpr double readable = 4.5;
    for (const auto& [text, ground] :
         {std::pair(QPalette::Text, QPalette::Base), std::pair(QPalette::WindowText, QPalette::Window),
          std::pair(QPalette::ButtonText, QPalette::Button), std::pair(QPalette::HighlightedText, QPalette::Highlight),
          std::pair(QPalette::Link, QPalette::Base), std::pair(QPalette::ToolTipText, QPalette::ToolTipBase)}) {
        const double c = contrast(palette.color(text), palette.color(ground));
        QVERIFY2(c >= readable, qPrintable(u"%1 on %2: %3"_s.arg(text).arg(ground).arg(c)));
    }
    QApplication::setPalette(palette);
    SettingsPage page(library(), 4);
    page.setStyleSheet(windowStyle(QApplication::palette()));
    page.setModels(
        {ModelsState::Kind::Failed, 0, {}, 0, u"By hand: <a href=\"https://x.org\">face.onnx</a>"_s, u"/m"_s});
    page.resize(1050, 1100);
    page.show();
    QCoreApplication::processEvents();
    keepPicture(page, u"settings-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
}

void TestPreferences::themesComeAndGo()
{
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    const QString style = QApplication::style()->name();
    applyTheme(Settings::Theme::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    QCOMPARE(QApplication::style()->name(), u"fusion"_s);
    applyTheme(Settings::Theme::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), lightPalette().color(QPalette::Base));
    applyTheme(Settings::Theme::System);
    QCOMPARE(QApplication::palette().color(QPalette::Base), system.color(QPalette::Base));
    QCOMPARE(QApplication::palette().color(QPalette::Text), system.color(QPalette::Text));
    QCOMPARE(QApplication::style()->name(), style);
}

void TestPreferences::languages()
{
    installLanguage(u"de"_s);
    QCOMPARE(QLocale().language(), QLocale::German);
    QCOMPARE(QLocale().toString(1.5), u"1,5"_s);
    installLanguage(u"en"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
    installLanguage({});
    QCOMPARE(QLocale().language(), QLocale::system().language());
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"

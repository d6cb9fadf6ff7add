// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/settingspage.h"

#include "core/library/library.h"
#include "ui/settings/accountbox.h"
#include "ui/settings/folderlist.h"
#include "ui/settings/modelversionlist.h"
#include "ui/settings/newsrulesbox.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingssection.h"
#include "ui/widgets/acceptchoice.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/wheelfilter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int widest = 768; // with its margins
constexpr int sideWidth = 248;
constexpr int sliderWidth = 200;
constexpr int leastMatch = 80;
constexpr int mostMatch = 120;
constexpr int matchStep = 5;
const QStringList engines{u"precise"_s, u"classic"_s, u"basic"_s};
const QStringList languages{u""_s, u"en"_s, u"de"_s};

/// A slider and, below it, what its place means.
QWidget* withText(QSlider* slider, QLabel* text)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(slider);
    column->addWidget(text);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(false);
    both->setFocusProxy(slider);
    return both;
}
} // namespace

SettingsPage::SettingsPage(Library& library, int cores, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_cores(std::max(1, cores))
    , m_categories(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"settingsPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_pages->addWidget(makePage({makeFolders(), makeAccount()}));
    m_pages->addWidget(makePage({makeNews()}));
    m_pages->addWidget(makePage({makeLook()}));
    m_pages->addWidget(makePage({makeData()}));
    m_pages->addWidget(makePage({makeRecognition(), makeLearnt(), makeScanning(m_cores), makeSenders()}));
    makeCategories();
    auto* title = new QLabel(tr("Settings"), this);
    title->setObjectName(u"settingsTitle"_s);
    title->setFont(titleFont(font()));
    title->setContentsMargins(20, 0, 0, 0);
    auto* side = new QWidget(this);
    side->setObjectName(u"settingsSide"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(sideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 16, 1, 0);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_categories, 1);
    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(side);
    both->addWidget(m_pages, 1);
    setFocusProxy(m_categories);
    setSettings(m_settings);
}

QWidget* SettingsPage::makePage(const QList<SettingsSection*>& sections)
{
    auto* content = new QWidget(this);
    content->setObjectName(u"settingsContent"_s);
    content->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(24, 20, 24, 24);
    column->setSpacing(24);
    for (SettingsSection* section : sections)
        column->addWidget(section);
    column->addStretch(1);
    auto* scroll = new QScrollArea(m_pages);
    scroll->setObjectName(u"settingsScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void SettingsPage::makeCategories()
{
    m_categories->setObjectName(u"settingsCategories"_s);
    m_categories->setAccessibleName(tr("Settings"));
    m_categories->setFrameShape(QFrame::NoFrame);
    m_categories->setIconSize(QSize(20, 20));
    m_categories->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_categories->setTextElideMode(Qt::ElideRight);
    const auto add = [this](const char* icon, const QString& text) {
        new QListWidgetItem(themedIcon(icon), text, m_categories);
    };
    add("folder", tr("Cameras and folders"));
    add("bell", tr("Notifications"));
    add("palette", tr("Look and language"));
    add("shield", tr("Data and privacy"));
    add("settings", tr("Advanced"));
    connect(m_categories, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_categories->setCurrentRow(0);
}

void SettingsPage::showSetting(QWidget* control)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->widget(i)->isAncestorOf(control))
            m_categories->setCurrentRow(i);
    }
    bringIntoView(control);
}

QSpinBox* SettingsPage::makeNumber(const char* name, int least, int most, int LibrarySettings::*field)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(least, most);
    box->setKeyboardTracking(false); // "1" on the way to "120" is no choice
    keepFromWheel(box);
    connect(box, &QSpinBox::valueChanged, this, [this, field](int value) { set(field, value); });
    return box;
}

QComboBox* SettingsPage::makeChoice(const char* name, const QStringList& texts)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->addItems(texts);
    keepFromWheel(box);
    return box;
}

QSlider* SettingsPage::makeSlider(const char* name, int least, int most, int step)
{
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(QLatin1StringView(name));
    slider->setRange(least, most);
    slider->setSingleStep(step);
    slider->setPageStep(step);
    slider->setFixedWidth(sliderWidth);
    slider->setTracking(false); // while it is dragged, it is only looked at
    keepFromWheel(slider);
    connect(slider, &QSlider::sliderMoved, this, &SettingsPage::describe);
    return slider;
}

SettingsSection* SettingsPage::makeFolders()
{
    auto* section = new SettingsSection(tr("Watched folders"), this);
    m_watched = new FolderList(this);
    section->addWide(m_watched);
    connect(m_watched, &FolderList::changed, this,
            [this](const QStringList& folders) { set(&Settings::watched, folders); });
    m_inTray = new Switch(this);
    m_inTray->setObjectName(u"inTrayChoice"_s);
    section->addRow(tr("Go on when the window is closed"),
                    tr("Ringface stays beside the clock and goes on watching. Its icon there brings the window back, "
                       "and ends it."),
                    m_inTray);
    connect(m_inTray, &QAbstractButton::clicked, this, [this](bool checked) { set(&Settings::inTray, checked); });
    return section;
}

SettingsSection* SettingsPage::makeAccount()
{
    auto* section = new SettingsSection(tr("Ring account"), this);
    m_account = new AccountBox(section->addText(tr("Recordings straight from Ring"), {}), this);
    section->addBelow(m_account);
    m_accountSection = section;
    connect(m_account, &AccountBox::asks, this, &SettingsPage::bringIntoView);
    return section;
}

SettingsSection* SettingsPage::makeNews()
{
    auto* section = new SettingsSection(tr("New recordings"), this);
    m_notify = makeChoice("notifyChoice", {tr("everybody"), tr("unknown visitors"), tr("nobody")});
    section->addRow(tr("Tell me about"),
                    tr("A message on the desktop says who was at the door as soon as a new recording in a watched "
                       "folder has been looked through."),
                    m_notify);
    connect(m_notify, &QComboBox::activated, this,
            [this](int index) { set(&Settings::notify, Settings::Notify(index)); });
    m_rules = new NewsRulesBox(m_library, this);
    section->addWide(m_rules);
    connect(m_rules, &NewsRulesBox::changed, this,
            [this](const QList<NewsRule>& rules) { set(&Settings::newsRules, rules); });
    return section;
}

SettingsSection* SettingsPage::makeSenders()
{
    auto* section = new SettingsSection(tr("Home automation"), this);
    section->addText(tr("Tell other programs, too"),
                     tr("Each visit in a new recording is told to what you enter here, as JSON: a command of yours on "
                        "this computer, a web address, or an MQTT broker, where Home Assistant finds it by itself. "
                        "Nothing is sent while these are empty."));
    m_senders = new SendersBox(this);
    section->addBelow(m_senders);
    connect(m_senders, &SendersBox::changed, this,
            [this](const Senders& senders) { set(&Settings::senders, senders); });
    return section;
}

SettingsSection* SettingsPage::makeRecognition()
{
    auto* section = new SettingsSection(tr("Recognition"), this);
    m_engine =
        makeChoice("engineChoice", {tr("precise"), tr("classic, the original's"), tr("basic, needs no network files")});
    section->addRow(tr("Engine"),
                    tr("What tells one face from another. After a change all faces are looked at anew, which takes a "
                       "while; names stay. Usually precise."),
                    m_engine);
    addReset(section, "resetEngine", &Settings::engine, m_engine->itemText(0));
    connect(m_engine, &QComboBox::activated, this, [this](int index) { set(&Settings::engine, engines.at(index)); });

    m_modelsPlace = section->addText(tr("Network files"), {});
    m_modelsPlace->setObjectName(u"modelsPlace"_s);
    m_models = new ModelsBox(this);
    section->addBelow(m_models);
    connect(m_models, &ModelsBox::downloadWanted, this, &SettingsPage::modelsWanted);

    m_looks = makeNumber("looksChoice", 1, 15, &Settings::looksPerSecond);
    section->addRow(tr("Looks at each second"),
                    tr("More looks find people who rush by; fewer are faster. Of a recording with fewer pictures a "
                       "second, every picture is looked at. Counts for recordings scanned from now on. Usually %1.")
                        .arg(Settings().looksPerSecond),
                    m_looks);
    addReset(section, "resetLooks", &Settings::looksPerSecond, QString::number(Settings().looksPerSecond));
    m_minFace = makeNumber("minFaceChoice", 16, 200, &Settings::minFace);
    m_minFace->setSuffix(tr(" pixels"));
    section->addRow(tr("Smallest face"),
                    tr("Smaller faces, farther away, are left out. Counts for recordings scanned from now on. Usually "
                       "%1 pixels.")
                        .arg(Settings().minFace),
                    m_minFace);
    addReset(section, "resetMinFace", &Settings::minFace, QString::number(Settings().minFace) + m_minFace->suffix());

    m_match = makeSlider("matchChoice", leastMatch, mostMatch, matchStep);
    m_matchText = SettingsSection::quietLabel({}, this);
    m_matchText->setObjectName(u"matchText"_s);
    section->addRow(tr("How alike faces must be"),
                    tr("How near a new face must come to a known one to get its name. To the left: fewer names, and "
                       "more certain ones. To the right: more names, and more mistakes."),
                    withText(m_match, m_matchText));
    m_match->setAccessibleName(tr("How alike faces must be"));
    addReset(
        section, "resetMatch", tr("100 %"), [this] { return m_settings.matchPercent == Settings().matchPercent; },
        [this] { m_match->setValue(Settings().matchPercent); });
    connect(m_match, &QSlider::sliderMoved, this, &SettingsPage::whatIfWanted);
    connect(m_match, &QSlider::valueChanged, this, [this](int percent) {
        Q_EMIT whatIfWanted(percent);
        set(&Settings::matchPercent, percent);
    });
    m_whatIf = SettingsSection::quietLabel({}, this);
    m_whatIf->setObjectName(u"whatIfText"_s);
    m_whatIf->hide();
    section->addBelow(m_whatIf);
    m_certainty = new CertaintyBox(this);
    section->addWide(m_certainty);
    connect(m_certainty, &CertaintyBox::asked, this, &SettingsPage::certaintyWanted);

    m_accept = new AcceptChoice(m_library, this);
    keepFromWheel(m_accept);
    section->addRow(tr("Accept names without asking"),
                    tr("Names that it is this sure of count as if you had said them, without a question mark."),
                    m_accept);
    return section;
}

SettingsSection* SettingsPage::makeLearnt()
{
    auto* section = new SettingsSection(tr("What was learnt"), this);
    m_learnt = new ModelVersionList(m_library, this);
    section->addWide(m_learnt);
    connect(m_learnt, &ModelVersionList::versionChanged, this, &SettingsPage::retrainWanted);
    return section;
}

SettingsSection* SettingsPage::makeScanning(int cores)
{
    auto* section = new SettingsSection(tr("This computer"), this);
    m_workers = makeSlider("workersChoice", 1, cores, 1);
    m_workers->setEnabled(cores > 1);
    m_workersText = SettingsSection::quietLabel({}, this);
    m_workersText->setObjectName(u"workersText"_s);
    section->addRow(tr("Speed of scanning"),
                    tr("How many recordings are looked at side by side. Gentle leaves the computer to you."),
                    withText(m_workers, m_workersText));
    m_workers->setAccessibleName(tr("Speed of scanning"));
    addReset(section, "resetWorkers", &Settings::workers, tr("fast"));
    connect(m_workers, &QSlider::valueChanged, this,
            [this](int workers) { set(&Settings::workers, workers == m_cores ? 0 : workers); });
    return section;
}

SettingsSection* SettingsPage::makeLook()
{
    auto* section = new SettingsSection(tr("Look and language"), this);
    m_theme = makeChoice("themeChoice", {tr("as the system"), tr("light"), tr("dark")});
    section->addRow(tr("Colours"), tr("Light or dark."), m_theme);
    connect(m_theme, &QComboBox::activated, this, [this](int index) { set(&Settings::theme, Settings::Theme(index)); });
    m_language = makeChoice("languageChoice", {tr("as the system"), u"English"_s, u"Deutsch"_s});
    section->addRow(tr("Language"), tr("Takes effect when Ringface is started the next time."), m_language);
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { set(&Settings::language, languages.at(index)); });
    return section;
}

void SettingsPage::setSettings(const Settings& settings)
{
    m_settings = settings;
    const QSignalBlocker noLooks(m_looks);
    const QSignalBlocker noMinFace(m_minFace);
    const QSignalBlocker noMatch(m_match);
    const QSignalBlocker noWorkers(m_workers);
    m_watched->setFolders(settings.watched);
    m_notify->setCurrentIndex(int(settings.notify));
    m_rules->setRules(settings.newsRules);
    m_inTray->setChecked(settings.inTray);
    m_senders->setSenders(settings.senders);
    showUnknownDays();
    m_engine->setCurrentIndex(std::max(0, int(engines.indexOf(settings.engine))));
    m_looks->setValue(settings.looksPerSecond);
    m_minFace->setValue(settings.minFace);
    m_match->setValue(settings.matchPercent);
    m_workers->setValue(settings.workers == 0 ? m_cores : settings.workers);
    m_theme->setCurrentIndex(int(settings.theme));
    m_language->setCurrentIndex(std::max(0, int(languages.indexOf(settings.language))));
    describe();
}

void SettingsPage::addReset(SettingsSection* section, const char* name, const QString& usual,
                            const std::function<bool()>& isUsual, const std::function<void()>& reset)
{
    QPushButton* link = section->addLink(tr("Reset to the usual: %1").arg(usual));
    link->setObjectName(QLatin1StringView(name));
    m_resets.push_back({link, isUsual});
    connect(link, &QPushButton::clicked, this, [this, reset] {
        reset();
        setSettings(m_settings);
    });
}

void SettingsPage::describe()
{
    for (const ResetLink& each : m_resets)
        each.link->setVisible(!each.isUsual());
    m_matchText->setText(m_match->sliderPosition() == 100 ? tr("100 %, as measured")
                                                          : tr("%1 %").arg(m_match->sliderPosition()));
    const int workers = m_workers->sliderPosition();
    m_workersText->setText(workers == m_cores ? tr("fast: all the computer can do")
                           : workers == 1     ? tr("gentle: one at a time")
                                              : tr("%n at a time", nullptr, workers));
}

void SettingsPage::setModels(const ModelsState& state)
{
    m_modelsPlace->setText(state.folder);
    m_models->setState(state);
}

void SettingsPage::setEncoder(const QString& encoder)
{
    m_learnt->setEncoder(encoder);
}

void SettingsPage::setWhatIf(const QString& text)
{
    m_whatIf->setText(text);
    m_whatIf->setVisible(!text.isEmpty());
}

void SettingsPage::setCertainty(const QList<LimitScore>& scores, int safePercent)
{
    m_certainty->setAnswer(scores, safePercent);
}

void SettingsPage::setMissingFolders(const QStringList& folders)
{
    m_watched->setMissing(folders);
}

void SettingsPage::setTrayAvailable(bool available)
{
    m_inTray->setEnabled(available);
    m_inTray->setToolTip(available ? QString() : tr("This desktop has no place for icons beside the clock."));
}

void SettingsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_rules->setRules(m_settings.newsRules); // people and cameras may be new
    m_accept->refresh();
    Q_EMIT shown();
}

} // namespace ringface

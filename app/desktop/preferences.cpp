// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/preferences.h"

#include "core/library/library.h"
#include "core/library/safety/ownerpermissions.h"
#include "core/session/arrivals.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QStyle>
#include <QTranslator>

#include <algorithm>
#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QStringList notices{u"everybody"_s, u"unknown"_s, u"nobody"_s};
const QStringList themes{u"system"_s, u"light"_s, u"dark"_s};
constexpr int mostWorkers = 1024;
constexpr int mostDays = 3650;

/// The stored number, or \a unset if there is none that makes sense.
int number(const QString& text, int least, int most, int unset)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= least && value <= most ? value : unset;
}

const QStringList abouts{u"everybody"_s, u"known"_s, u"unknown"_s, u"role"_s, u"person"_s};

QString toText(const QList<NewsRule>& rules)
{
    QJsonArray out;
    for (const NewsRule& rule : rules) {
        out.append(QJsonObject{{u"tell"_s, rule.tell},
                               {u"about"_s, abouts.at(int(rule.about))},
                               {u"role"_s, int(rule.role)},
                               {u"person"_s, rule.person},
                               {u"camera"_s, rule.camera},
                               {u"from"_s, rule.from.toString(Qt::ISODate)},
                               {u"to"_s, rule.to.toString(Qt::ISODate)}});
    }
    return QString::fromUtf8(QJsonDocument(out).toJson(QJsonDocument::Compact));
}

/// Without those that make no sense.
QList<NewsRule> rulesFrom(const QString& text)
{
    QList<NewsRule> out;
    const QJsonArray stored = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValueConstRef value : stored) {
        NewsRule rule;
        const qsizetype about = abouts.indexOf(value["about"_L1].toString());
        const int role = value["role"_L1].toInt();
        if (about < 0 || role < 0 || role > int(Role::Delivery))
            continue;
        rule.tell = value["tell"_L1].toBool();
        rule.about = NewsRule::About(about);
        rule.role = Role(role);
        rule.person = value["person"_L1].toInteger();
        rule.camera = value["camera"_L1].toString();
        rule.from = QTime::fromString(value["from"_L1].toString(), Qt::ISODate);
        rule.to = QTime::fromString(value["to"_L1].toString(), Qt::ISODate);
        if (rule.from.isValid() == rule.to.isValid())
            out.append(rule);
    }
    return out;
}

/// The names of Senders' parts in QSettings.
const QList<std::pair<QString, QString Senders::*>> senderKeys{
    {u"senders/command"_s, &Senders::command},
    {u"senders/webhook"_s, &Senders::webhook},
    {u"senders/broker"_s, &Senders::broker},
    {u"senders/broker_user"_s, &Senders::brokerUser},
    {u"senders/broker_password"_s, &Senders::brokerPassword}};

struct Colours {
    QColor window, base, text, highlight, onHighlight, link;
};

QPalette paletteOf(const Colours& c)
{
    const auto between = [&](int textPercent) {
        const auto mix = [textPercent](int a, int b) { return a + (b - a) * textPercent / 100; };
        return QColor(mix(c.base.red(), c.text.red()), mix(c.base.green(), c.text.green()),
                      mix(c.base.blue(), c.text.blue()));
    };
    const QColor faint = between(45);
    QPalette p(c.window, c.window); // shades of the frames
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, faint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, between(25));
    p.setColor(QPalette::Base, c.base);
    p.setColor(QPalette::AlternateBase, between(5));
    p.setColor(QPalette::ToolTipBase, between(8));
    p.setColor(QPalette::PlaceholderText, between(55));
    p.setColor(QPalette::Highlight, c.highlight);
    p.setColor(QPalette::HighlightedText, c.onHighlight);
    p.setColor(QPalette::Link, c.link);
    p.setColor(QPalette::LinkVisited, c.link);
    p.setColor(QPalette::BrightText, c.onHighlight);
    return p;
}

void install(QTranslator* translator, bool loaded)
{
    if (loaded)
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}
} // namespace

Settings loadSettings()
{
    const QSettings stored;
    Settings s;
    s.theme = Settings::Theme(std::max(0, int(themes.indexOf(stored.value("theme"_L1).toString()))));
    s.notify = Settings::Notify(std::max(0, int(notices.indexOf(stored.value("notify"_L1).toString()))));
    s.language = stored.value("language"_L1).toString();
    s.inTray = stored.value("in_tray"_L1).toBool();
    for (const auto& [key, part] : senderKeys)
        s.senders.*part = stored.value(key).toString();
    s.workers = number(stored.value("workers"_L1).toString(), 0, mostWorkers, s.workers);
    return s;
}

Settings loadSettings(const Library& library)
{
    Settings s = loadSettings();
    if (const QString engine = library.setting(u"engine"_s); engine == "classic"_L1 || engine == "basic"_L1)
        s.engine = engine;
    s.detector = library.setting(u"detector"_s);
    s.step = number(library.setting(u"step"_s), 1, 10, s.step);
    s.minFace = number(library.setting(u"min_face"_s), 16, 200, s.minFace);
    s.watched = watchedFolders(library);
    s.newsRules = rulesFrom(library.setting(u"news_rules"_s));
    s.unknownDays = number(library.setting(u"unknown_days"_s), 0, mostDays, s.unknownDays);
    s.matchPercent = int(std::lround(library.recognition().matchShare() * 100));
    return s;
}

bool saveSettings(Library& library, const Settings& settings)
{
    QSettings stored;
    stored.setValue("theme"_L1, themes.at(int(settings.theme)));
    stored.setValue("notify"_L1, notices.at(int(settings.notify)));
    stored.setValue("language"_L1, settings.language);
    stored.setValue("workers"_L1, settings.workers);
    stored.setValue("in_tray"_L1, settings.inTray);
    for (const auto& [key, part] : senderKeys)
        stored.setValue(key, settings.senders.*part);
    stored.sync();
    QFile::setPermissions(stored.fileName(), ownerOnly); // a password is in it
    const Settings old = loadSettings(library);
    const auto keep = [&library](bool changed, const QString& key, const QString& value) {
        return !changed || library.setSetting(key, value);
    };
    return keep(settings.engine != old.engine, u"engine"_s, settings.engine) &&
           keep(settings.detector != old.detector, u"detector"_s, settings.detector) &&
           keep(settings.step != old.step, u"step"_s, QString::number(settings.step)) &&
           keep(settings.minFace != old.minFace, u"min_face"_s, QString::number(settings.minFace)) &&
           keep(settings.unknownDays != old.unknownDays, u"unknown_days"_s, QString::number(settings.unknownDays)) &&
           keep(settings.newsRules != old.newsRules, u"news_rules"_s, toText(settings.newsRules)) &&
           (settings.watched == old.watched || setWatchedFolders(library, settings.watched)) &&
           (settings.matchPercent == old.matchPercent ||
            library.recognition().setMatchShare(float(settings.matchPercent) / 100));
}

QPalette lightPalette()
{
    return paletteOf({0xf3f4f6, 0xffffff, 0x1c1f24, 0x2b6cb0, 0xffffff, 0x1f5d9c});
}

QPalette darkPalette()
{
    return paletteOf({0x26282c, 0x1b1d20, 0xe8eaed, 0x5a9fe0, 0x0d1b2a, 0x86bdf2});
}

void applyTheme(Settings::Theme theme)
{
    static const QString systemStyle = QApplication::style()->name();
    const QString style = theme == Settings::Theme::System ? systemStyle : u"fusion"_s;
    if (QApplication::style()->name() != style)
        QApplication::setStyle(style);
    QApplication::setPalette(theme == Settings::Theme::System  ? QPalette()
                             : theme == Settings::Theme::Light ? lightPalette()
                                                               : darkPalette());
}

void installLanguage(const QString& language)
{
    QLocale locale = QLocale::system();
    if (!language.isEmpty() && locale.language() != QLocale(language).language()) // else the country stays too
        locale = QLocale(language);
    QLocale::setDefault(locale);
    const auto load = [&](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(QCoreApplication::instance());
        install(translator, language.isEmpty() ? translator->load(locale, name, u"_"_s, folder)
                                               : translator->load(name + u'_' + language, folder));
    };
    load(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(u"ringface"_s, u":/ringface/i18n"_s);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/preferences.h"

#include "core/library/library.h"
#include "core/library/safety/ownerpermissions.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QStyle>
#include <QTranslator>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QStringList notices{u"everybody"_s, u"unknown"_s, u"nobody"_s};
const QStringList themes{u"system"_s, u"light"_s, u"dark"_s};
constexpr int mostWorkers = 1024;

/// The stored number, or \a unset if there is none that makes sense.
int number(const QString& text, int least, int most, int unset)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= least && value <= most ? value : unset;
}

/// The names of Senders' parts in QSettings.
const QList<std::pair<QString, QString Senders::*>> senderKeys{
    {u"senders/command"_s, &Senders::command},
    {u"senders/webhook"_s, &Senders::webhook},
    {u"senders/broker"_s, &Senders::broker},
    {u"senders/broker_user"_s, &Senders::brokerUser}}; // its password: see SecretStore

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
    static_cast<LibrarySettings&>(s) = library.settings();
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
    QFile::setPermissions(stored.fileName(), ownerOnly); // addresses of the house are in it
    return library.setSettings(settings);
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

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Contrast of what is to be read and found, by WCAG 2.1 (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio), in light
// and dark.
#include "core/library/values/peoplevalues.h"
#include "ui/player/stage.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/tokens.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
constexpr double forText = 4.5;
constexpr double forShapes = 3;

double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}
/// A desktop's palette that is light or dark.
QPalette desktop(bool isDark)
{
    QPalette out;
    out.setColor(QPalette::Base, isDark ? Qt::black : Qt::white);
    return out;
}

/// "1.23 < 4.5" if \a text cannot be seen well on \a ground; else empty.
QString tooFaint(const QColor& text, const QColor& ground, double least)
{
    const double ratio = contrast(text, ground);
    return ratio >= least ? QString()
                          : u"%1 on %2: %3 < %4"_s.arg(text.name(), ground.name()).arg(ratio, 0, 'f', 2).arg(least);
}
} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownValues();
    void texts_data() { themes(); }
    void texts();
    void shapes_data() { themes(); }
    void shapes();
    void people_data() { themes(); }
    void people();
    void stageTexts();
    void paletteIsTheirs_data() { themes(); }
    void paletteIsTheirs();

private:
    static void themes();
};

void TestTokens::themes()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTokens::knownValues()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01); // as the standard's own example
}

void TestTokens::texts()
{
    QFETCH(bool, isDark);
    const Tokens& t = tokensOf(desktop(isDark));
    QCOMPARE(t.isDark, isDark);
    const QList<QColor> calm{t.ground, t.chrome, t.raised, t.hover};
    QList<std::pair<QColor, QColor>> pairs;
    for (const QColor& ground : calm) {
        for (const QColor& text : {t.text1, t.text2, t.text3})
            pairs.append({text, ground});
    }
    for (const QColor& ground : {t.pressed, t.weak, t.weakHover}) {
        for (const QColor& text : {t.text1, t.text2})
            pairs.append({text, ground});
    }
    pairs += {{t.text3, t.weak},        {t.weakText, t.weak},        {t.weakText, t.weakHover},
              {t.accent, t.ground},     {t.accent, t.chrome},        {t.accent, t.raised},
              {t.onAccent, t.accent},   {t.onAccent, t.accentHover}, {t.onAccent, t.accentPressed},
              {t.danger, t.ground},     {t.danger, t.chrome},        {t.danger, t.raised},
              {t.danger, t.dangerWeak}, {t.good, t.ground},          {t.good, t.raised}};
    QStringList faint;
    for (const auto& [text, ground] : std::as_const(pairs))
        faint << tooFaint(text, ground, forText);
    faint.removeAll(QString());
    QCOMPARE(faint, QStringList());
}

void TestTokens::shapes()
{
    QFETCH(bool, isDark);
    const Tokens& t = tokensOf(desktop(isDark));
    QStringList faint;
    for (const QColor& ground : {t.ground, t.chrome, t.raised})
        faint << tooFaint(t.lineStrong, ground, forShapes) << tooFaint(t.accent, ground, forShapes);
    faint.removeAll(QString());
    QCOMPARE(faint, QStringList());
}

void TestTokens::people()
{
    QFETCH(bool, isDark);
    const Tokens& t = tokensOf(desktop(isDark));
    QStringList faint;
    QSet<QRgb> all;
    for (quint32 colour = 1; colour <= personColourCount; ++colour) {
        const QColor own = personColour(colour, isDark);
        all.insert(own.rgb());
        faint << tooFaint(own, t.ground, forShapes) << tooFaint(own, t.weak, forShapes);
        if (isDark) // the bright tones are also those on videos, under dark letters
            faint << tooFaint(own, stage::ground, forShapes) << tooFaint(stage::ground, own, forText);
    }
    faint.removeAll(QString());
    QCOMPARE(faint, QStringList());
    QCOMPARE(all.size(), qsizetype(personColourCount));
    QCOMPARE(personColourNames().size(), qsizetype(personColourCount));
    // Of an earlier version, and nobody's.
    QCOMPARE(personColour(0xff4c9be8, isDark), QColor(0x4c9be8));
    QVERIFY(personColour(0, isDark).isValid());
}

void TestTokens::stageTexts()
{
    QStringList faint;
    for (const QColor& ground : {stage::ground, stage::bar, stage::track})
        faint << tooFaint(stage::text, ground, forText) << tooFaint(stage::second, ground, forText);
    faint.removeAll(QString());
    QCOMPARE(faint, QStringList());
}

void TestTokens::paletteIsTheirs()
{
    QFETCH(bool, isDark);
    const QPalette palette = windowPalette(desktop(isDark));
    const Tokens& t = tokensOf(palette);
    QCOMPARE(t.isDark, isDark);
    QCOMPARE(palette.color(QPalette::Base), t.ground);
    QCOMPARE(palette.color(QPalette::WindowText), t.text1);
    QCOMPARE(palette.color(QPalette::Highlight), t.accent);
}

QTEST_APPLESS_MAIN(TestTokens)
#include "tst_tokens.moc"

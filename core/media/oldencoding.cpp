// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/oldencoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::array encodings{"IBM850", "IBM437", "windows-1252", "Shift_JIS"};

bool isJapanese(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Han ||
           c == u'\u30FC'; // the long vowel
}

constexpr int nonsense = -3;

/// How likely such a letter beyond ASCII is in a name. \a before: the character before it.
int likelihood(QChar c, QChar before)
{
    // Of German, French, Spanish, Italian, Portuguese and the Nordic languages.
    static const QString frequent = u"äöüÄÖÜßé"_s;
    static const QString usual = u"àâçèêëîïôùûœÀÂÇÈÉÊáíñóúÁÍÑÓÚåæøÅÆØ"_s;
    static const QString seldom = u"ìòãõ"_s;
    static const QString vowels = u"aeiouäöüy"_s;
    if (c.isUpper() && before.isLower())
        return nonsense;
    if (c == u'ß' && !vowels.contains(before))
        return nonsense;
    if (frequent.contains(c))
        return 4;
    if (usual.contains(c))
        return 3;
    if (seldom.contains(c))
        return 2;
    return c.script() == QChar::Script_Latin && c.isLetter() && c.category() != QChar::Letter_Modifier ? 1 : nonsense;
}

/// How much sense a text makes that somebody gave as a name.
int sense(const QString& text)
{
    constexpr int japaneseLetter = 4; // of two bytes
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isAlone = (i == 0 || !isJapanese(text[i - 1])) && (i + 1 == text.size() || !isJapanese(text[i + 1]));
        if (c.unicode() < 0x80)
            sum += c.isPrint() ? 0 : nonsense;
        else if (isJapanese(c))
            sum += isAlone ? -1 : japaneseLetter;
        else
            sum += likelihood(c, i == 0 ? QChar(u' ') : text[i - 1]);
    }
    return sum;
}
} // namespace

QByteArray guessedEncoding(const QByteArrayList& names)
{
    if (std::ranges::all_of(names, [](const QByteArray& name) { return name.isValidUtf8(); }))
        return "UTF-8";
    QByteArray best = "windows-1252";
    int most = 0;
    for (const char* encoding : encodings) {
        int sum = 0;
        for (const QByteArray& name : names)
            sum += name.isValidUtf8() ? 0 : sense(decoded(name, encoding));
        if (encoding == encodings.front() || sum > most) {
            most = sum;
            best = encoding;
        }
    }
    return best;
}

QString decoded(const QByteArray& name, const QByteArray& encoding)
{
    QStringDecoder decoder(encoding.constData());
    if (name.isValidUtf8() || !decoder.isValid())
        return QString::fromUtf8(name);
    return decoder(name);
}

} // namespace ringface

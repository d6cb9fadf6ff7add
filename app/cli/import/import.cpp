// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/import/import.h"

#include <QJsonArray>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

QString ImportReport::inWords() const
{
    return u"%1: %2 learned, %3 known before, %4 not learned."_s
        .arg(counted(people.size(), u"person"_s, u"people"_s), counted(learned, u"face"_s, u"faces"_s))
        .arg(known)
        .arg(notLearned.size());
}

void ImportReport::complainOfProblems() const
{
    for (const FileProblem& p : problems)
        complain(u"%1: %2"_s.arg(p.file, p.what));
    for (const NotLearned& n : notLearned)
        complain(u"%1 (%2): %3"_s.arg(n.file, n.name, n.why));
}

QJsonObject ImportReport::json() const
{
    QJsonArray wrong;
    for (const FileProblem& p : problems)
        wrong.append(QJsonObject{{u"file"_s, p.file}, {u"problem"_s, p.what}});
    QJsonArray not_;
    for (const NotLearned& n : notLearned)
        not_.append(QJsonObject{{u"file"_s, n.file}, {u"name"_s, n.name}, {u"problem"_s, n.why}});
    return {{u"newRecordings"_s, newRecordings},
            {u"knownRecordings"_s, knownRecordings},
            {u"people"_s, QJsonArray::fromStringList(people)},
            {u"facesLearned"_s, learned},
            {u"facesGuessed"_s, guessed},
            {u"facesKnown"_s, known},
            {u"tracksNamed"_s, tracksNamed},
            {u"unknownPictures"_s, unknown},
            {u"notLearned"_s, not_},
            {u"problems"_s, wrong}};
}

int importData(Context& context)
{
    const QString what = context.arguments.isEmpty() ? QString() : context.arguments.takeFirst();
    if (what == "ringface"_L1 && context.arguments.size() == 1)
        return importRingface(context);
    if (what == "xmp"_L1 && !context.arguments.isEmpty())
        return importXmp(context);
    return usage(u"import takes ringface DIR, or xmp PATH..."_s);
}

} // namespace ringface::cli

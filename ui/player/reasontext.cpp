// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/reasontext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ringface
{

namespace
{
struct Reasons {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

QString number(float distance)
{
    return QLocale().toString(double(distance), 'f', 2);
}

QString nameOf(const QString& name)
{
    return name.isEmpty() ? Reasons::tr("somebody you ignore") : name;
}

QString pictureText(const Explanation& why)
{
    constexpr float sharp = 0.5F;
    constexpr float fair = 0.25F;
    const QString how = why.quality >= sharp  ? Reasons::tr("Sharp", "a picture")
                        : why.quality >= fair ? Reasons::tr("Not quite sharp", "a picture")
                                              : Reasons::tr("Blurred or small", "a picture");
    return why.infrared ? Reasons::tr("%1, at night.", "a sharp picture").arg(how)
                        : Reasons::tr("%1, by day.", "a sharp picture").arg(how);
}

QString nearText(const Explanation& why)
{
    const QString like = why.score != 0 ? Reasons::tr("Clearly more like %1 than like anyone else.").arg(why.name)
                                        : Reasons::tr("Looks enough like %1.").arg(why.name);
    return Reasons::tr("%1 %2", "why, picture").arg(like, pictureText(why));
}

QString unknownText(const Explanation& why)
{
    // Whom it was about is gone since.
    const bool isAboutNobody = why.name.isEmpty() && why.distance < 0 && why.reason > Reason::TooFar;
    switch (isAboutNobody && why.reason != Reason::PoorFaces ? Reason::None : why.reason) {
    case Reason::NobodyKnown:
        return Reasons::tr("Nobody has a name yet.");
    case Reason::TooFar:
        return Reasons::tr("Nobody you named.");
    case Reason::LikeStrangers:
        return Reasons::tr("Perhaps %1, but the picture also looks like many strangers.").arg(nameOf(why.name));
    case Reason::Ambiguous:
        if (why.runnerUpDistance < 0)
            break; // the two are one since
        return Reasons::tr("About as much like %1 as like %2.").arg(nameOf(why.name), nameOf(why.runnerUp));
    case Reason::PoorFaces:
        return Reasons::tr("Too blurred, small, dark or turned away.");
    case Reason::Rejected:
        return Reasons::tr("You said that it is not %1.").arg(nameOf(why.name));
    case Reason::SeenTogether:
        return Reasons::tr("Most like %1, who stands beside it in the same picture.").arg(nameOf(why.name));
    case Reason::NearRejected:
        return Reasons::tr("Nearer to faces of which you said that they are not %1 than to %1.").arg(nameOf(why.name));
    case Reason::NearDelivery:
        return Reasons::tr("Most like %1, but nearer to a delivery person.").arg(nameOf(why.name));
    case Reason::None:
    case Reason::Near:
    case Reason::Labelled:
        break;
    }
    return Reasons::tr("Not looked at yet.");
}
} // namespace

QString reasonNumbers(const Explanation& why)
{
    if (why.distance < 0 || why.reason == Reason::NobodyKnown)
        return {};
    QStringList parts{
        Reasons::tr("Distance to %1: %2, limit %3").arg(nameOf(why.name), number(why.distance), number(why.limit))};
    if (why.score != 0)
        parts << Reasons::tr("Score: %1").arg(number(why.score));
    if (why.runnerUpDistance >= 0)
        parts << Reasons::tr("Distance to %1: %2").arg(nameOf(why.runnerUp), number(why.runnerUpDistance));
    return parts.join(u'\n');
}

QString reasonText(const Explanation& why, bool isGuess)
{
    if (why.reason == Reason::Labelled)
        return Reasons::tr("You said so.");
    if (why.reason == Reason::Near && why.name.isEmpty())
        return Reasons::tr("Like a face that you ignore. %1", "a picture").arg(pictureText(why));
    if (why.reason == Reason::Near)
        return nearText(why);
    if (why.reason == Reason::None && isGuess)
        return Reasons::tr("Not looked at again yet.");
    return unknownText(why);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands that say who a face is.
#include "app/cli/chosenfaces.h"
#include "app/cli/context.h"

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// The faces that --face, the arguments after it, and --group name; std::nullopt, and a word on stderr, if one of them
/// is not in the library.
std::optional<QList<FaceId>> wantedFaces(const Context& context)
{
    QString problem;
    auto faces = chosenFaces(*context.library, context.faces + context.arguments, context.groups, &problem);
    if (!faces)
        complain(problem);
    return faces;
}

/// The other faces of the groups that \a faces are in.
QList<FaceId> restOfGroups(const Library& library, const QList<FaceId>& faces)
{
    QList<FaceId> rest;
    for (const Group& group : library.groups()) {
        const bool touched = std::ranges::any_of(faces, [&](FaceId f) { return group.faces.contains(f); });
        for (const FaceId f : touched ? group.faces : QList<FaceId>()) {
            if (!faces.contains(f))
                rest.append(f);
        }
    }
    return rest;
}

bool say(const Context& context, const QList<FaceId>& faces)
{
    Labels& labels = context.library->labels();
    if (!context.name.isEmpty())
        return labels.say(faces, context.name);
    if (!context.notName.isEmpty())
        return labels.sayNot(faces, context.notName);
    if (context.ignore)
        return labels.ignore(faces);
    if (context.together)
        return labels.keepTogether(faces);
    return labels.split(faces, restOfGroups(*context.library, faces));
}
} // namespace

int label(Context& context)
{
    if (context.groups.isEmpty() == context.faces.isEmpty())
        return usage(u"label takes either --group or --face."_s);
    const int words = int(!context.name.isEmpty()) + int(!context.notName.isEmpty()) + int(context.ignore) +
                      int(context.together) + int(context.split);
    if (words != 1)
        return usage(u"label takes one of --name, --not, --ignore, --together and --split."_s);
    if (!context.open())
        return Failed;
    const std::optional<QList<FaceId>> faces = wantedFaces(context);
    return faces && say(context, *faces) && context.train() ? Good : Failed;
}

int unlabel(Context& context)
{
    if (context.faces.isEmpty())
        return usage(u"unlabel takes --face."_s);
    if (!context.open())
        return Failed;
    const std::optional<QList<FaceId>> faces = wantedFaces(context);
    return faces && context.library->labels().clear(*faces) && context.train() ? Good : Failed;
}

int train(Context& context)
{
    return context.open() && context.train() ? Good : Failed;
}

int reencode(Context& context)
{
    if (!context.open())
        return Failed;
    const EngineSetup setup = context.engine();
    complainAboutModels(context.catalogue(), setup);
    if (!setup.recognises)
        return Failed;
    return context.train() ? Good : Failed;
}

} // namespace ringface::cli

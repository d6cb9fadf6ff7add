// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands that change names.
#include "app/cli/context.h"

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// The faces that --face and the arguments after it name; std::nullopt, and a word on stderr, if one of them is no face
/// of the library.
std::optional<QList<FaceId>> chosenFaces(const Context& context)
{
    QList<FaceId> ids;
    for (const QString& text : context.faces + context.arguments) {
        bool ok = false;
        const FaceId id = text.toLongLong(&ok);
        if (!ok || context.library->labels({id}).isEmpty()) {
            complain(u"There is no face %1."_s.arg(text));
            return std::nullopt;
        }
        ids.append(id);
    }
    return ids;
}

int setNames(Context& context, const QList<FaceId>& ids, const QString& name)
{
    QList<FaceLabel> labels;
    for (const FaceId id : ids)
        labels.append({id, name});
    return context.library->setLabels(labels) && context.train() ? Good : Failed;
}
} // namespace

int label(Context& context)
{
    if (context.group.isEmpty() == context.faces.isEmpty())
        return usage(u"label takes either --group or --face."_s);
    if (context.name.isEmpty())
        return usage(u"label takes a --name."_s);
    if (!context.open())
        return Failed;
    if (!context.faces.isEmpty()) {
        const std::optional<QList<FaceId>> ids = chosenFaces(context);
        return ids ? setNames(context, *ids, context.name) : Failed;
    }
    bool ok = false;
    const GroupId id = context.group.toLongLong(&ok);
    const QList<Group> all = context.library->groups();
    const auto group = std::ranges::find(all, id, &Group::id);
    if (!ok || group == all.end()) {
        complain(u"There is no group %1."_s.arg(context.group));
        return Failed;
    }
    return setNames(context, group->faces, context.name);
}

int unlabel(Context& context)
{
    if (context.faces.isEmpty())
        return usage(u"unlabel takes --face."_s);
    if (!context.open())
        return Failed;
    const std::optional<QList<FaceId>> ids = chosenFaces(context);
    return ids ? setNames(context, *ids, {}) : Failed;
}

int train(Context& context)
{
    return context.open() && context.train() ? Good : Failed;
}

} // namespace ringface::cli

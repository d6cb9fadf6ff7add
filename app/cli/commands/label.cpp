// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands that say who a face is.
#include "app/cli/chosenfaces.h"
#include "app/cli/command.h"

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
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

/// Learns what was said. \a said: it could be stored.
int learnt(Context& context, bool said)
{
    return said && context.settle() ? Good : Failed;
}

/// These faces of the library; std::nullopt, and a word on stderr, if one of them is not there.
std::optional<QList<FaceId>> found(const Context& context, const QStringList& faces, const QStringList& groups)
{
    QString problem;
    auto out = chosenFaces(*context.library, faces, groups, &problem);
    if (!out)
        complain(problem);
    return out;
}

class Label : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "label", "Say who some faces are, or are not, and learn from it");
        addTexts(me, "--group", m_groups, "A group of faces, by its id in groups; may be repeated", "ID");
        addTexts(me, "--face", m_faces, "A face, by its id in faces; may be repeated", "ID");
        addTexts(me, "ID", m_more, "More faces", "ID");
        addText(me, "--name", m_name, "They are this person", "NAME");
        addText(me, "--not", m_notName, "They are not this person", "NAME");
        addFlag(me, "--ignore", m_ignore, "They are of no interest, now and later");
        addFlag(me, "--together", m_together, "These unknown faces are one person");
        addFlag(me, "--split", m_split, "They are not the person of the rest of their group");
    }
    int run(Context& context) override
    {
        m_name = m_name.simplified();
        m_notName = m_notName.simplified();
        if (m_groups.isEmpty() == m_faces.isEmpty())
            return usage(u"label takes either --group or --face."_s);
        const int words =
            int(!m_name.isEmpty()) + int(!m_notName.isEmpty()) + int(m_ignore) + int(m_together) + int(m_split);
        if (words != 1)
            return usage(u"label takes one of --name, --not, --ignore, --together and --split."_s);
        if (!context.open())
            return Failed;
        const std::optional<QList<FaceId>> faces = found(context, m_faces + m_more, m_groups);
        return learnt(context, faces && say(*context.library, *faces, *this));
    }

private:
    static bool say(Library& library, const QList<FaceId>& faces, const Label& what)
    {
        Labels& labels = library.labels();
        if (!what.m_name.isEmpty())
            return labels.say(faces, what.m_name);
        if (!what.m_notName.isEmpty())
            return labels.sayNot(faces, what.m_notName);
        if (what.m_ignore)
            return labels.ignore(faces);
        if (what.m_together)
            return labels.keepTogether(faces);
        return labels.split(faces, restOfGroups(library, faces));
    }

    QStringList m_faces;
    QStringList m_more;
    QStringList m_groups;
    QString m_name;
    QString m_notName;
    bool m_ignore = false;
    bool m_together = false;
    bool m_split = false;
};

class Unlabel : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        CLI::App* me = add(app, "unlabel", "Take names away again");
        addTexts(me, "--face", m_faces, "A face, by its id in faces; may be repeated", "ID")->required();
        addTexts(me, "ID", m_more, "More faces", "ID");
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        const std::optional<QList<FaceId>> faces = found(context, m_faces + m_more, {});
        return learnt(context, faces && context.library->labels().clear(*faces));
    }

private:
    QStringList m_faces;
    QStringList m_more;
};

class Train : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override { add(app, "train", "Learn again from all names"); }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        context.pipeline().learn();
        return learnt(context, true);
    }
};

class Reencode : public Command
{
public:
    void addTo(CLI::App& app, Context& /*context*/) override
    {
        add(app, "reencode", "Make all faces ready for another --engine, without the videos");
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        const EngineSetup setup = context.engine();
        complainAboutModels(context.catalogue(), setup);
        return learnt(context, setup.recognises);
    }
};
} // namespace

std::unique_ptr<Command> makeLabel()
{
    return std::make_unique<Label>();
}

std::unique_ptr<Command> makeUnlabel()
{
    return std::make_unique<Unlabel>();
}

std::unique_ptr<Command> makeTrain()
{
    return std::make_unique<Train>();
}

std::unique_ptr<Command> makeReencode()
{
    return std::make_unique<Reencode>();
}

} // namespace ringface::cli

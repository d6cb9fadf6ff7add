// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/removalbar.h"

#include "core/library/library.h"
#include "ui/widgets/texts.h"

namespace ringface
{

RemovalBar::RemovalBar(Library& library, QWidget* parent)
    : MessageBar(parent)
    , m_library(library)
{
    connect(this, &MessageBar::accepted, this, [this] { m_act(); });
}

void RemovalBar::askPerson(const Person& person)
{
    m_act = [this, id = person.id] {
        if (const std::optional<RemovedPerson> removed = m_library.labels().removePerson(id))
            Q_EMIT personRemoved(*removed);
    };
    ask(tr("Delete %1 and all that is stored of this face: %2 in %3? This cannot be undone, nor can anything you did "
           "before. The recordings themselves stay.")
            .arg(person.name, facesText(person.faces), recordingsText(person.recordings)),
        tr("Delete"), tr("Cancel"));
}

} // namespace ringface

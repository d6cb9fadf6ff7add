// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peoplepanel.h"

#include "core/library/library.h"
#include "ui/people/peopleview.h"
#include "ui/people/personactions.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/labelcommand.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/peoplemodel.h"

#include <QAction>
#include <QLabel>
#include <QUndoStack>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

PeoplePanel::PeoplePanel(Library& library, QUndoStack& undo, PersonActs& acts, PeopleModel* model, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_acts(acts)
    , m_model(model)
    , m_view(new PeopleView(model, this))
    , m_entry(new NameEntry(m_view->viewport()))
    , m_rename(PersonActs::makeRename(m_view))
{
    setObjectName(u"peoplePanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(200);
    auto* title = new QLabel(tr("People"), this);
    title->setObjectName(u"panelTitle"_s);
    title->setContentsMargins(16, 14, 16, 6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_view, 1);
    connect(m_rename, &QAction::triggered, this, &PeoplePanel::askNewName);
    connect(m_view, &PeopleView::menuWanted, this, &PeoplePanel::showMenu);
    connect(model, &PeopleModel::facesDropped, this, &PeoplePanel::take);
    connect(m_entry, &NameEntry::accepted, this, &PeoplePanel::nameAccepted);
    connect(m_entry, &NameEntry::cancelled, this, [this] {
        if (m_renamed)
            m_view->setFocus();
    });
}

std::optional<Person> PeoplePanel::chosen() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_acts.find(index.data(FaceRole::Id).toLongLong()) : std::nullopt;
}

void PeoplePanel::take(const QList<qint64>& faces, const QString& name)
{
    m_waiting = faces;
    m_renamed.reset();
    if (!name.isEmpty())
        return nameAccepted(name);
    placeEntry(m_model->index(m_model->rowCount() - 1));
    window()->activateWindow(); // the drag may have come from elsewhere
    m_entry->ask(m_model->names());
}

void PeoplePanel::nameAccepted(const QString& name)
{
    if (m_renamed) {
        m_view->setFocus();
        m_acts.rename(*m_renamed, name);
    } else {
        m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Say, m_waiting, name}));
        Q_EMIT named();
    }
}

void PeoplePanel::askNewName()
{
    m_renamed = chosen();
    if (!m_renamed)
        return;
    placeEntry(m_view->currentIndex());
    m_entry->ask({}, m_renamed->name);
}

void PeoplePanel::placeEntry(const QModelIndex& row)
{
    m_view->scrollTo(row);
    QRect place = m_view->visualRect(row).adjusted(16, 0, -16, 0);
    place.setTop(place.center().y() - m_entry->sizeHint().height() / 2);
    place.setHeight(m_entry->sizeHint().height());
    m_entry->setGeometry(place);
}

void PeoplePanel::showMenu(const QPoint& globalPos)
{
    if (const std::optional<Person> person = chosen())
        m_acts.showMenu(*person, {m_rename}, this, globalPos);
}

} // namespace ringface

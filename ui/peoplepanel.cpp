// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/peoplepanel.h"

#include "ui/nameentry.h"
#include "ui/peoplemodel.h"
#include "ui/peopleview.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

PeoplePanel::PeoplePanel(PeopleModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new PeopleView(model, this))
    , m_entry(new NameEntry(m_view->viewport()))
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
    connect(model, &PeopleModel::facesDropped, this, &PeoplePanel::take);
    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) { Q_EMIT facesNamed(m_waiting, name); });
}

void PeoplePanel::take(const QList<qint64>& faces, const QString& name)
{
    if (!name.isEmpty()) {
        Q_EMIT facesNamed(faces, name);
        return;
    }
    m_waiting = faces;
    const QModelIndex row = m_model->index(m_model->rowCount() - 1);
    m_view->scrollTo(row);
    QRect place = m_view->visualRect(row).adjusted(16, 0, -16, 0);
    place.setTop(place.center().y() - m_entry->sizeHint().height() / 2);
    place.setHeight(m_entry->sizeHint().height());
    m_entry->setGeometry(place);
    window()->activateWindow(); // the drag may have come from elsewhere
    m_entry->ask(m_model->names());
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peoplepanel.h"

#include "core/library/library.h"
#include "ui/people/peopleview.h"
#include "ui/people/personactions.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/labelcommand.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/peoplemodel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int foldedWidth = 72;
constexpr int leastWidth = 200;
constexpr int fewPeople = 8; // are found without a filter

/// Those of the rows of PeopleModel that are "New person", or that are not.
class NewPersonFilter : public QSortFilterProxyModel
{
public:
    NewPersonFilter(PeopleModel* people, bool isNew, QObject* parent)
        : QSortFilterProxyModel(parent)
        , m_isNew(isNew)
    {
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setSourceModel(people);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const bool isNew = sourceModel()->index(row, 0, parent).data(FaceRole::Id).toLongLong() == 0;
        return isNew == m_isNew && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    bool m_isNew;
};
} // namespace

PeoplePanel::PeoplePanel(Library& library, QUndoStack& undo, PersonActs& acts, PeopleModel* model, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_acts(acts)
    , m_model(model)
    , m_new(new PeopleView(new NewPersonFilter(model, true, this), this))
    , m_title(new QLabel(tr("People"), this))
    , m_fold(new QToolButton(this))
    , m_ignored(new QToolButton(this))
    , m_filter(new QLineEdit(this))
    , m_view(new PeopleView(new NewPersonFilter(model, false, this), this))
    , m_entry(new NameEntry(this))
    , m_rename(PersonActs::makeRename(m_view))
{
    setObjectName(u"peoplePanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setObjectName(u"panelTitle"_s);
    m_title->setContentsMargins(8, 0, 0, 0);
    m_title->setFont(headingFont(font()));
    m_fold->setObjectName(u"foldPeopleButton"_s);
    m_fold->setProperty("round", true);
    m_fold->setFocusPolicy(Qt::TabFocus);
    auto* title = new QHBoxLayout;
    title->setContentsMargins(8, 8, 8, 4);
    title->addWidget(m_title, 1);
    title->addWidget(m_fold, 0, Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(title);
    column->addWidget(m_new);
    auto* filter = new QHBoxLayout;
    filter->setContentsMargins(8, 4, 8, 4);
    filter->addWidget(m_filter);
    column->addLayout(filter);
    column->addWidget(m_view, 1);
    column->addWidget(m_ignored);
    m_ignored->setObjectName(u"ignoredButton"_s);
    m_ignored->setIcon(themedIcon("eye-off"));
    m_ignored->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_ignored->setFocusPolicy(Qt::TabFocus);
    m_ignored->setProperty("foot", true);
    m_ignored->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_ignored, &QToolButton::clicked, this, &PeoplePanel::ignoredWanted);
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.names() || change.groups)
            countIgnored();
    });
    m_filter->setObjectName(u"peopleFilter"_s);
    m_filter->setPlaceholderText(tr("Filter people"));
    m_filter->setAccessibleName(tr("Filter people"));
    m_filter->setClearButtonEnabled(true);
    auto* shown = static_cast<QSortFilterProxyModel*>(m_view->model());
    connect(m_filter, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);
    for (const PeopleView* view : {m_new, m_view}) {
        connect(view, &PeopleView::typedWhileDragging, this, [this](const QString& text) {
            m_filter->setText(text.isEmpty() ? m_filter->text().chopped(1) : m_filter->text() + text);
            m_isTyped = true;
            showFilter();
        });
    }
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(model, &QAbstractItemModel::rowsInserted, this, &PeoplePanel::showFilter);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &PeoplePanel::showFilter);
    connect(model, &QAbstractItemModel::modelReset, this, &PeoplePanel::showFilter);
    countIgnored();
    setFolded(false);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        setFolded(!m_isFolded);
        Q_EMIT foldingChosen(m_isFolded);
    });
    connect(m_view, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT personChosen(index.data().toString()); });
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT personOpened(index.data(FaceRole::Id).toLongLong()); });
    m_new->setObjectName(u"newPersonView"_s);
    m_new->setAccessibleName(tr("New person"));
    m_new->fitRows();
    connect(m_new, &QAbstractItemView::activated, this, &PeoplePanel::newPersonWanted);
    connect(m_new, &QAbstractItemView::clicked, this, &PeoplePanel::newPersonWanted);
    connect(m_rename, &QAction::triggered, this, &PeoplePanel::askNewName);
    connect(m_view, &PeopleView::menuWanted, this, &PeoplePanel::showMenu);
    connect(model, &PeopleModel::facesDropped, this, &PeoplePanel::take);
    connect(m_entry, &NameEntry::accepted, this, &PeoplePanel::nameAccepted);
    connect(m_entry, &NameEntry::cancelled, this, [this] {
        endAsking();
        if (m_renamed)
            m_view->setFocus();
    });
}

void PeoplePanel::setFolded(bool on)
{
    m_isFolded = on;
    m_title->setVisible(!on);
    m_fold->setIcon(themedIcon(on ? "collapse" : "expand"));
    m_fold->setToolTip(on ? tr("Show the people with their keys") : tr("Make the people narrow"));
    m_fold->setAccessibleName(m_fold->toolTip());
    m_new->setFolded(on);
    m_view->setFolded(on);
    showIgnored();
    setMinimumWidth(on ? foldedWidth : leastWidth);
    setMaximumWidth(on ? foldedWidth : QWIDGETSIZE_MAX);
    showFilter();
}

void PeoplePanel::countIgnored()
{
    m_ignoredCount = int(m_library.ignored().size());
    showIgnored();
}

void PeoplePanel::showIgnored()
{
    const QString text = tr("%n ignored", nullptr, m_ignoredCount);
    m_ignored->setVisible(m_ignoredCount > 0);
    m_ignored->setText(m_isFolded ? QString::number(m_ignoredCount) : text);
    m_ignored->setToolTip(text);
    m_ignored->setAccessibleName(text);
}

void PeoplePanel::showFilter()
{
    m_filter->setVisible(!m_isFolded && (m_model->rowCount() > fewPeople || !m_filter->text().isEmpty()));
}

/// \a how: places the field, which needs room.
void PeoplePanel::ask(const std::function<void()>& how)
{
    m_foldsAgain = m_isFolded;
    if (!m_isFolded)
        return how();
    setFolded(false);
    QTimer::singleShot(0, this, how); // the rows have their places only when the layout was made
}

void PeoplePanel::endAsking()
{
    if (std::exchange(m_foldsAgain, false))
        setFolded(true);
}

std::optional<Person> PeoplePanel::chosen() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_acts.find(index.data(FaceRole::Id).toLongLong()) : std::nullopt;
}

void PeoplePanel::take(const QList<qint64>& faces, const QString& name)
{
    if (std::exchange(m_isTyped, false)) // for this drag
        m_filter->clear();
    m_waiting = faces;
    m_renamed.reset();
    if (!name.isEmpty())
        return nameAccepted(name);
    ask([this] {
        placeEntry(m_new, m_new->model()->index(0, 0));
        window()->activateWindow(); // the drag may have come from elsewhere
        m_entry->ask(m_model->names());
    });
}

void PeoplePanel::nameAccepted(const QString& name)
{
    endAsking();
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
    ask([this] {
        placeEntry(m_view, m_view->currentIndex());
        m_entry->ask({}, m_renamed->name);
    });
}

void PeoplePanel::placeEntry(PeopleView* view, const QModelIndex& row)
{
    view->scrollTo(row);
    const QRect card = view->visualRect(row);
    QRect place = QRect(view->viewport()->mapTo(this, card.topLeft()), card.size()).adjusted(16, 0, -16, 0);
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

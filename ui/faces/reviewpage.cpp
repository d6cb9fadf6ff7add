// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/reviewpage.h"

#include "core/library/library.h"
#include "ui/faces/proposaldelegate.h"
#include "ui/faces/proposalmodel.h"
#include "ui/widgets/acceptchoice.h"
#include "ui/widgets/actsmenu.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/findfaceaction.h"
#include "ui/widgets/linelabel.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// The list; letters are keys for acts here. What is chosen in place of a row that goes, the page decides.
class ProposalView : public QListView
{
public:
    explicit ProposalView(QWidget* parent)
        : QListView(parent)
    {
        constexpr int side = 16; // with what is around a tile, the margin of the page
        setViewportMargins(side, 0, side, 0);
    }
    void keyboardSearch(const QString&) override {}

protected:
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override
    {
        const int current = currentIndex().row();
        QListView::rowsAboutToBeRemoved(parent, start, end);
        if (current >= start && current <= end)
            clearSelection();
    }
};
} // namespace

ReviewPage::ReviewPage(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_model(new ProposalModel(library, thumbnails, this))
    , m_view(new ProposalView(this))
    , m_choice(new AcceptChoice(library, this))
    , m_facts(new LineLabel(this))
{
    setObjectName(u"reviewPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_view->setObjectName(u"proposalView"_s);
    m_view->setAccessibleName(tr("Changes in older recordings"));
    m_view->setModel(m_model);
    auto* tiles = new ProposalDelegate(m_view);
    m_view->setItemDelegate(tiles);
    m_view->setFlow(QListView::LeftToRight); // a heading takes a whole line
    m_view->setWrapping(true);
    connect(tiles, &ProposalDelegate::answered, this, [this](const QModelIndex& index, bool yes) {
        m_view->setCurrentIndex(index);
        answer(yes);
    });
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    setFocusProxy(m_view);
    new EmptyState(m_view, "review",
                   tr("Nothing is left to look at. When a new name changes what older recordings show, "
                      "the changes appear here."));

    auto* title = new QLabel(tr("Review"), this);
    title->setObjectName(u"pageTitle"_s);
    title->setFont(titleFont(font()));
    m_facts->setObjectName(u"pageFacts"_s);
    m_facts->setProperty("quiet", true);
    auto* label = new QLabel(tr("Accept names without asking:"), this);
    label->setObjectName(u"acceptLabel"_s);
    label->setBuddy(m_choice);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(24, 16, 24, 8);
    top->setSpacing(12);
    top->addWidget(title);
    top->addWidget(m_facts, 1);
    top->addWidget(label);
    top->addWidget(m_choice);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    column->addWidget(makeButtons());

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReviewPage::updateActions);
    connect(m_view, &QListView::doubleClicked, this, &ReviewPage::showMoment);
    connect(m_model, &ProposalModel::refreshed, this, &ReviewPage::refreshed);
    refreshed();
}

QAction* ReviewPage::makeAction(const char* name, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(this);
    setUpAct(action, name, keys);
    m_view->addAction(action);
    return action;
}

QWidget* ReviewPage::makeButtons()
{
    m_accept = makeAction("acceptProposalAction", {Qt::Key_Y});
    m_reject = makeAction("rejectProposalAction", {Qt::Key_X});
    m_leave = makeAction("leaveProposalAction", {Qt::Key_L});
    m_show = makeAction("showProposalAction", {Qt::Key_Return, Qt::Key_Enter});
    m_show->setText(tr("Show the moment"));
    m_find = new FindFaceAction(m_view);
    connect(m_find, &QAction::triggered, this, [this] { Q_EMIT findWanted(chosen().value(0).face); });
    connect(m_accept, &QAction::triggered, this, [this] { answer(true); });
    connect(m_reject, &QAction::triggered, this, [this] { answer(false); });
    connect(m_leave, &QAction::triggered, this, &ReviewPage::leave);
    connect(m_show, &QAction::triggered, this, &ReviewPage::showMoment);

    auto* bar = new QWidget(this);
    bar->setObjectName(u"reviewBar"_s);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    for (QAction* action : {m_accept, m_reject, m_leave}) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setProperty("framed", true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

int ReviewPage::count() const
{
    return m_model->count();
}

void ReviewPage::refreshed()
{
    // The next one is chosen, so that the keys go on with it; never a whole heading unasked.
    const QModelIndex current = m_view->currentIndex();
    const bool isDone = current.isValid() && m_model->proposalsOf(current).isEmpty();
    if (m_model->count() > 0 && (isDone || !m_view->selectionModel()->hasSelection()))
        m_view->setCurrentIndex(nextOpen(std::max(0, current.row())));
    const int count = m_model->count();
    m_facts->setText(count == 0 ? QString() : tr("%n faces in older recordings, after what you said", nullptr, count));
    m_choice->refresh();
    updateActions();
    Q_EMIT countChanged();
}

QModelIndex ReviewPage::nextOpen(int row) const
{
    const auto isOpen = [this](int at) {
        const QModelIndex index = m_model->index(at);
        return !m_model->isHeading(index) && !m_model->isAnswered(index);
    };
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (const int at = (row + i) % m_model->rowCount(); isOpen(at))
            return m_model->index(at);
    }
    return {};
}

void ReviewPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model->forgetAnswers();
}

QList<ProposalRow> ReviewPage::chosen() const
{
    return m_model->proposalsOf(m_view->selectionModel()->selectedIndexes().value(0));
}

void ReviewPage::updateActions()
{
    const QList<ProposalRow> rows = chosen();
    const ProposalRow row = rows.value(0);
    const int count = int(rows.size());
    for (QAction* action : {m_accept, m_reject, m_leave, m_show})
        action->setEnabled(count > 0);
    m_show->setEnabled(count == 1);
    m_find->setEnabled(count == 1);
    if (count > 1) {
        m_accept->setText(tr("Yes to all %1").arg(count));
        m_reject->setText(tr("No to all %1").arg(count));
        m_leave->setText(tr("Leave all %1 as they are").arg(count));
        return;
    }
    const bool gone = row.name.isEmpty();
    const QString name = menuText(gone ? row.before : row.name);
    m_accept->setText(count == 0 ? tr("Yes") : (gone ? tr("Yes, not %1") : tr("Yes, %1")).arg(name));
    m_reject->setText(count == 0 ? tr("No") : (gone ? tr("No, it is %1") : tr("No, not %1")).arg(name));
    m_leave->setText(tr("Leave as it is"));
}

void ReviewPage::push(LabelAct::Kind kind, const QList<ProposalRow>& rows, const QString& name)
{
    LabelAct act{kind, {}, name};
    for (const ProposalRow& row : rows)
        act.faces += m_library.facesOfTrack(row.id);
    m_undo.push(new LabelCommand(m_library, act));
}

void ReviewPage::answer(bool yes)
{
    const QList<ProposalRow> rows = chosen();
    if (rows.isEmpty())
        return;
    m_model->keepAnswers(rows, yes);
    const bool gone = rows.first().name.isEmpty();
    push(yes != gone ? LabelAct::Kind::Say : LabelAct::Kind::SayNot, rows,
         gone ? rows.first().before : rows.first().name);
}

void ReviewPage::leave()
{
    QList<TrackId> tracks;
    const QList<ProposalRow> rows = chosen();
    for (const ProposalRow& row : rows)
        tracks.append(row.id);
    m_library.recognition().settle(tracks);
}

void ReviewPage::showMoment()
{
    const QList<ProposalRow> rows = chosen();
    if (rows.size() == 1)
        Q_EMIT faceActivated(rows.first().face);
}

} // namespace ringface

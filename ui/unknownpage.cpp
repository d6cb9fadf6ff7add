// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unknownpage.h"

#include "core/library/library.h"
#include "ui/emptystate.h"
#include "ui/facemodel.h"
#include "ui/faceroles.h"
#include "ui/faceview.h"
#include "ui/groupmodel.h"
#include "ui/nameentry.h"
#include "ui/texts.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

UnknownPage::UnknownPage(Library& library, QUndoStack& undo, GroupModel* groups, ThumbnailCache& thumbnails,
                         QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_groups(groups)
    , m_faces(new FaceModel(thumbnails, this))
    , m_groupView(new FaceView(groups, 136, this))
    , m_faceView(new FaceView(m_faces, 84, this))
    , m_entry(new NameEntry(this))
    , m_strip(new QLabel(this))
    , m_empty(new EmptyState(m_groupView, "faces", {}))
{
    setObjectName(u"unknownPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_groupView->setObjectName(u"groupView"_s);
    m_groupView->setAccessibleName(tr("Groups of unknown faces"));
    m_faceView->setObjectName(u"faceView"_s);
    m_faceView->setAccessibleName(tr("Faces of the selected groups"));
    m_strip->setObjectName(u"stripTitle"_s);
    m_strip->setWordWrap(true);
    m_entry->setFixedWidth(200);

    auto* hint = new QLabel(
        tr("Drag a face onto a name, or select it and press Enter to type one. A question like \u201cAnna?\u201d is "
           "answered with Y or N. Press I to ignore faces for good, M when several groups are one person, S "
           "to split selected faces off their group."),
        this);
    hint->setObjectName(u"hint"_s);
    hint->setWordWrap(true);
    hint->setContentsMargins(16, 12, 16, 4);

    auto* lower = new QWidget(this);
    auto* lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 8, 0, 0);
    lowerColumn->setSpacing(4);
    m_strip->setContentsMargins(16, 0, 16, 0);
    lowerColumn->addWidget(m_strip);
    lowerColumn->addWidget(m_faceView, 1);
    lower->setMinimumHeight(150);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_groupView);
    split->addWidget(lower);
    split->setStretchFactor(0, 1);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->setSizes({600, 180});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(hint);
    column->addWidget(split, 1);

    makeActions();
    connect(m_groupView, &FaceView::selectedFacesChanged, this, &UnknownPage::showFaces);
    connect(m_faceView, &FaceView::selectedFacesChanged, this, &UnknownPage::updateActions);
    for (FaceView* view : {m_groupView, m_faceView}) {
        connect(view, &FaceView::focused, this, &UnknownPage::updateActions);
        connect(view, &FaceView::faceActivated, this, &UnknownPage::faceActivated);
    }
    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) {
        m_groupView->setFocus();
        m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Say, m_asked, name}));
    });
    connect(m_entry, &NameEntry::cancelled, this, [this] { m_groupView->setFocus(); });
    for (const auto changed : {&GroupModel::rowsInserted, &GroupModel::rowsRemoved})
        connect(groups, changed, this, &UnknownPage::showFaces);
    connect(groups, &GroupModel::dataChanged, this, &UnknownPage::showFaces);
    connect(&library, &Library::recordingAdded, this, &UnknownPage::explainEmptiness);
    connect(&library, &Library::recordingChanged, this, &UnknownPage::explainEmptiness);
    connect(&library, &Library::recordingsRemoved, this, &UnknownPage::explainEmptiness);
    showFaces();
}

QAction* UnknownPage::makeAction(const char* name, const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    action->setAutoRepeat(false); // the next one is chosen after each act
    return action;
}

void UnknownPage::makeActions()
{
    m_name = makeAction("nameAction", tr("Name..."), {Qt::Key_Return, Qt::Key_Enter});
    m_yes = makeAction("confirmAction", {}, {Qt::Key_Y});
    m_no = makeAction("rejectAction", {}, {Qt::Key_N});
    m_ignore = makeAction("ignoreAction", tr("Ignore"), {Qt::Key_I});
    m_together = makeAction("togetherAction", tr("These groups are one person"), {Qt::Key_M});
    m_split = makeAction("splitAction", tr("Split off these faces"), {Qt::Key_S});
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    for (FaceView* view : {m_groupView, m_faceView}) {
        view->addActions({m_name, m_yes, m_no, separator, m_together, m_split, m_ignore});
        view->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    connect(m_name, &QAction::triggered, this, &UnknownPage::askName);
    connect(m_yes, &QAction::triggered, this, [this] { answer(LabelAct::Kind::Say); });
    connect(m_no, &QAction::triggered, this, [this] { answer(LabelAct::Kind::SayNot); });
    connect(m_ignore, &QAction::triggered, this, [this] { act(LabelAct::Kind::Ignore); });
    connect(m_together, &QAction::triggered, this, [this] { act(LabelAct::Kind::KeepTogether); });
    connect(m_split, &QAction::triggered, this, &UnknownPage::splitOff);
}

bool UnknownPage::meansFaces() const
{
    return m_faceView->hasFocus() && m_faceView->selectionModel()->hasSelection();
}

QList<FaceId> UnknownPage::meant() const
{
    return (meansFaces() ? m_faceView : m_groupView)->selectedFaces();
}

QString UnknownPage::suggestion() const
{
    const QModelIndexList chosen = m_groupView->selectionModel()->selectedIndexes();
    const QString name = chosen.isEmpty() ? QString() : chosen.first().data(FaceRole::Suggestion).toString();
    const bool same = std::ranges::all_of(
        chosen, [&](const QModelIndex& index) { return index.data(FaceRole::Suggestion).toString() == name; });
    return same ? name : QString();
}

QList<FaceId> UnknownPage::restOfGroups() const
{
    QList<FaceId> out;
    const QList<FaceId> chosen = m_faceView->selectedFaces();
    const QModelIndexList groups = m_groupView->selectionModel()->selectedIndexes();
    for (const QModelIndex& group : groups) {
        const auto faces = group.data(FaceRole::Faces).value<QList<qint64>>();
        const auto isChosen = [&](FaceId face) { return chosen.contains(face); };
        if (std::ranges::any_of(faces, isChosen))
            std::ranges::remove_copy_if(faces, std::back_inserter(out), isChosen);
    }
    return out;
}

void UnknownPage::updateActions()
{
    const bool any = !meant().isEmpty();
    const QString name = suggestion();
    m_name->setEnabled(any);
    m_ignore->setEnabled(any);
    m_yes->setText(name.isEmpty() ? tr("Yes, as suggested") : tr("Yes, this is %1").arg(menuText(name)));
    m_no->setText(name.isEmpty() ? tr("No, not as suggested") : tr("No, not %1").arg(menuText(name)));
    m_yes->setEnabled(any && !name.isEmpty());
    m_no->setEnabled(any && !name.isEmpty());
    m_together->setEnabled(!meansFaces() && m_groupView->selectionModel()->selectedIndexes().size() > 1);
    m_split->setEnabled(meansFaces() && !restOfGroups().isEmpty());
}

void UnknownPage::showFaces()
{
    const QList<FaceId> faces = m_groupView->selectedFaces();
    m_faces->setFaces(faces);
    m_strip->setText(
        faces.isEmpty()
            ? tr("Select a group to see its faces.")
            : tr("%1 in the selection. A wrong one can be named on its own.").arg(facesText(int(faces.size()))));
    explainEmptiness();
    updateActions();
}

void UnknownPage::explainEmptiness()
{
    if (m_groups->rowCount() > 0)
        return;
    const QList<Recording> all = m_library.recordings();
    const bool scanned =
        std::any_of(all.begin(), all.end(), [](const Recording& r) { return r.state == ScanState::Done; });
    m_empty->setText(
        scanned ? tr("No unknown faces are left. New visitors will appear here.")
                : tr("Faces that nobody has named yet appear here once recordings have been looked through.\n\n"
                     "Drop recordings on this window to begin."));
}

void UnknownPage::askName()
{
    const FaceView* view = meansFaces() ? m_faceView : m_groupView;
    m_asked = meant();
    if (m_asked.isEmpty())
        return;
    m_entry->ask(m_library.peopleNames());
    // Right under the face, but always inside of the page.
    const QRect tile = view->visualRect(view->currentIndex());
    const QPoint below(tile.center().x() - m_entry->width() / 2, tile.top() + view->tile() + m_entry->height() / 2);
    const QPoint wanted = view->viewport()->mapTo(this, below);
    const QRect room = rect().adjusted(8, 8, -m_entry->width() - 8, -m_entry->sizeHint().height() - 8);
    m_entry->move(qBound(room.left(), wanted.x(), room.right()), qBound(room.top(), wanted.y(), room.bottom()));
}

void UnknownPage::splitOff()
{
    const QList<FaceId> faces = m_faceView->selectedFaces();
    const QList<FaceId> rest = restOfGroups();
    const auto trackOf = [this](FaceId face) {
        const std::optional<Face> f = m_library.face(face);
        return f ? f->track : 0;
    };
    QSet<TrackId> tracks;
    for (const FaceId face : faces)
        tracks.insert(trackOf(face));
    if (std::ranges::all_of(rest, [&](FaceId face) { return tracks.contains(trackOf(face)); })) {
        Q_EMIT noticed(tr("Nothing to split: these faces follow one person through one recording."));
        return;
    }
    m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Split, faces, {}, rest}));
}

void UnknownPage::answer(LabelAct::Kind kind)
{
    QList<FaceId> faces = m_faceView->selectedFaces();
    if (!meansFaces()) {
        // The question was not asked about those who are thought to be somebody else.
        faces.clear();
        const QModelIndexList groups = m_groupView->selectionModel()->selectedIndexes();
        for (const QModelIndex& group : groups)
            faces += group.data(FaceRole::Suggested).value<QList<qint64>>();
    }
    m_undo.push(new LabelCommand(m_library, {kind, faces, suggestion()}));
}

void UnknownPage::act(LabelAct::Kind kind)
{
    m_undo.push(new LabelCommand(m_library, {kind, meant()}));
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/unknownpage.h"

#include "core/library/library.h"
#include "ui/faces/groupmodel.h"
#include "ui/widgets/actsmenu.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facemodel.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/linelabel.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/peoplemodel.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSet>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int smallTile = 88;
constexpr int usualTile = 152;
constexpr int largeTile = 240;
constexpr int stripTile = 84;
} // namespace

UnknownPage::UnknownPage(Library& library, QUndoStack& undo, GroupModel* groups, PeopleModel* people,
                         ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_undo(undo)
    , m_groups(groups)
    , m_people(people)
    , m_faces(new FaceModel(thumbnails, this))
    , m_groupView(new FaceView(groups, usualTile, TileDelegate::Caption::Line, this))
    , m_faceView(new FaceView(m_faces, stripTile, TileDelegate::Caption::None, this))
    , m_entry(new NameEntry(this))
    , m_title(new QLabel(this))
    , m_questions(new LineLabel(this))
    , m_strip(new QLabel(this))
    , m_stripFacts(new LineLabel(this))
    , m_size(new QSlider(Qt::Horizontal, this))
    , m_empty(new EmptyState(m_groupView, "faces", {}))
{
    setObjectName(u"unknownPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_groupView->setObjectName(u"groupView"_s);
    m_groupView->setAccessibleName(tr("Groups of unknown faces"));
    m_faceView->setObjectName(u"faceView"_s);
    m_faceView->setAccessibleName(tr("Faces of the selected groups"));
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setFont(titleFont(font()));
    m_questions->setObjectName(u"pageFacts"_s);
    m_questions->setProperty("quiet", true);
    m_strip->setObjectName(u"stripTitle"_s);
    m_strip->setFont(headingFont(font()));
    m_stripFacts->setObjectName(u"stripFacts"_s);
    m_stripFacts->setProperty("quiet", true);
    m_entry->setFixedWidth(200);

    m_size->setObjectName(u"sizeSlider"_s);
    m_size->setAccessibleName(tr("Size of the faces"));
    m_size->setToolTip(tr("Size of the faces"));
    m_size->setRange(smallTile, largeTile);
    m_size->setValue(usualTile);
    m_size->setFixedWidth(110);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(24, 16, 24, 8);
    top->setSpacing(12);
    top->addWidget(m_title);
    top->addWidget(m_questions, 1);
    top->addWidget(m_size);

    auto* lower = new QWidget(this);
    auto* lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 8, 0, 0);
    lowerColumn->setSpacing(4);
    m_stripRow = new QHBoxLayout; // its buttons come with the acts
    m_stripRow->setContentsMargins(24, 0, 16, 0);
    m_stripRow->setSpacing(8);
    m_stripRow->addWidget(m_strip);
    m_stripRow->addWidget(m_stripFacts, 1);
    lowerColumn->addLayout(m_stripRow);
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
    column->addLayout(top);
    column->addWidget(split, 1);

    makeActions();
    m_groupView->viewport()->installEventFilter(this); // nothing moves away from under the pointer
    m_groupView->takeDrops();
    connect(m_size, &QSlider::valueChanged, m_groupView, &FaceView::setTile);
    connect(m_groupView, &FaceView::facesDropped, this, &UnknownPage::dropped);
    connect(m_groupView, &FaceView::answered, this, [this](const QModelIndex& group, bool yes) {
        answer(yes ? LabelAct::Kind::Say : LabelAct::Kind::SayNot,
               group.data(FaceRole::Suggested).value<QList<qint64>>(), group.data(FaceRole::Suggestion).toString());
    });
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
    connect(groups, &GroupModel::dataChanged, this,
            [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                if (roles != QList<int>{Qt::DecorationRole}) // a picture has come, no other face
                    showFaces();
            });
    connect(groups, &GroupModel::modelReset, this, &UnknownPage::showFaces);
    connect(&library, &Library::changed, this, &UnknownPage::explainEmptiness);
    showFaces();
}

void UnknownPage::focusStacks()
{
    m_groupView->setFocus(Qt::ShortcutFocusReason);
    // One is chosen, so that the keys go on with it.
    if (m_groups->rowCount() > 0 && !m_groupView->selectionModel()->hasSelection())
        m_groupView->selectionModel()->setCurrentIndex(
            m_groupView->currentIndex().isValid() ? m_groupView->currentIndex() : m_groups->index(0),
            QItemSelectionModel::ClearAndSelect); // even if Ctrl, of the page's key, is still down
}

QAction* UnknownPage::makeAction(const char* name, const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    setUpAct(action, name, keys);
    return action;
}

void UnknownPage::makeActions()
{
    m_name = makeAction("nameAction", tr("Name..."), {Qt::Key_N, Qt::Key_Return, Qt::Key_Enter});
    m_yes = makeAction("confirmAction", {}, {Qt::Key_Y});
    m_no = makeAction("rejectAction", {}, {Qt::Key_X});
    m_open = makeAction("openAction", tr("Open the stack"), {Qt::Key_Space});
    m_ignore = makeAction("ignoreAction", tr("Ignore"), {Qt::Key_I});
    m_together = makeAction("togetherAction", tr("These groups are one person"), {Qt::Key_M});
    m_split = makeAction("splitAction", tr("Split off these faces"), {Qt::Key_S});
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    for (FaceView* view : {m_groupView, m_faceView}) {
        view->addActions({m_name, m_yes, m_no, separator, m_open, m_together, m_split, m_ignore});
        view->offerFinding();
        connect(view, &FaceView::findWanted, this, &UnknownPage::findWanted);
    }
    for (FaceView* view : {m_groupView, m_faceView}) {
        for (int key = 1; key <= PeopleModel::keys; ++key) {
            auto* shortcut = new QShortcut(QKeySequence(Qt::Key_0 + key), view, nullptr, nullptr, Qt::WidgetShortcut);
            shortcut->setAutoRepeat(false);
            connect(shortcut, &QShortcut::activated, this, [this, key] {
                const QString name = m_people->nameOfKey(key);
                if (!name.isEmpty() && !meant().isEmpty())
                    m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Say, meant(), name}));
            });
        }
    }
    m_show = makeAction("showMomentAction", tr("Show the moment"), {});
    m_show->setIcon(themedIcon("play"));
    m_split->setIcon(themedIcon("split"));
    m_ignore->setIcon(themedIcon("eye-off"));
    for (QAction* action : {m_show, m_split, m_ignore}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        m_stripRow->addWidget(button);
    }
    m_split->setIconText(tr("Split off"));
    connect(m_show, &QAction::triggered, this, [this] { Q_EMIT faceActivated(meant().value(0)); });
    connect(m_open, &QAction::triggered, this, &UnknownPage::openOrClose);
    connect(m_name, &QAction::triggered, this, &UnknownPage::askName);
    connect(m_yes, &QAction::triggered, this, [this] { answer(LabelAct::Kind::Say, asked(), suggestion()); });
    connect(m_no, &QAction::triggered, this, [this] { answer(LabelAct::Kind::SayNot, asked(), suggestion()); });
    connect(m_ignore, &QAction::triggered, this, [this] { act(LabelAct::Kind::Ignore); });
    connect(m_together, &QAction::triggered, this, [this] { act(LabelAct::Kind::KeepTogether); });
    connect(m_split, &QAction::triggered, this, &UnknownPage::splitOff);
}

bool UnknownPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave || event->type() == QEvent::Hide)
        m_groups->hold(GroupModel::Hold::Pointer, event->type() == QEvent::Enter);
    return QWidget::eventFilter(watched, event);
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
    m_show->setEnabled(any);
    m_yes->setText(name.isEmpty() ? tr("Yes, as suggested") : tr("Yes, this is %1").arg(menuText(name)));
    m_no->setText(name.isEmpty() ? tr("No, not as suggested") : tr("No, not %1").arg(menuText(name)));
    m_yes->setEnabled(any && !name.isEmpty());
    m_no->setEnabled(any && !name.isEmpty());
    m_together->setEnabled(!meansFaces() && m_groupView->selectionModel()->selectedIndexes().size() > 1);
    m_split->setEnabled(meansFaces() && !restOfGroups().isEmpty());
    m_open->setText(m_faceView->hasFocus() ? tr("Back to the stacks") : tr("Open the stack"));
    m_open->setEnabled(m_faceView->hasFocus() || m_faces->rowCount() > 0);
}

void UnknownPage::showFaces()
{
    const QList<FaceId> faces = m_groupView->selectedFaces();
    m_faces->setFaces(faces);
    m_strip->setText(faces.isEmpty() ? QString() : facesText(int(faces.size())));
    m_stripFacts->setText(faces.isEmpty() ? tr("Select a stack to see its faces.") : placeText(faces));
    const int groups = m_groups->rowCount();
    const int questions = m_groups->questions();
    m_title->setText(groups == 0 ? tr("Nobody unknown") : tr("%n unknown visitors", nullptr, groups));
    m_questions->setText(questions == 0 ? QString() : tr("%n may be somebody you know", nullptr, questions));
    explainEmptiness();
    updateActions();
}

/// "Friday, 27 November, 22:10 · Front Door", if they are all of one recording.
QString UnknownPage::placeText(const QList<FaceId>& faces) const
{
    RecordingId recording = 0;
    for (const TrackId track : m_library.labels().tracksOf(faces)) {
        const std::optional<Face> face = m_library.face(m_library.facesOfTrack(track).value(0));
        if (!face || (recording != 0 && face->recording != recording))
            return {};
        recording = face->recording;
    }
    const std::optional<Recording> r = m_library.recording(recording);
    if (!r)
        return {};
    return factLine({momentText(r->file.startedAt, QDate::currentDate()), r->file.camera});
}

void UnknownPage::explainEmptiness()
{
    if (m_groups->rowCount() > 0)
        return;
    m_empty->setText(
        m_library.isAnyScanned()
            ? tr("No unknown faces are left. New visitors will appear here.")
            : tr("Faces that nobody has named yet appear here once recordings have been looked through.\n\n"
                 "Drop recordings on this window to begin."));
}

void UnknownPage::askNameOf(GroupId group)
{
    const int row = m_groups->rowOf(group);
    if (row < 0)
        return;
    m_groupView->setCurrentIndex(m_groups->index(row));
    m_groupView->scrollTo(m_groupView->currentIndex());
    m_groupView->setFocus();
    askName();
}

void UnknownPage::askName()
{
    const FaceView* view = meansFaces() ? m_faceView : m_groupView;
    m_asked = meant();
    if (m_asked.isEmpty())
        return;
    m_entry->ask(m_library.peopleNames());
    view->placeUnderChosen(m_entry);
}

void UnknownPage::openOrClose()
{
    if (m_faceView->hasFocus())
        return m_groupView->setFocus();
    if (m_faces->rowCount() == 0)
        return;
    m_faceView->setFocus();
    if (!m_faceView->selectionModel()->hasSelection())
        m_faceView->setCurrentIndex(m_faces->index(0));
}

void UnknownPage::splitOff()
{
    const QList<FaceId> faces = m_library.labels().wholeTracksOf(m_faceView->selectedFaces());
    QList<FaceId> rest = restOfGroups();
    rest.removeIf([&faces](FaceId face) { return faces.contains(face); });
    if (rest.isEmpty()) {
        Q_EMIT noticed(tr("Nothing to split: these faces follow one person through one recording."));
        return;
    }
    m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Split, faces, {}, rest}));
}

void UnknownPage::dropped(const QList<FaceId>& faces, const QModelIndex& target)
{
    const auto there = target.data(FaceRole::Faces).value<QList<qint64>>();
    const auto isDragged = [&faces](FaceId face) { return faces.contains(face); };
    if (!target.isValid()) {
        if (meansFaces())
            splitOff();
    } else if (std::ranges::none_of(there, isDragged)) {
        m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::KeepTogether, faces + there}));
    }
}

QList<FaceId> UnknownPage::asked() const
{
    if (meansFaces())
        return m_faceView->selectedFaces();
    // The question was not asked about those who are thought to be somebody else.
    QList<FaceId> faces;
    const QModelIndexList groups = m_groupView->selectionModel()->selectedIndexes();
    for (const QModelIndex& group : groups)
        faces += group.data(FaceRole::Suggested).value<QList<qint64>>();
    return faces;
}

void UnknownPage::answer(LabelAct::Kind kind, const QList<FaceId>& faces, const QString& name)
{
    m_undo.push(new LabelCommand(m_library, {kind, faces, name}));
}

void UnknownPage::act(LabelAct::Kind kind)
{
    m_undo.push(new LabelCommand(m_library, {kind, meant()}));
}

} // namespace ringface

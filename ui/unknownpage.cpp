// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unknownpage.h"

#include "core/library/library.h"
#include "ui/emptystate.h"
#include "ui/facemodel.h"
#include "ui/faceview.h"
#include "ui/groupmodel.h"
#include "ui/nameentry.h"
#include "ui/texts.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

UnknownPage::UnknownPage(Library& library, GroupModel* groups, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
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

    auto* hint = new QLabel(tr("Drag a face onto a name, or select it and press Enter to type one."), this);
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

    connect(m_groupView, &FaceView::selectedFacesChanged, this, &UnknownPage::showFaces);
    for (FaceView* view : {m_groupView, m_faceView}) {
        connect(view, &FaceView::nameWanted, this, &UnknownPage::askName);
        connect(view, &FaceView::faceActivated, this, &UnknownPage::faceActivated);
    }
    connect(m_entry, &NameEntry::accepted, this, &UnknownPage::name);
    connect(m_entry, &NameEntry::cancelled, this, [this] { m_groupView->setFocus(); });
    for (const auto changed : {&GroupModel::rowsInserted, &GroupModel::rowsRemoved})
        connect(groups, changed, this, &UnknownPage::showFaces);
    connect(groups, &GroupModel::dataChanged, this, &UnknownPage::showFaces);
    connect(&library, &Library::recordingAdded, this, &UnknownPage::explainEmptiness);
    connect(&library, &Library::recordingChanged, this, &UnknownPage::explainEmptiness);
    connect(&library, &Library::recordingsRemoved, this, &UnknownPage::explainEmptiness);
    showFaces();
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
    const bool single = m_faceView->hasFocus() && m_faceView->selectionModel()->hasSelection();
    const FaceView* view = single ? m_faceView : m_groupView;
    m_asked = view->selectedFaces();
    if (m_asked.isEmpty())
        return;
    QStringList names;
    const QList<Person> people = m_library.people();
    for (const Person& person : people)
        names.append(person.name);
    m_entry->ask(names);
    // Right under the face, but always inside of the page.
    const QRect tile = view->visualRect(view->currentIndex());
    const QPoint below(tile.center().x() - m_entry->width() / 2, tile.top() + view->tile() + m_entry->height() / 2);
    const QPoint wanted = view->viewport()->mapTo(this, below);
    const QRect room = rect().adjusted(8, 8, -m_entry->width() - 8, -m_entry->sizeHint().height() - 8);
    m_entry->move(qBound(room.left(), wanted.x(), room.right()), qBound(room.top(), wanted.y(), room.bottom()));
}

void UnknownPage::name(const QString& name)
{
    m_groupView->setFocus();
    Q_EMIT facesNamed(m_asked, name);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/ignoreddialog.h"

#include "core/library/library.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/labelcommand.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int side = 96;
}

IgnoredDialog::IgnoredDialog(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent)
    : QDialog(parent)
    , m_library(library)
    , m_undo(undo)
    , m_thumbnails(thumbnails)
    , m_list(new QListWidget(this))
    , m_back(new QPushButton(tr("Bring back"), this))
{
    constexpr QSize usual(560, 420);
    setObjectName(u"ignoredDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ignored people"));
    resize(parent != nullptr ? usual.boundedTo(parent->size()) : usual);
    auto* what = new QLabel(tr("They are left out of lists and messages. Whoever is brought back is among the unknown "
                               "visitors again."),
                            this);
    what->setWordWrap(true);
    what->setProperty("quiet", true);
    m_list->setObjectName(u"ignoredList"_s);
    m_list->setAccessibleName(tr("Ignored people"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setIconSize(QSize(side, side));
    m_list->setGridSize(QSize(side + 48, side + 48));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_back->setObjectName(u"bringBackButton"_s);
    m_back->setProperty("primary", true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(what);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &IgnoredDialog::bringBack);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_back->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(&library, &Library::changed, this, &IgnoredDialog::refresh);
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, &IgnoredDialog::showPictures);
    refresh();
}

void IgnoredDialog::refresh()
{
    m_list->clear();
    for (const Group& group : m_library.ignored()) {
        auto* item = new QListWidgetItem(seenText(group.visits, group.lastSeen), m_list);
        item->setData(FaceRole::Faces, QVariant::fromValue(group.faces));
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_back->setEnabled(m_list->count() > 0);
    showPictures();
}

void IgnoredDialog::showPictures()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const QPixmap face = m_thumbnails.face(item->data(FaceRole::Faces).value<QList<qint64>>().value(0));
        item->setIcon(QIcon(roundedPicture(face, side, devicePixelRatioF(), palette())));
    }
}

void IgnoredDialog::bringBack()
{
    QList<FaceId> faces;
    for (const QListWidgetItem* item : m_list->selectedItems())
        faces += item->data(FaceRole::Faces).value<QList<qint64>>();
    if (!faces.isEmpty())
        m_undo.push(new LabelCommand(m_library, {LabelAct::Kind::Clear, faces, {}}));
}

} // namespace ringface

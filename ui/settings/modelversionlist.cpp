// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/modelversionlist.h"

#include "core/library/library.h"
#include "ui/settings/settingssection.h"
#include "ui/widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int idRole = Qt::UserRole;
constexpr int inUseRole = Qt::UserRole + 1;
constexpr int mostRows = 6;
} // namespace

ModelVersionList::ModelVersionList(Library& library, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_list(new QListWidget(this))
    , m_note(SettingsSection::quietLabel({}, this))
    , m_use(new QPushButton(tr("Use this one"), this))
    , m_newest(new QPushButton(tr("Use the newest"), this))
{
    m_list->setObjectName(u"learntList"_s);
    m_list->setAccessibleName(tr("What was learnt"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_note->setObjectName(u"learntNote"_s);
    m_use->setObjectName(u"useVersionButton"_s);
    m_newest->setObjectName(u"useNewestButton"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_use);
    buttons->addWidget(m_newest);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ModelVersionList::updateButtons);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            use(item->data(idRole).toLongLong());
    });
    connect(m_newest, &QPushButton::clicked, this, [this] { use(0); });
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.versions && isVisible())
            refresh();
    });
    updateButtons();
}

void ModelVersionList::setEncoder(const QString& encoder)
{
    m_encoder = encoder;
    if (isVisible())
        refresh();
}

void ModelVersionList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void ModelVersionList::refresh()
{
    const QListWidgetItem* current = m_list->currentItem();
    const qint64 chosen = current != nullptr ? current->data(idRole).toLongLong() : 0;
    const QDate today = QDate::currentDate();
    const QList<ClassifierVersion> versions = m_library.recognition().versions();
    m_newestInUse = versions.isEmpty() || versions.first().inUse;
    m_list->clear();
    for (const ClassifierVersion& v : versions) {
        if (!m_encoder.isEmpty() && v.encoder != m_encoder)
            continue;
        const QString people = tr("%n people", nullptr, v.people);
        const QString samples = tr("%n examples", nullptr, v.samples);
        const QString text =
            tr("%1: %2, %3", "moment: people, examples").arg(momentText(v.madeAt, today), people, samples);
        auto* item = new QListWidgetItem(v.inUse ? tr("%1 (in use)").arg(text) : text, m_list);
        item->setData(idRole, v.id);
        item->setData(inUseRole, v.inUse);
        if (v.id == chosen)
            m_list->setCurrentItem(item);
    }
    if (m_list->count() > 0)
        m_list->setFixedHeight(std::min(m_list->count(), mostRows) * m_list->sizeHintForRow(0));
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    updateButtons();
}

void ModelVersionList::updateButtons()
{
    const QListWidgetItem* item = m_list->currentItem();
    const bool any = m_list->count() > 0;
    m_use->setEnabled(item != nullptr && !item->data(inUseRole).toBool());
    m_newest->setEnabled(!m_newestInUse);
    m_list->setVisible(any);
    m_note->setText(!any            ? tr("Nothing yet. It learns from every name that you give.")
                    : m_newestInUse ? tr("If names have become worse, go back to what it had learnt before.")
                                    : tr("Names come from what it had learnt then. What you name now does not count "
                                         "until you use the newest."));
}

void ModelVersionList::use(qint64 version)
{
    if (!m_library.recognition().use(version))
        return;
    refresh();
    m_list->setFocus(); // the button is off now
    Q_EMIT versionChanged();
}

} // namespace ringface

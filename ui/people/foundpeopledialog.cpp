// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/foundpeopledialog.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QDate>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int faceRole = Qt::UserRole;
constexpr int mostRows = 8; // visits that are seen at once
constexpr int dialogWidth = 460;
constexpr int portraitSide = 72;
} // namespace

FoundPeopleDialog::FoundPeopleDialog(const QString& title, const QList<FoundPerson>& people, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"foundPeople"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(dialogWidth);
    auto* column = new QVBoxLayout(this);
    if (people.isEmpty()) {
        auto* none = new QLabel(tr("No face was found in this photo."), this);
        none->setObjectName(u"nobodyFound"_s);
        column->addWidget(none);
    }
    auto* all = new QWidget(this);
    auto* rows = new QVBoxLayout(all);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(16);
    for (const FoundPerson& person : people)
        rows->addWidget(makePerson(person));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(all);
    scroll->setVisible(!people.isEmpty());
    scroll->setMinimumHeight(std::min(all->sizeHint().height() + 4, parent->height() * 2 / 3));
    column->addWidget(scroll, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void FoundPeopleDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (auto* first = findChild<QListWidget*>())
        first->setFocus();
}

QPixmap FoundPeopleDialog::portrait(const QByteArray& jpeg) const
{
    QPixmap face;
    face.loadFromData(jpeg);
    QPixmap out(QSize(portraitSide, portraitSide) * devicePixelRatioF());
    out.setDevicePixelRatio(devicePixelRatioF());
    out.fill(Qt::transparent);
    QPainter painter(&out);
    drawRounded(painter, face, QRectF(0, 0, portraitSide, portraitSide), portraitSide / 2.0, palette());
    return out;
}

QWidget* FoundPeopleDialog::makePerson(const FoundPerson& person)
{
    auto* box = new QWidget(this);
    auto* face = new QLabel(box);
    face->setPixmap(portrait(person.face));
    auto* name = new QLabel(person.name.isEmpty() ? tr("Somebody unknown") : person.name, box);
    name->setObjectName(u"foundName"_s);
    name->setTextFormat(Qt::PlainText);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    auto* facts =
        new QLabel(person.visits.isEmpty() ? tr("Never seen before") : visitsText(int(person.visits.size())), box);
    facts->setObjectName(u"foundFacts"_s);
    auto* texts = new QVBoxLayout;
    texts->addStretch();
    texts->addWidget(name);
    texts->addWidget(facts);
    texts->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(face);
    head->addLayout(texts, 1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    if (person.visits.isEmpty())
        return box;
    auto* visits = new QListWidget(box);
    visits->setObjectName(u"foundVisits"_s);
    visits->setAccessibleName(tr("Visits"));
    for (const Visit& visit : person.visits) {
        QStringList words{momentText(visit.from, QDate::currentDate())};
        for (const QString& camera : visit.cameras)
            words << cameraText(camera);
        auto* row = new QListWidgetItem(words.join(u" \u00b7 "_s), visits);
        row->setData(faceRole, visit.bestFace);
    }
    visits->setCurrentRow(0);
    const int shown = std::min(mostRows, visits->count());
    visits->setSpacing(2);
    int height = 2 * visits->frameWidth() + 2 * visits->spacing();
    for (int row = 0; row < shown; ++row)
        height += visits->sizeHintForRow(row) + 2 * visits->spacing();
    visits->setFixedHeight(height);
    if (shown == visits->count())
        visits->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(visits, &QListWidget::itemActivated, this, [this](const QListWidgetItem* row) {
        const qint64 best = row->data(faceRole).toLongLong();
        accept();
        Q_EMIT visitWanted(best);
    });
    column->addWidget(visits);
    return box;
}

} // namespace ringface

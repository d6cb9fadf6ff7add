// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/personpage.h"

#include "core/library/library.h"
#include "ui/people/personactions.h"
#include "ui/people/visittable.h"
#include "ui/widgets/facemodel.h"
#include "ui/widgets/faceview.h"
#include "ui/widgets/nameentry.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/thumbnailcache.h"
#include "ui/widgets/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int faceSide = 96;
constexpr int tileSide = 96;
constexpr int cell = 15;
enum Which { All, Named, Teaching };

QPixmap portrait(const QPixmap& face, quint32 colour, qreal ratio, const QPalette& palette)
{
    QPixmap out(QSize(faceSide, faceSide) * ratio);
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    drawPortrait(painter, face, QRectF(0, 0, faceSide, faceSide), personColour(colour, tokensOf(palette).isDark),
                 palette);
    return out;
}
} // namespace

PersonPage::PersonPage(Library& library, PersonActs& acts, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_acts(acts)
    , m_thumbnails(thumbnails)
    , m_face(new QLabel(this))
    , m_name(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_entry(new NameEntry(this))
    , m_more(new QToolButton(this))
    , m_chart(new QTableView(this))
    , m_visits(new VisitTable(this))
    , m_which(new QComboBox(this))
    , m_faces(new FaceModel(thumbnails, this))
    , m_view(new FaceView(m_faces, tileSide, TileDelegate::Caption::Card, this))
{
    setObjectName(u"personPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_which->setObjectName(u"whichFaces"_s);
    m_which->setAccessibleName(tr("Which faces are shown"));
    m_which->addItems({tr("All faces"), tr("Faces you named"), tr("Faces Ringface learnt from")});
    m_view->setObjectName(u"personFaces"_s);
    m_view->setAccessibleName(tr("Faces of this person"));
    auto* which = new QHBoxLayout;
    which->setContentsMargins(20, 8, 20, 4);
    which->addWidget(m_which);
    which->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addLayout(which);
    column->addWidget(m_view, 1);

    connect(m_which, &QComboBox::activated, this, &PersonPage::refresh);
    connect(m_view, &FaceView::faceActivated, this, &PersonPage::faceActivated);
    m_view->offerFinding();
    connect(m_view, &FaceView::findWanted, this, &PersonPage::findWanted);
    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) {
        m_view->setFocus();
        m_acts.rename(m_person, name);
    });
    connect(m_entry, &NameEntry::cancelled, m_view, qOverload<>(&QWidget::setFocus));
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        if (ids.contains(m_person.bestFace))
            showPicture();
    });
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.names() || change.versions)
            refresh();
    });
}

QWidget* PersonPage::makeHeader()
{
    auto* header = new QWidget(this);
    m_name->setObjectName(u"personName"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_facts->setObjectName(u"personFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    for (QLabel* label : {m_name, m_facts}) // as wide as the buttons below leave it
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_entry->setMaximumWidth(320);
    const auto button = [header](const char* name, const QString& text, const char* icon) {
        auto* out = new QToolButton(header);
        out->setObjectName(QLatin1StringView(name));
        out->setText(text);
        out->setIcon(themedIcon(icon));
        out->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        out->setProperty("framed", true);
        return out;
    };
    QToolButton* back = button("backButton", tr("All people"), "back");
    QToolButton* rename = button("renameButton", tr("Rename"), "rename");
    QToolButton* play = button("playVisitsButton", tr("Play visits"), "play");
    QToolButton* clip = button("clipVisitsButton", tr("Save all visits as one clip"), "scissors");
    connect(play, &QToolButton::clicked, this, [this] { Q_EMIT playWanted(m_person.name); });
    connect(clip, &QToolButton::clicked, this, [this] { Q_EMIT clipWanted(m_person.name); });
    QToolButton* save = button("exportButton", tr("Save visits..."), "export");
    for (QToolButton* one : {clip, rename, save}) {
        one->setToolButtonStyle(Qt::ToolButtonIconOnly);
        one->setToolTip(one->text());
    }
    m_more->setObjectName(u"moreButton"_s);
    m_more->setText(tr("More"));
    m_more->setProperty("framed", true);
    connect(back, &QToolButton::clicked, this, &PersonPage::backWanted);
    connect(rename, &QToolButton::clicked, this, [this] { m_entry->ask({}, m_person.name); });
    connect(save, &QToolButton::clicked, this, [this] { Q_EMIT exportWanted(m_person.name); });
    connect(m_more, &QToolButton::clicked, this, &PersonPage::showMenu);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QToolButton* one : {play, clip, rename, save, m_more})
        buttons->addWidget(one);
    buttons->addStretch();
    auto* text = new QVBoxLayout;
    text->setSpacing(4);
    text->addWidget(m_name);
    text->addWidget(m_entry);
    text->addWidget(m_facts);
    text->addSpacing(4);
    text->addLayout(buttons);
    text->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_face, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    m_chartBox = makeChart();
    row->addWidget(m_chartBox, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(20, 12, 20, 4);
    column->setSpacing(12);
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addLayout(row);
    return header;
}

QWidget* PersonPage::makeChart()
{
    auto* box = new QWidget(this);
    box->setMinimumWidth(1);
    auto* title = new QLabel(tr("Visits by weekday and hour"), box);
    title->setObjectName(u"chartTitle"_s);
    m_chart->setObjectName(u"visitChart"_s);
    m_chart->setAccessibleName(tr("Visits by weekday and hour"));
    m_chart->setModel(m_visits);
    m_chart->setFrameShape(QFrame::NoFrame);
    m_chart->setSelectionMode(QAbstractItemView::SingleSelection);
    m_chart->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chart->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chart->setCornerButtonEnabled(false);
    QHeaderView* hours = m_chart->horizontalHeader();
    QHeaderView* days = m_chart->verticalHeader();
    for (QHeaderView* side : {hours, days}) {
        side->setSectionResizeMode(QHeaderView::Fixed);
        side->setMinimumSectionSize(cell);
        side->setDefaultSectionSize(cell);
        side->setSectionsClickable(false);
        side->setHighlightSections(false);
    }
    const int daysWidth = m_chart->fontMetrics().horizontalAdvance(u"Www."_s) + 10;
    days->setFixedWidth(daysWidth);
    hours->setFixedHeight(m_chart->fontMetrics().height() + 2);
    m_chart->setFixedSize(daysWidth + cell * m_visits->columnCount() + 1,
                          hours->height() + cell * m_visits->rowCount() + 1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(m_chart);
    return box;
}

bool PersonPage::event(QEvent* event)
{
    const bool result = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        const int others = m_chartBox->parentWidget()->layout()->minimumSize().width(); // it has given up its own
        m_chartBox->setVisible(width() >= others + m_chart->minimumWidth());
    }
    return result;
}

void PersonPage::setPerson(PersonId id)
{
    m_person = {};
    m_person.id = id;
    m_entry->hide();
    m_which->setCurrentIndex(All);
    refresh();
    m_view->scrollToTop();
}

void PersonPage::focusFaces()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void PersonPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void PersonPage::refresh()
{
    m_stale = !isVisible();
    if (m_person.id == 0 || m_stale)
        return;
    const std::optional<Person> now = m_acts.find(m_person.id);
    if (!now) { // removed, merged, or its last label was taken back
        m_person = {};
        return Q_EMIT backWanted();
    }
    m_person = *now;
    m_name->setText(m_person.name);
    showPicture();
    QList<PersonFace> faces = m_library.facesOfPerson(m_person.id);
    if (m_which->currentIndex() == Named)
        faces.removeIf([](const PersonFace& face) { return !face.labelled; });
    else if (m_which->currentIndex() == Teaching)
        faces.removeIf([](const PersonFace& face) { return !face.teaches; });
    m_faces->setFaces(faces);
    showCounts();
}

void PersonPage::showPicture()
{
    m_face->setPixmap(portrait(m_thumbnails.face(m_person.bestFace), m_person.colour, devicePixelRatioF(), palette()));
}

void PersonPage::showCounts()
{
    const QList<Visit> visits = m_library.visits();
    m_visits->setCounts(countByHour(visits, m_person.name));
    const auto count = std::ranges::count(visits, m_person.name, &Visit::name);
    QStringList facts{roleText(m_person.role), visitsText(int(count)), facesText(m_person.faces),
                      recordingsText(m_person.recordings)};
    QString text = facts.join(u" \u00b7 "_s);
    const QDate today = QDate::currentDate();
    if (m_person.firstSeen.isValid())
        text += u'\n' + tr("First seen: %1").arg(momentText(m_person.firstSeen, today));
    if (m_person.lastSeen.isValid())
        text += u'\n' + tr("Last seen: %1").arg(momentText(m_person.lastSeen, today));
    if (!m_person.merged.isEmpty())
        text += u'\n' + tr("Also called: %1").arg(m_person.merged.join(tr(", ", "between names")));
    m_facts->setText(text);
}

void PersonPage::showMenu()
{
    m_acts.showMenu(m_person, {}, this, m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void PersonPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Back)
        Q_EMIT backWanted();
    else if (event->key() == Qt::Key_F2)
        m_entry->ask({}, m_person.name);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ringface

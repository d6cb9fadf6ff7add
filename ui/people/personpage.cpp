// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/personpage.h"

#include "core/library/library.h"
#include "ui/people/personactions.h"
#include "ui/people/visitdelegate.h"
#include "ui/people/visittable.h"
#include "ui/widgets/actsmenu.h"
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
#include <QLocale>
#include <QPainter>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int faceSide = 112;
constexpr int tileSide = 112;
constexpr int cell = 16;
constexpr int gap = 16; // between the parts of the top
constexpr int buttonGap = 8;
constexpr int edge = 24; // left and right of everything
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
    , m_hours(new VisitTable(this))
    , m_visits(new PersonVisits(library, thumbnails, this))
    , m_visitCount(new QLabel(this))
    , m_chip(new QToolButton(this))
    , m_visitList(new QListView(this))
    , m_faceCount(new QLabel(this))
    , m_which(new QComboBox(this))
    , m_faces(new FaceModel(thumbnails, this))
    , m_view(new FaceView(m_faces, tileSide, TileDelegate::Caption::Line, this))
    , m_otherEntry(new NameEntry(this))
{
    setObjectName(u"personPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* line = new QFrame(this);
    line->setProperty("rowLine", true);
    line->setFixedHeight(1);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(makeVisits());
    split->addWidget(makeFaces());
    split->setStretchFactor(1, 1);
    split->setSizes({340, 900});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(line);
    column->addWidget(split, 1);
    makeActs();

    connect(m_entry, &NameEntry::accepted, this, [this](const QString& name) {
        m_view->setFocus();
        m_acts.rename(m_person, name);
    });
    connect(m_entry, &NameEntry::cancelled, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_otherEntry, &NameEntry::accepted, this, [this](const QString& name) {
        m_view->setFocus();
        m_acts.correct(m_view->selectedFaces(), m_person, name);
    });
    connect(m_otherEntry, &NameEntry::cancelled, m_view, qOverload<>(&QWidget::setFocus));
    connect(&thumbnails, &ThumbnailCache::facesLoaded, this, [this](const QSet<qint64>& ids) {
        if (ids.contains(m_person.bestFace))
            showPicture();
    });
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.names() || change.versions)
            refresh();
    });
}

QWidget* PersonPage::makeVisits()
{
    auto* side = new QWidget(this);
    constexpr int least = 260;
    side->setMinimumWidth(least);
    m_visitCount->setObjectName(u"visitCount"_s);
    m_visitCount->setFont(headingFont(font()));
    m_chip->setObjectName(u"visitHourChip"_s);
    m_chip->setIcon(themedIcon("close"));
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setLayoutDirection(Qt::RightToLeft); // the cross is behind the text
    m_chip->setProperty("chip", true);
    m_chip->setToolTip(tr("Show all visits again"));
    m_chip->hide();
    connect(m_chip, &QToolButton::clicked, this, [this] { setHour({}); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(edge, 12, 16, 8);
    top->addWidget(m_visitCount, 1);
    top->addWidget(m_chip);
    m_visitList->setObjectName(u"visitList"_s);
    m_visitList->setAccessibleName(tr("Visits"));
    m_visitList->setModel(m_visits);
    m_visitList->setItemDelegate(new VisitDelegate(m_visitList));
    m_visitList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_visitList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_visitList->setUniformItemSizes(true);
    m_visitList->setResizeMode(QListView::Adjust);
    m_visitList->setMouseTracking(true);
    m_visitList->setFrameShape(QFrame::NoFrame);
    connect(m_visitList->selectionModel(), &QItemSelectionModel::currentChanged, this, &PersonPage::scrollToVisit);
    connect(m_visitList, &QListView::activated, this, [this](const QModelIndex& visit) {
        Q_EMIT faceActivated(visit.data(PersonVisits::FaceRole).toLongLong());
    });
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_visitList, 1);
    return side;
}

QWidget* PersonPage::makeFaces()
{
    auto* side = new QWidget(this);
    m_faceCount->setObjectName(u"faceCount"_s);
    m_faceCount->setFont(headingFont(font()));
    m_which->setObjectName(u"whichFaces"_s);
    m_which->setAccessibleName(tr("Which faces are shown"));
    m_which->addItems({tr("All faces"), tr("Faces you named"), tr("Faces Ringface learnt from")});
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(int(m_which->itemText(All).size()) + 8);
    m_view->setObjectName(u"personFaces"_s);
    m_view->setAccessibleName(tr("Faces of this person"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(edge, 8, edge, 4);
    top->addWidget(m_faceCount, 1);
    top->addWidget(m_which);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    connect(m_which, &QComboBox::activated, this, &PersonPage::showFaces);
    connect(m_view, &FaceView::faceActivated, this, &PersonPage::faceActivated);
    connect(m_view, &FaceView::findWanted, this, &PersonPage::findWanted);
    connect(m_view, &FaceView::selectedFacesChanged, this, &PersonPage::updateActs);
    return side;
}

void PersonPage::makeActs()
{
    const auto act = [this](const char* name, const char* icon, const QList<QKeySequence>& keys) {
        auto* out = new QAction(m_view);
        out->setIcon(themedIcon(icon));
        setUpAct(out, name, keys);
        m_view->addAction(out);
        return out;
    };
    const auto separate = [this] {
        auto* line = new QAction(m_view);
        line->setSeparator(true);
        m_view->addAction(line);
    };
    QAction* show = act("showVisitMomentAction", "play", {Qt::Key_Return, Qt::Key_Enter});
    show->setText(tr("Show the moment"));
    m_view->offerFinding();
    separate();
    m_notThis = act("notPersonAction", "no", {Qt::Key_X});
    m_other = act("somebodyElseAction", "person", {Qt::Key_N});
    m_other->setText(tr("Somebody else..."));
    separate();
    m_portrait = act("portraitAction", "star", {Qt::Key_P});
    m_portrait->setText(tr("Use as portrait"));
    m_leaveOut = act("leaveOutAction", "book", {Qt::Key_L});
    connect(show, &QAction::triggered, this, [this] {
        if (const qint64 face = m_view->currentFace(); face != 0)
            Q_EMIT faceActivated(face);
    });
    connect(m_notThis, &QAction::triggered, this, [this] { m_acts.correct(m_view->selectedFaces(), m_person); });
    connect(m_other, &QAction::triggered, this, &PersonPage::askOther);
    connect(m_portrait, &QAction::triggered, this,
            [this] { m_acts.setPortrait(m_person, m_view->selectedFaces().value(0)); });
    connect(m_leaveOut, &QAction::triggered, this,
            [this] { m_acts.setLearnt(m_view->selectedFaces(), m_person, m_leaveOut->data().toBool()); });
    m_entry->setObjectName(u"renameEntry"_s);
    m_otherEntry->setObjectName(u"otherEntry"_s);
    m_otherEntry->setFixedWidth(200);
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
    back->setProperty("framed", false);
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
    buttons->setSpacing(buttonGap);
    m_buttons = {play, clip, rename, save, m_more};
    for (QToolButton* one : std::as_const(m_buttons))
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
    row->setSpacing(gap);
    row->addWidget(m_face, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    m_chartBox = makeChart();
    row->addWidget(m_chartBox, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(edge, 12, edge, 16);
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
    m_chart->setModel(m_hours);
    m_chart->setFrameShape(QFrame::NoFrame);
    m_chart->setSelectionMode(QAbstractItemView::SingleSelection);
    m_chart->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chart->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chart->setCornerButtonEnabled(false);
    for (const auto chosen : {&QTableView::clicked, &QTableView::activated}) { // by mouse, by key
        connect(m_chart, chosen, this, [this](const QModelIndex& index) {
            setHour({VisitTable::weekday(index.row()), index.column()});
        });
    }
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
    m_chart->setFixedSize(daysWidth + cell * m_hours->columnCount() + 1,
                          hours->height() + cell * m_hours->rowCount() + 1);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(m_chart);
    return box;
}

void PersonPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitChart();
}

/// The chart is there where the buttons leave room for it.
void PersonPage::fitChart()
{
    int needed = 2 * edge + faceSide + 2 * gap + m_chart->minimumWidth();
    for (const QToolButton* button : std::as_const(m_buttons))
        needed += button->sizeHint().width() + buttonGap;
    m_chartBox->setVisible(width() >= needed);
}

void PersonPage::setPerson(PersonId id)
{
    m_person = {};
    m_person.id = id;
    m_hour = {};
    m_entry->hide();
    m_otherEntry->hide();
    m_which->setCurrentIndex(All);
    refresh();
    m_view->scrollToTop();
    m_visitList->scrollToTop();
}

void PersonPage::focusFaces()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void PersonPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fitChart();
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
    m_all = m_library.facesOfPerson(m_person.id);
    m_leftOut.clear();
    for (const PersonFace& face : std::as_const(m_all)) {
        if (face.isLeftOut)
            m_leftOut.insert(face.face);
    }
    const QList<Visit> visits = m_library.visits();
    const VisitCounts counts = countByHour(visits, m_person.name);
    m_hours->setCounts(counts);
    m_visits->setVisits(visits, m_person.name);
    showFacts(counts);
    setHour(m_hour);
}

void PersonPage::setHour(VisitHour hour)
{
    m_hour = hour;
    m_visits->showHour(hour);
    const int shown = m_visits->rowCount();
    m_visitCount->setText(visitsText(shown));
    m_chip->setText(hour == VisitHour()
                        ? QString()
                        : tr("%1, %2:00", "weekday, hour")
                              .arg(QLocale().standaloneDayName(hour.weekday), QString::number(hour.hour)));
    m_chip->setVisible(hour != VisitHour());
    showFaces();
}

void PersonPage::showFaces()
{
    QList<PersonFace> faces = m_all;
    if (m_which->currentIndex() == Named)
        faces.removeIf([](const PersonFace& face) { return !face.labelled; });
    else if (m_which->currentIndex() == Teaching)
        faces.removeIf([](const PersonFace& face) { return !face.teaches; });
    if (m_hour != VisitHour())
        faces.removeIf([this](const PersonFace& face) { return !m_visits->shows(face.recording, face.at); });
    m_faces->setFaces(faces, m_person.bestFace);
    updateActs();
}

void PersonPage::updateActs()
{
    const QList<qint64> chosen = m_view->selectedFaces();
    const QString count = facesText(int(m_faces->rowCount()));
    m_faceCount->setText(
        chosen.size() < 2 ? count : tr("%1, %2 selected", "21 faces, 3 selected").arg(count).arg(chosen.size()));
    const bool any = !chosen.isEmpty();
    m_notThis->setText(tr("Not %1").arg(menuText(m_person.name)));
    m_notThis->setEnabled(any);
    m_other->setEnabled(any);
    m_portrait->setEnabled(chosen.size() == 1 && chosen.first() != m_person.bestFace);
    // With one that is learnt from among them, none is to be.
    const bool isLeftOut = any && std::ranges::all_of(chosen, [this](FaceId id) { return m_leftOut.contains(id); });
    m_leaveOut->setText(isLeftOut ? tr("Learn from it again") : tr("Do not learn from it"));
    m_leaveOut->setData(isLeftOut);
    m_leaveOut->setEnabled(any);
}

void PersonPage::scrollToVisit(const QModelIndex& visit)
{
    const auto face = visit.data(PersonVisits::FaceRole).toLongLong();
    if (const int row = m_faces->rowOf(face); row >= 0 && m_visitList->hasFocus())
        m_view->setCurrentIndex(m_faces->index(row));
}

void PersonPage::askOther()
{
    if (m_view->selectedFaces().isEmpty())
        return;
    QStringList names = m_library.peopleNames();
    names.removeOne(m_person.name);
    m_otherEntry->ask(names);
    m_view->placeUnderChosen(m_otherEntry);
}

void PersonPage::showPicture()
{
    m_face->setPixmap(portrait(m_thumbnails.face(m_person.bestFace), m_person.colour, devicePixelRatioF(), palette()));
}

void PersonPage::showFacts(const VisitCounts& counts)
{
    QStringList lines{factLine({roleText(m_person.role), visitsText(m_person.visits), facesText(m_person.faces)})};
    const QDate today = QDate::currentDate();
    if (m_person.firstSeen.isValid())
        lines.append(tr("First seen: %1").arg(momentText(m_person.firstSeen, today)));
    if (m_person.lastSeen.isValid())
        lines.append(tr("Last seen: %1").arg(momentText(m_person.lastSeen, today)));
    if (const QString habit = habitText(counts); !habit.isEmpty())
        lines.append(habit);
    if (!m_person.merged.isEmpty())
        lines.append(tr("Also called: %1").arg(m_person.merged.join(tr(", ", "between names"))));
    m_facts->setText(lines.join(u'\n'));
}

QString PersonPage::habitText(const VisitCounts& counts) const
{
    constexpr int few = 4; // from here on it is a habit
    if (m_visits->total() < few)
        return {};
    int weekday = 0;
    int most = 0;
    for (size_t day = 0; day < counts.size(); ++day) {
        const int count = std::accumulate(counts[day].begin(), counts[day].end(), 0);
        if (count > most) {
            most = count;
            weekday = int(day) + 1;
        }
    }
    QStringList out;
    if (2 * most >= m_visits->total())
        out.append(tr("Mostly on %1", "weekday").arg(QLocale().dayName(weekday)));
    if (const QString other = m_visits->usualCompanion(); !other.isEmpty())
        out.append(out.isEmpty() ? tr("Often with %1").arg(other) : tr("often with %1").arg(other));
    return out.join(tr(", ", "between parts of a description"));
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

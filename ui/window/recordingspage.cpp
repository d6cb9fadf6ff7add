// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/recordingspage.h"

#include "core/library/library.h"
#include "ui/player/playerpage.h"
#include "ui/recordings/camerabar.h"
#include "ui/recordings/justnowrow.h"
#include "ui/recordings/newsrow.h"
#include "ui/recordings/recordingcommand.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/recordings/recordingview.h"
#include "ui/recordings/searchfield.h"
#include "ui/recordings/timebar.h"
#include "ui/widgets/actsmenu.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QSet>
#include <QToolButton>
#include <QUndoStack>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

RecordingsPage::RecordingsPage(Library& library, QUndoStack& undo, RecordingModel* model, PlayerPage* player,
                               QWidget* parent)
    : QSplitter(parent)
    , m_library(library)
    , m_undo(undo)
    , m_model(model)
    , m_player(player)
    , m_search(new SearchField(this))
    , m_count(new QLabel(this))
    , m_justNow(new JustNowRow(this))
    , m_news(new NewsRow(this))
    , m_back(new QToolButton(this))
    , m_time(new TimeBar(this))
    , m_camera(new CameraBar(this))
    , m_list(new RecordingView(model, this))
    , m_empty(new EmptyState(m_list, "search", {}, tr("Show all recordings")))
{
    setObjectName(u"recordingsPage"_s);
    m_count->setObjectName(u"recordingCount"_s);
    m_count->setContentsMargins(4, 0, 0, 0);
    m_left = new QWidget(this);
    QWidget* left = m_left;
    left->setObjectName(u"timeline"_s);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 10, 8, 6);
    top->setSpacing(4);
    m_back->setObjectName(u"backToPageButton"_s);
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->hide();
    top->addWidget(m_back, 0, Qt::AlignLeft);
    top->addWidget(m_search);
    top->addWidget(m_justNow);
    top->addWidget(m_news);
    top->addWidget(m_count);
    column->addLayout(top);
    column->addWidget(m_time);
    column->addWidget(m_camera);
    column->addWidget(m_list, 1);
    addWidget(left);
    addWidget(player);
    setStretchFactor(1, 1);
    setSizes({344, 740});
    setChildrenCollapsible(false);
    setHandleWidth(1);

    makeActs();
    connect(m_search, &SearchField::queryChanged, this, &RecordingsPage::search);
    connect(m_search, &SearchField::left, this, &RecordingsPage::focusList);
    connect(m_search, &SearchField::choicesWanted, this, [this] {
        m_search->setChoices({m_library.peopleNames(), m_model->cameras(), m_model->kinds()});
    });
    connect(m_empty, &EmptyState::clicked, this, [this] { m_search->setQuery({}); });
    connect(m_list, &RecordingView::filesDropped, this, &RecordingsPage::filesDropped);
    connect(m_list, &RecordingView::cardChosen, this, [this](const QList<qint64>& clips) {
        m_player->setRecording(clips.first());
        m_player->setClips(clips);
        if (m_list->hasFocus()) // else it was not chosen by the user
            m_model->markSeen(clips);
    });
    const auto showNews = [this] { m_news->setNews(m_model->news()); };
    connect(model, &RecordingModel::newsChanged, this, showNews);
    showNews();
    connect(m_news, &NewsRow::unknownWanted, this, &RecordingsPage::unknownWanted);
    connect(m_news, &NewsRow::closed, this, [this] { m_model->setLookedAt(QDateTime::currentDateTimeUtc()); });
    connect(m_player, &PlayerPage::recordingShown, this, [this](RecordingId id) { m_list->select(id, false); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecordingsPage::updateActs);
    connect(m_time, &TimeBar::answered, this,
            [this](const QList<Recording>& recordings, const QList<QDateTime>& times) {
                m_undo.push(RecordingCommand::setTimes(m_library, recordings, times).release());
                m_list->setFocus();
            });
    connect(m_time, &TimeBar::gaveUp, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_camera, &CameraBar::answered, this, [this](const QList<Recording>& recordings, const QString& camera) {
        m_undo.push(RecordingCommand::setCamera(m_library, recordings, camera).release());
        m_list->setFocus();
    });
    connect(m_camera, &CameraBar::gaveUp, m_list, qOverload<>(&QWidget::setFocus));
    for (const auto changed : {&RecordingModel::rowsInserted, &RecordingModel::rowsRemoved}) {
        connect(model, changed, this, &RecordingsPage::count);
        connect(model, changed, this, &RecordingsPage::updateActs);
    }
    connect(model, &RecordingModel::modelReset, this, &RecordingsPage::count);
    connect(model, &RecordingModel::modelReset, this, &RecordingsPage::updateActs);
    count();
    updateActs();
}

void RecordingsPage::makeActs()
{
    const auto make = [this](const char* name, const QString& text, const QList<QKeySequence>& keys) {
        auto* action = new QAction(text, this);
        setUpAct(action, name, keys);
        m_list->addAction(action);
        return action;
    };
    m_rescan = make("rescanAction", tr("Scan again"), {Qt::Key_F5});
    m_openFolder = make("openFolderAction", tr("Open its folder"), {});
    m_correctTime = make("correctTimeAction", tr("Correct the time..."), {});
    m_correctCamera = make("correctCameraAction", tr("This is camera..."), {});
    m_remove = make("removeAction", tr("Remove from library"), {QKeySequence::Delete});
    m_remove->setIcon(themedIcon("remove"));
    offerActs(m_list);
    connect(m_rescan, &QAction::triggered, this, [this] { Q_EMIT rescanWanted(m_list->selectedRecordings()); });
    connect(m_openFolder, &QAction::triggered, this, &RecordingsPage::openFolders);
    connect(m_correctTime, &QAction::triggered, this, [this] {
        m_camera->hide();
        m_time->ask(chosen());
    });
    connect(m_correctCamera, &QAction::triggered, this, [this] {
        m_time->hide();
        m_camera->ask(chosen(), m_model->cameras());
    });
    connect(m_remove, &QAction::triggered, this,
            [this] { m_undo.push(RecordingCommand::remove(m_library, m_list->selectedRecordings()).release()); });
}

QList<Recording> RecordingsPage::chosen() const
{
    QList<Recording> out;
    for (const RecordingId id : m_list->selectedRecordings()) {
        if (const std::optional<Recording> r = m_library.recording(id))
            out.append(*r);
    }
    std::ranges::stable_sort(out, {}, [](const Recording& r) { return r.file.startedAt; });
    return out;
}

void RecordingsPage::search(const QString& query)
{
    m_model->setFilter(RecordingFilter(query));
    count();
}

void RecordingsPage::count()
{
    const bool searching = !RecordingFilter(m_search->query()).isEmpty();
    const int cards = m_model->rowCount();
    m_count->setVisible(searching && cards > 0);
    m_count->setText(tr("%n visits found", nullptr, cards));
    m_empty->setText(searching ? tr("Nothing fits “%1”.").arg(m_search->query())
                               : tr("Your recordings appear here, sorted by day."));
}

void RecordingsPage::updateActs()
{
    const bool any = m_list->selectionModel()->hasSelection();
    const QList<QAction*> all = acts();
    for (QAction* action : all)
        action->setEnabled(any);
    // They may speak of another selection; rows that a scan changes are none.
    const QList<RecordingId> selected = m_list->selectedRecordings();
    m_time->keepOnlyFor(selected);
    m_camera->keepOnlyFor(selected);
}

void RecordingsPage::openFolders()
{
    QSet<QString> folders;
    for (const RecordingId id : m_list->selectedRecordings()) {
        if (const std::optional<Recording> r = m_library.recording(id))
            folders.insert(QFileInfo(r->file.path).absolutePath());
    }
    for (const QString& folder : std::as_const(folders))
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void RecordingsPage::showRecording(RecordingId id, qint64 startMs)
{
    if (m_model->rowOf(id) < 0)
        m_search->setQuery({});
    m_player->setRecording(id, startMs);
    m_list->select(id, false);
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_player->setClips(m_model->index(row).data(RecordingModel::ClipsRole).value<QList<qint64>>());
}

void RecordingsPage::setQuery(const QString& query)
{
    m_search->setQuery(query);
}

void RecordingsPage::focusList()
{
    if (!m_list->selectionModel()->hasSelection() && m_model->rowCount() > 0)
        m_list->selectionModel()->setCurrentIndex(m_model->index(0), QItemSelectionModel::ClearAndSelect);
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QString RecordingsPage::query() const
{
    return m_search->query();
}

void RecordingsPage::filterPerson(const QString& name)
{
    const QString query = m_search->query();
    const bool isSo = RecordingFilter::valueOf(query, u"person"_s).compare(name, Qt::CaseInsensitive) == 0;
    m_search->setQuery(RecordingFilter::with(query, u"person"_s, isSo ? QString() : name));
}

void RecordingsPage::setBack(QAction* back)
{
    m_back->setDefaultAction(back);
    connect(back, &QAction::changed, m_back, [this, back] { m_back->setVisible(back->isVisible()); });
}

void RecordingsPage::focusSearch()
{
    m_search->focusQuery();
}

} // namespace ringface

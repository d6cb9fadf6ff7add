// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/playercontrols.h"

#include "core/playback/playback.h"
#include "ui/player/stage.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QActionGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int rowSpacing = 4;
constexpr int volumeWidth = 84;
constexpr int fullVolume = 100;

/// With the focus it has the arrow keys to itself, which are frame steps elsewhere on the page.
class VolumeSlider : public QSlider
{
public:
    using QSlider::QSlider;

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            event->setAccepted(key == Qt::Key_Left || key == Qt::Key_Right);
            return true;
        }
        return QSlider::event(event);
    }
};

void setText(QAction* action, const QString& text)
{
    action->setText(text);
    action->setToolTip(withKey(text, action->shortcut().toString(QKeySequence::NativeText)));
}
} // namespace

PlayerControls::PlayerControls(Playback* playback, QWidget* parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_time(new QLabel(this))
    , m_volume(new VolumeSlider(Qt::Horizontal, this))
{
    setObjectName(u"playerControls"_s);
    m_time->setObjectName(u"playerTime"_s);
    m_volume->setObjectName(u"volumeSlider"_s);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_volume->setRange(0, fullVolume);
    m_volume->setValue(fullVolume);
    m_volume->setPageStep(fullVolume / 10);
    m_volume->setFixedWidth(volumeWidth);
    m_volume->setFocusPolicy(Qt::TabFocus);
    makeActions();
    makeRow();

    connect(m_playback, &Playback::playingChanged, this, [this](bool playing) {
        m_play->setIcon(themedIcon(playing ? "pause" : "play"));
        setText(m_play, playing ? tr("Pause") : tr("Play"));
    });
    connect(m_volume, &QSlider::valueChanged, this, [this](int percent) {
        m_playback->setVolume(percent);
        m_mute->setChecked(false);
    });
}

QAction* PlayerControls::add(const char* icon, const QString& text, const QList<QKeySequence>& keys, const char* name)
{
    auto* action = new QAction(this);
    if (*icon != 0)
        action->setIcon(themedIcon(icon));
    action->setObjectName(QLatin1StringView(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    setText(action, text);
    addAction(action);
    return action;
}

void PlayerControls::addSeparator()
{
    auto* line = new QAction(this);
    line->setSeparator(true);
    addAction(line);
}

void PlayerControls::makeActions()
{
    m_play = add("play", tr("Play"), {Qt::Key_Space, Qt::Key_K}, "playAction");
    m_faceBack = add("face-back", tr("Previous face"), {Qt::SHIFT | Qt::Key_Left}, "previousFaceAction");
    m_faceNext = add("face-next", tr("Next face"), {Qt::SHIFT | Qt::Key_Right}, "nextFaceAction");
    m_frameBack = add("frame-back", tr("Previous frame"), {Qt::Key_Comma}, "previousFrameAction");
    m_frameNext = add("frame-next", tr("Next frame"), {Qt::Key_Period}, "nextFrameAction");
    m_personBack = add("", tr("Previous person"), {Qt::Key_Less}, "previousPersonAction");
    m_personNext = add("", tr("Next person"), {Qt::Key_Greater}, "nextPersonAction");
    const auto jump = [this](const QString& text, Qt::Key key, const char* name, qint64 ms) {
        connect(add("", text, {key}, name), &QAction::triggered, this, [this, ms] { Q_EMIT jumpWanted(ms); });
    };
    constexpr qint64 little = 5000;
    constexpr qint64 much = 10'000;
    jump(tr("5 seconds back"), Qt::Key_Left, "littleBackAction", -little);
    jump(tr("5 seconds on"), Qt::Key_Right, "littleOnAction", little);
    jump(tr("10 seconds back"), Qt::Key_J, "muchBackAction", -much);
    jump(tr("10 seconds on"), Qt::Key_L, "muchOnAction", much);
    QAction* visitBack = add("", tr("Previous visit"), {Qt::SHIFT | Qt::Key_J}, "previousVisitAction");
    QAction* visitNext = add("", tr("Next visit"), {Qt::SHIFT | Qt::Key_L}, "nextVisitAction");
    connect(visitBack, &QAction::triggered, this, [this] { Q_EMIT visitStepWanted(-1); });
    connect(visitNext, &QAction::triggered, this, [this] { Q_EMIT visitStepWanted(+1); });
    addSeparator();
    m_slower = add("", tr("Slower"), {Qt::Key_Minus}, "slowerAction");
    m_faster = add("", tr("Faster"), {Qt::Key_Plus, Qt::Key_Equal}, "fasterAction");
    m_speed = add("", tr("Speed"), {}, "speedAction");
    m_speed->setMenu(makeSpeeds());
    m_repeat = add("repeat", tr("Repeat this visit"), {Qt::Key_R}, "repeatAction");
    m_repeat->setCheckable(true);
    addSeparator();
    m_draw = add("draw", tr("Mark a face that was missed"), {Qt::Key_B}, "drawAction");
    m_draw->setCheckable(true);
    m_picture = add("camera", tr("Save picture..."), {Qt::CTRL | Qt::Key_S}, "savePictureAction");
    m_namedPicture =
        add("", tr("Save picture with names..."), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, "saveNamedPictureAction");
    m_clip = add("scissors", tr("Cut out a clip"), {Qt::Key_C}, "clipAction");
    m_clip->setCheckable(true);
    m_full = add("full", tr("Full screen"), {Qt::Key_F, Qt::Key_F11}, "fullScreenAction");
    m_full->setCheckable(true);
    m_mute = add("sound", tr("Mute"), {Qt::Key_M}, "muteAction");
    m_mute->setCheckable(true);

    connect(m_faceBack, &QAction::triggered, this, [this] { Q_EMIT faceStepWanted(-1); });
    connect(m_faceNext, &QAction::triggered, this, [this] { Q_EMIT faceStepWanted(+1); });
    connect(m_personBack, &QAction::triggered, this, [this] { Q_EMIT personStepWanted(-1); });
    connect(m_personNext, &QAction::triggered, this, [this] { Q_EMIT personStepWanted(+1); });
    connect(m_frameBack, &QAction::triggered, m_playback, &Playback::stepBack);
    connect(m_frameNext, &QAction::triggered, m_playback, &Playback::stepForward);
    connect(m_play, &QAction::triggered, m_playback, &Playback::togglePlaying);
    connect(m_slower, &QAction::triggered, this, [this] { stepSpeed(-1); });
    connect(m_faster, &QAction::triggered, this, [this] { stepSpeed(+1); });
    connect(m_speeds, &QActionGroup::triggered, this, &PlayerControls::setSpeed);
    connect(m_mute, &QAction::toggled, this, [this](bool muted) {
        m_playback->setMuted(muted);
        m_mute->setIcon(themedIcon(muted ? "mute" : "sound"));
    });
}

QMenu* PlayerControls::makeSpeeds()
{
    auto* menu = new QMenu(tr("Speed"), this);
    m_speeds = new QActionGroup(this);
    for (const double rate : {0.25, 0.5, 1.0, 2.0, 4.0}) {
        QAction* speed = m_speeds->addAction(tr("%1x", "how fast").arg(QLocale().toString(rate)));
        speed->setObjectName(u"speed%1Action"_s.arg(rate));
        speed->setData(rate);
        speed->setCheckable(true);
        if (rate == 1.0)
            setSpeed(speed);
    }
    menu->addActions(m_speeds->actions());
    return menu;
}

QToolButton* PlayerControls::addButton(QHBoxLayout* row, QAction* action)
{
    auto* button = new StageButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const int side = action == m_play ? 26 : 20;
    button->setIconSize(QSize(side, side));
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("round", true);
    row->addWidget(button);
    m_buttons.append(button);
    return button;
}

void PlayerControls::makeRow()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(rowSpacing);
    row->addWidget(m_time);
    row->addStretch();
    for (QAction* action : {m_faceBack, m_frameBack, m_play, m_frameNext, m_faceNext})
        addButton(row, action);
    row->addStretch();
    QToolButton* speed = addButton(row, m_speed);
    speed->setObjectName(u"speedButton"_s);
    speed->setToolButtonStyle(Qt::ToolButtonTextOnly);
    speed->setPopupMode(QToolButton::InstantPopup);
    speed->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s); // no room for it
    constexpr int around = 26;
    speed->setMinimumWidth(around + fontMetrics().horizontalAdvance(m_speeds->actions().first()->text()));
    QToolButton* repeat = addButton(row, m_repeat);
    addButton(row, m_mute);
    row->addWidget(m_volume);
    QToolButton* draw = addButton(row, m_draw);
    QToolButton* picture = addButton(row, m_picture);
    addButton(row, m_clip);
    addButton(row, m_full)->setObjectName(u"fullScreenButton"_s);
    m_spare = {repeat, picture, draw, speed};
}

void PlayerControls::setPlayable(bool playable)
{
    m_playable = playable;
    const QList<QAction*> all = actions();
    for (QAction* action : all)
        action->setEnabled(playable);
    setHasFaces(m_hasFaces);
}

void PlayerControls::setHasFaces(bool hasFaces)
{
    m_hasFaces = hasFaces;
    for (QAction* action : {m_faceBack, m_faceNext, m_personBack, m_personNext})
        action->setEnabled(m_playable && hasFaces);
}

void PlayerControls::setFullScreen(bool on)
{
    m_full->setChecked(on);
    m_full->setIcon(themedIcon(on ? "unfull" : "full"));
}

void PlayerControls::showPosition(qint64 ms, qint64 lengthMs, const QDateTime& at)
{
    m_position = tenthsText(ms);
    m_length = lengthText(lengthMs);
    m_clock = at.isValid() ? at.toString(u"HH:mm:ss"_s) : QString();
    fit();
}

int PlayerControls::volume() const
{
    return m_volume->value();
}

void PlayerControls::setVolume(int percent)
{
    m_volume->setValue(percent);
}

void PlayerControls::setSpeed(QAction* speed)
{
    speed->setChecked(true);
    m_playback->setRate(speed->data().toDouble());
    m_speed->setIconText(speed->text());
    m_speed->setToolTip(tr("Speed: %1 (slower: %2, faster: %3)")
                            .arg(speed->text(), m_slower->shortcut().toString(QKeySequence::NativeText),
                                 m_faster->shortcut().toString(QKeySequence::NativeText)));
}

void PlayerControls::stepSpeed(int direction)
{
    const QList<QAction*> all = m_speeds->actions();
    const qsizetype wanted = all.indexOf(m_speeds->checkedAction()) + direction;
    if (wanted >= 0 && wanted < all.size())
        setSpeed(all.at(wanted));
}

QSize PlayerControls::minimumSizeHint() const
{
    QSize out(0, m_volume->sizeHint().height());
    for (QToolButton* button : m_buttons) {
        if (m_spare.contains(button))
            continue;
        const QSize takes = button->sizeHint().expandedTo(button->minimumSize());
        out = QSize(out.width() + takes.width(), qMax(out.height(), takes.height()));
    }
    return out;
}

void PlayerControls::fit()
{
    // The less room there is, the more is left out: volume, time of day, length, some buttons, and the gaps between.
    int room = width() - minimumSizeHint().width();
    const int gaps = rowSpacing * int(m_buttons.size() + 1);
    const bool isWide = room >= gaps;
    layout()->setSpacing(isWide ? rowSpacing : 0);
    room -= isWide ? gaps : 0;
    const int time = m_time->fontMetrics().horizontalAdvance(m_position) + 2 * rowSpacing;
    for (auto spare = m_spare.rbegin(); spare != m_spare.rend(); ++spare) {
        const int takes = qMax((*spare)->sizeHint().width(), (*spare)->minimumWidth());
        const bool hasRoom = room >= takes + time; // the time is worth more
        (*spare)->setVisible(hasRoom);
        room -= hasRoom ? takes : 0;
    }
    const auto fits = [&room](int more) { return room >= more + 2 * rowSpacing; };
    const QString both = tr("%1 / %2", "position / length").arg(m_position, m_length);
    const QString all = m_clock.isEmpty() ? both : tr("%1    %2", "position, time of day").arg(both, m_clock);
    const auto wide = [this](const QString& text) { return m_time->fontMetrics().horizontalAdvance(text); };
    m_time->setText(fits(wide(all) + volumeWidth) ? all : fits(wide(both)) ? both : m_position);
    m_time->setVisible(fits(m_time->sizeHint().width()));
    if (m_time->isVisibleTo(this))
        room -= m_time->sizeHint().width() + 2 * rowSpacing;
    m_volume->setVisible(m_time->text() != m_position && fits(volumeWidth));
}

void PlayerControls::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace ringface

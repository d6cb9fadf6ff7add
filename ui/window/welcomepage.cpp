// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/welcomepage.h"

#include "ui/settings/settingssection.h"
#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int iconSide = 112;
constexpr int widestWelcome = 560;

QLabel* centred(QLabel* label)
{
    label->setAlignment(Qt::AlignCenter);
    SettingsSection::wrap(label);
    return label;
}
} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QScrollArea(parent)
    , m_folder(new QPushButton(tr("Choose a folder..."), this))
    , m_files(new QPushButton(tr("Choose files..."), this))
    , m_account(new QPushButton(tr("Connect Ring account..."), this))
    , m_demo(new QPushButton(tr("Try with sample recordings"), this))
    , m_models(new ModelsBox(this))
{
    setObjectName(u"welcomePage"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_folder->setObjectName(u"welcomeFolderButton"_s);
    m_folder->setProperty("primary", true);
    m_files->setObjectName(u"welcomeFilesButton"_s);
    m_account->setObjectName(u"welcomeAccountButton"_s);
    m_account->setProperty("link", true);
    m_account->setToolTip(tr("Recordings come by themselves, from your own account."));
    m_demo->setObjectName(u"welcomeDemoButton"_s);
    m_demo->setProperty("link", true);
    m_demo->setToolTip(tr("Opens a second window with painted visitors. Nothing of it comes into your library."));
    for (QPushButton* button : {m_folder, m_files})
        button->setFont(scaledFont(button->font(), 1.1));
    connect(m_folder, &QPushButton::clicked, this, &WelcomePage::folderWanted);
    connect(m_files, &QPushButton::clicked, this, &WelcomePage::filesWanted);
    connect(m_account, &QPushButton::clicked, this, &WelcomePage::accountWanted);
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoWanted);
    connect(m_models, &ModelsBox::downloadWanted, this, &WelcomePage::modelsWanted);
    setWidget(makeContent());
    setFocusProxy(m_folder);
}

QWidget* WelcomePage::makeContent()
{
    auto* content = new QWidget(this);
    content->setObjectName(u"welcomeContent"_s);
    auto* icon = new QLabel(content);
    icon->setPixmap(QIcon(u":/ringface/icons/ringface.svg"_s).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    icon->setAlignment(Qt::AlignCenter);
    auto* name = centred(new QLabel(tr("Ringface"), content));
    name->setFont(scaledFont(name->font(), 2.2, true));
    auto* what = centred(new QLabel(tr("Looks through the recordings of your doorbell camera and says who was at the "
                                       "door, once you have named the faces."),
                                    content));
    what->setFont(scaledFont(what->font(), 1.15));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch(1);
    buttons->addWidget(m_folder);
    buttons->addWidget(m_files);
    buttons->addStretch(1);
    auto* drop = centred(SettingsSection::quietLabel(tr("or drop them anywhere on this window"), content));
    auto* box = new QFrame(content);
    box->setProperty("card", true);
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(20, 16, 20, 16);
    inside->addWidget(m_models);
    auto* trust = centred(SettingsSection::quietLabel(
        tr("Recordings stay where they are. What is found in them stays on this computer."), content));

    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(icon);
    column->addSpacing(16);
    column->addWidget(name);
    column->addSpacing(8);
    column->addWidget(what);
    column->addSpacing(28);
    column->addLayout(buttons);
    column->addSpacing(10);
    column->addWidget(drop);
    column->addSpacing(10);
    column->addWidget(m_account, 0, Qt::AlignHCenter);
    column->addWidget(m_demo, 0, Qt::AlignHCenter);
    column->addSpacing(22);
    column->addWidget(box);
    column->addSpacing(20);
    column->addWidget(trust);
    column->addStretch(3);
    // As wide as can be read well, in the middle.
    auto* middle = new QWidget(content);
    middle->setMaximumWidth(widestWelcome);
    middle->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(24, 24, 24, 24);
    row->addStretch(1);
    row->addWidget(middle, 1000);
    row->addStretch(1);
    return content;
}

void WelcomePage::setDemo()
{
    m_account->hide();
    m_demo->hide();
}

void WelcomePage::setModels(const ModelsState& state)
{
    m_models->setState(state);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/justnowrow.h"

#include "ui/widgets/linelabel.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int faceSide = 40;
} // namespace

JustNowRow::JustNowRow(QWidget* parent)
    : QFrame(parent)
    , m_face(new QLabel(this))
    , m_who(new LineLabel(this))
    , m_facts(new LineLabel(this))
    , m_name(new QToolButton(this))
{
    setObjectName(u"justNowRow"_s);
    m_who->setObjectName(u"justNowWho"_s);
    m_who->setTextFormat(Qt::PlainText);
    m_who->setFont(scaledFont(font(), 1, true));
    m_facts->setObjectName(u"justNowFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setFont(secondFont(font()));
    m_facts->setProperty("quiet", true);
    const auto dress = [](QToolButton* button, const char* name, const char* icon, const QString& text) {
        button->setObjectName(QLatin1StringView(name));
        button->setIcon(themedIcon(icon));
        button->setProperty("round", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    auto* play = new QToolButton(this);
    auto* close = new QToolButton(this);
    dress(play, "justNowPlay", "play", tr("Play this visit"));
    dress(m_name, "justNowName", "person-add", tr("Give a name"));
    dress(close, "justNowClose", "close", tr("Close"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_who);
    texts->addWidget(m_facts);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 4, 8);
    row->setSpacing(8);
    row->addWidget(m_face);
    row->addLayout(texts, 1);
    row->addWidget(m_name);
    row->addWidget(play);
    row->addWidget(close);
    connect(play, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT playWanted(m_visitor.recording, m_visitor.ms);
    });
    connect(m_name, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT nameWanted(m_visitor.group);
    });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void JustNowRow::setVisitor(const JustNow& visitor)
{
    m_visitor = visitor;
    m_face->setPixmap(roundedPicture(visitor.face, faceSide, devicePixelRatioF(), palette()));
    m_who->setText(visitor.who.isEmpty() ? tr("Somebody unknown") : visitor.who);
    QStringList facts{tr("Just now"), visitor.camera};
    if (visitor.at.isValid())
        facts.append(QLocale().toString(visitor.at.toLocalTime().time(), QLocale::ShortFormat));
    m_facts->setText(factLine(facts));
    m_name->setVisible(visitor.who.isEmpty() && visitor.group != 0);
    show();
}

} // namespace ringface

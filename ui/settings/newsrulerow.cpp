// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/newsrulerow.h"

#include "ui/widgets/wheelfilter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimeEdit>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QTime evening(22, 0);
const QTime morning(7, 0);
constexpr int leastLetters = 12;
} // namespace

bool isAbout(const NewsRule& rule, const NewsSubject& subject)
{
    return rule.about == subject.about && (rule.about != NewsRule::About::Role || rule.role == subject.role) &&
           (rule.about != NewsRule::About::Person || rule.person == subject.person);
}

NewsRuleRow::NewsRuleRow(const std::optional<NewsRule>& known, const QList<NewsSubject>& subjects,
                         const QStringList& cameras, QWidget* parent)
    : QWidget(parent)
    , m_rule(known.value_or(NewsRule()))
    , m_subjects(subjects)
    , m_cameras(cameras)
{
    const NewsRule& rule = m_rule;
    m_tell = makeChoice("ruleTell", tr("Tell or keep quiet"), {tr("Keep quiet about"), tr("Tell me about")},
                        rule.tell ? 1 : 0);
    QStringList people;
    for (const NewsSubject& subject : subjects)
        people << subject.text;
    const auto whom = std::ranges::find_if(subjects, [&](const NewsSubject& s) { return isAbout(rule, s); });
    m_about = makeChoice("ruleAbout", tr("About whom"), people, known ? int(whom - subjects.begin()) : -1);
    m_about->setPlaceholderText(tr("whom?"));
    QStringList places;
    for (const QString& camera : cameras)
        places << (camera.isEmpty() ? tr("at every camera") : tr("at %1", "camera").arg(camera));
    m_camera = makeChoice("ruleCamera", tr("At which camera"), places, int(cameras.indexOf(rule.camera)));
    const bool isTimed = rule.from.isValid();
    m_when = makeChoice("ruleWhen", tr("When"), {tr("at any time"), tr("only from")}, isTimed ? 1 : 0);
    m_from = makeTime("ruleFrom", tr("From"), isTimed ? rule.from : evening);
    m_to = makeTime("ruleTo", tr("To"), isTimed ? rule.to : morning);
    auto* between = new QLabel(tr("to", "from one time to another"), this);
    auto* removal = new QPushButton(tr("Remove"), this);
    removal->setObjectName(u"ruleRemove"_s);
    removal->setAccessibleName(tr("Remove this exception"));
    connect(removal, &QPushButton::clicked, this, &NewsRuleRow::removed);
    const QList<QWidget*> time{m_from, between, m_to};
    for (QWidget* w : time)
        w->setVisible(isTimed);
    connect(m_when, &QComboBox::activated, this, [time](int chosen) {
        for (QWidget* w : time)
            w->setVisible(chosen == 1);
    });

    auto* who = new QHBoxLayout;
    who->setSpacing(8);
    for (QWidget* w : {m_tell, m_about, m_camera})
        who->addWidget(w, 1);
    auto* times = new QHBoxLayout;
    times->setSpacing(8);
    times->addWidget(m_when);
    for (QWidget* w : time)
        times->addWidget(w);
    times->addStretch(1);
    times->addWidget(removal);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addLayout(who);
    lines->addLayout(times);
}

QComboBox* NewsRuleRow::makeChoice(const char* name, const QString& accessibleName, const QStringList& texts,
                                   int chosen)
{
    auto* choice = new QComboBox(this);
    choice->setObjectName(QLatin1StringView(name));
    choice->setAccessibleName(accessibleName);
    keepFromWheel(choice);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(leastLetters);
    choice->addItems(texts);
    choice->setCurrentIndex(chosen);
    connect(choice, &QComboBox::activated, this, &NewsRuleRow::tell);
    return choice;
}

QTimeEdit* NewsRuleRow::makeTime(const char* name, const QString& accessibleName, const QTime& time)
{
    auto* edit = new QTimeEdit(time, this);
    edit->setObjectName(QLatin1StringView(name));
    edit->setAccessibleName(accessibleName);
    keepFromWheel(edit);
    edit->setKeyboardTracking(false); // "1" on the way to "12" is no choice
    connect(edit, &QTimeEdit::timeChanged, this, &NewsRuleRow::tell);
    return edit;
}

void NewsRuleRow::tell()
{
    if (m_about->currentIndex() < 0)
        return;
    NewsRule next;
    const NewsSubject& subject = m_subjects.at(m_about->currentIndex());
    next.tell = m_tell->currentIndex() == 1;
    next.about = subject.about;
    next.role = subject.role;
    next.person = subject.person;
    next.camera = m_cameras.at(m_camera->currentIndex());
    if (m_when->currentIndex() == 1) {
        next.from = m_from->time();
        next.to = m_to->time();
    }
    if (std::exchange(m_rule, next) != next)
        Q_EMIT changed(m_rule);
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/clipeditor.h"

#include "ui/player/stage.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace ringface
{

using namespace Qt::StringLiterals;

ClipEditor::ClipEditor(QWidget* parent)
    : QFrame(parent)
    , m_span(new QLabel(this))
    , m_blur(new QComboBox(this))
{
    setObjectName(u"clipEditor"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_span->setObjectName(u"clipSpan"_s);
    m_blur->setObjectName(u"clipBlur"_s);
    m_blur->setAccessibleName(tr("Whose faces are blurred"));
    m_blur->setToolTip(tr("Blurred faces are unrecognisable in every frame. Look at the clip before you pass it on."));
    auto* save = new QPushButton(tr("Save clip..."), this);
    save->setObjectName(u"saveClipButton"_s);
    save->setProperty("primary", true);
    auto* close = new StageButton(this);
    close->setObjectName(u"closeClipButton"_s);
    close->setIcon(themedIcon("close"));
    close->setIconSize(QSize(14, 14));
    close->setProperty("round", true);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_span, 1);
    row->addWidget(m_blur);
    row->addWidget(save);
    row->addWidget(close);
    m_span->setMinimumWidth(1);
    m_blur->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_blur->setMinimumContentsLength(12);
    connect(save, &QPushButton::clicked, this, &ClipEditor::saveWanted);
    connect(close, &QToolButton::clicked, this, &ClipEditor::closed);
    setPeople({});
    hide();
}

void ClipEditor::setSpan(qint64 fromMs, qint64 toMs)
{
    m_fromMs = fromMs;
    m_toMs = toMs;
    constexpr double second = 1000;
    m_span->setText(
        tr("%1 to %2, %3 s", "a clip's begin, end, length")
            .arg(tenthsText(fromMs), tenthsText(toMs), QLocale().toString(double(toMs - fromMs) / second, 'f', 1)));
}

void ClipEditor::setPeople(const QStringList& names)
{
    const QVariant before = m_blur->currentData();
    m_blur->clear();
    m_blur->addItem(tr("Blur nobody"), int(Blur::Nobody));
    for (const QString& name : names)
        m_blur->addItem(themedIcon("blur"), tr("Blur everybody but %1").arg(name), name);
    m_blur->addItem(themedIcon("blur"), tr("Blur unknown people"), int(Blur::Unknown));
    m_blur->addItem(themedIcon("blur"), tr("Blur everybody"), int(Blur::Everybody));
    m_blur->setCurrentIndex(qMax(0, m_blur->findData(before)));
}

ClipWish ClipEditor::wish() const
{
    ClipWish out{m_fromMs, m_toMs, Blur::Nobody, {}};
    const QVariant chosen = m_blur->currentData();
    if (chosen.typeId() == QMetaType::QString) {
        out.blur = Blur::Others;
        out.keep = {chosen.toString()};
    } else {
        out.blur = Blur(chosen.toInt());
    }
    return out;
}

} // namespace ringface

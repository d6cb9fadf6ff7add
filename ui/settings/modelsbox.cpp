// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/modelsbox.h"

#include "ui/settings/settingssection.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

ModelsBox::ModelsBox(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_download(new QPushButton(this))
    , m_detail(SettingsSection::quietLabel({}, this))
{
    m_text->setObjectName(u"modelsText"_s);
    m_text->setTextFormat(Qt::PlainText);
    SettingsSection::wrap(m_text);
    m_bar->setObjectName(u"modelsProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the download"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setRange(0, 100);
    m_download->setObjectName(u"downloadButton"_s);
    m_detail->setObjectName(u"modelsDetail"_s);
    m_detail->setTextFormat(Qt::RichText);
    m_detail->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_detail->setOpenExternalLinks(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    column->addWidget(m_download, 0, Qt::AlignLeft);
    column->addWidget(m_detail);
    connect(m_download, &QPushButton::clicked, this, &ModelsBox::downloadWanted);
    setState({});
}

void ModelsBox::setState(const ModelsState& state)
{
    using Kind = ModelsState::Kind;
    switch (state.kind) {
    case Kind::Ready:
        m_text->setText(tr("Ready to recognise people."));
        break;
    case Kind::Missing:
        m_text->setText((state.recognises
                             ? tr("Ringface recognises people with a small network of its own. A bigger one knows more "
                                  "of them and makes fewer mistakes: %1 MB, fetched once. Names stay.")
                             : tr("To tell one face from another, Ringface needs network files: %1 MB, fetched once. "
                                  "Until then faces are found, but nobody gets a name."))
                            .arg(state.megabytes));
        m_download->setText(tr("Download"));
        break;
    case Kind::Downloading:
        m_text->setText(tr("Downloading %1: %2 %").arg(state.name).arg(state.percent));
        break;
    case Kind::Failed:
        m_text->setText(tr("The network files could not be downloaded."));
        m_download->setText(tr("Try again"));
        break;
    }
    m_bar->setValue(state.percent);
    m_bar->setVisible(state.kind == Kind::Downloading);
    m_download->setVisible(state.kind == Kind::Missing || state.kind == Kind::Failed);
    m_detail->setText(state.text);
    m_detail->setVisible(m_download->isVisibleTo(this) && !state.text.isEmpty());
}

} // namespace ringface

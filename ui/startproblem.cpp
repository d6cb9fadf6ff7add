// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/startproblem.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

namespace ringface
{

namespace
{
struct StartProblem {
    Q_DECLARE_TR_FUNCTIONS(StartProblem)

public:
    static QString text(Library::OpenError error, const QString& folder, const QString& detail)
    {
        switch (error) {
        case Library::OpenError::None:
            break;
        case Library::OpenError::FolderNotWritable:
            return tr("Ringface keeps its library in %1, but cannot write there. Please check the folder's permissions "
                      "and "
                      "the disk, then start again.")
                .arg(folder);
        case Library::OpenError::TooNew:
            return tr("The library in %1 was made by a newer version of Ringface. Please update the program; nothing "
                      "was "
                      "changed.")
                .arg(folder);
        case Library::OpenError::CannotOpen:
        case Library::OpenError::MigrationFailed:
            return tr("The library in %1 could not be opened (%2). Nothing was changed. Please check the disk, or move "
                      "the "
                      "folder aside to begin with an empty library.")
                .arg(folder, detail);
        }
        return {};
    }
};
} // namespace

void showStartProblem(Library::OpenError error, const QString& folder, const QString& detail)
{
    auto* window = new QWidget;
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(QStringLiteral("startProblem"));
    auto* label = new QLabel(StartProblem::text(error, folder, detail), window);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(StartProblem::tr("Close"), window);
    QObject::connect(close, &QPushButton::clicked, window, &QWidget::close);
    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addWidget(label);
    layout->addWidget(close, 0, Qt::AlignRight);
    window->setMinimumWidth(480);
    window->show();
}

} // namespace ringface

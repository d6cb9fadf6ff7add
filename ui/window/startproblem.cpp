// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/startproblem.h"

#include "core/library/safety/backups.h"
#include "ui/settings/backupbox.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct StartProblem {
    Q_DECLARE_TR_FUNCTIONS(StartProblem)

public:
    static QString text(Library::OpenError error, const QString& folder, const QString& detail)
    {
        switch (error) {
        case Library::OpenError::None:
        case Library::OpenError::Locked: // a window of its own
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
        case Library::OpenError::Damaged:
            return tr("The library in %1 is damaged (%2): the disk may be failing. Ringface can go on with the newest "
                      "good copy. The damaged file is kept.")
                .arg(folder, detail);
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

void showStartProblem(Library::OpenError error, const QString& folder, const QString& detail,
                      const StartRemedies& remedies)
{
    auto* window = new QWidget;
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(u"startProblem"_s);
    QString text = StartProblem::text(error, folder, detail);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    const auto add = [window, buttons](const QString& name, const QString& caption, const std::function<void()>& act) {
        auto* button = new QPushButton(caption, window);
        button->setObjectName(name);
        buttons->addWidget(button);
        QObject::connect(button, &QPushButton::clicked, window, [window, act] {
            if (act)
                act(); // it shows the next window before this one goes
            window->close();
        });
        return button;
    };
    if (error == Library::OpenError::Damaged) {
        const QList<Backup> all = backupsOf(folder);
        const auto newest = std::ranges::find(all, false, &Backup::damaged);
        add(u"emptyButton"_s, StartProblem::tr("Begin with an empty library"), remedies.beginEmpty);
        if (newest != all.end()) {
            add(u"restoreButton"_s, StartProblem::tr("Restore the copy: %1").arg(backupText(*newest)),
                remedies.restoreNewest)
                ->setDefault(true);
        } else {
            text += u"\n\n"_s + StartProblem::tr("There is no copy of it.");
        }
    }
    add(u"closeButton"_s, StartProblem::tr("Close"), {});
    auto* label = new QLabel(text, window);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addWidget(label);
    layout->addLayout(buttons);
    window->setMinimumWidth(560);
    window->show();
}

} // namespace ringface

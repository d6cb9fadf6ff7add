// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/passphrasewindow.h"

#include "ui/settings/settingssection.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct PassphraseWindow {
    Q_DECLARE_TR_FUNCTIONS(ringface::PassphraseWindow)
};

constexpr int windowWidth = 480;

QVBoxLayout* columnOf(QWidget* window)
{
    window->setMinimumWidth(windowWidth);
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    return column;
}

QLabel* textOf(const QString& text, QWidget* window)
{
    auto* label = new QLabel(text, window);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}
} // namespace

QWidget* showPassphraseWindow(const QString& folder, const std::function<bool(const QString&)>& accept)
{
    auto* window = new QWidget;
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setObjectName(u"passphraseWindow"_s);
    auto* field = new QLineEdit(window);
    field->setObjectName(u"passphraseField"_s);
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(PassphraseWindow::tr("Passphrase"));
    auto* problem = textOf(PassphraseWindow::tr("That is not the passphrase of this library."), window);
    problem->setObjectName(u"passphraseProblem"_s);
    QSizePolicy keepsItsPlace = problem->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    problem->setSizePolicy(keepsItsPlace);
    problem->hide();
    auto* open = new QPushButton(PassphraseWindow::tr("Open"), window);
    open->setObjectName(u"openButton"_s);
    open->setDefault(true);
    open->setEnabled(false);
    auto* close = new QPushButton(PassphraseWindow::tr("Close"), window);
    QVBoxLayout* column = columnOf(window);
    column->addWidget(
        textOf(PassphraseWindow::tr("The library in %1 is encrypted. What is its passphrase?").arg(folder), window));
    column->addWidget(field);
    column->addWidget(problem);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(open);
    column->addLayout(buttons);
    const auto tryIt = [=] {
        if (field->text().isEmpty())
            return;
        if (accept(field->text())) { // it shows the next window before this one goes
            window->close();
            return;
        }
        problem->show();
        field->selectAll();
        field->setFocus();
    };
    QObject::connect(field, &QLineEdit::textChanged, window, [=](const QString& text) {
        open->setEnabled(!text.isEmpty());
        problem->hide();
    });
    QObject::connect(field, &QLineEdit::returnPressed, window, tryIt);
    QObject::connect(open, &QPushButton::clicked, window, tryIt);
    QObject::connect(close, &QPushButton::clicked, window, &QWidget::close);
    window->show();
    field->setFocus();
    return window;
}

QWidget* showPatienceWindow(const QString& text)
{
    auto* window = new QWidget(nullptr, Qt::Window | Qt::CustomizeWindowHint | Qt::WindowTitleHint);
    window->setObjectName(u"patienceWindow"_s);
    auto* bar = new QProgressBar(window);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    QVBoxLayout* column = columnOf(window);
    column->addWidget(textOf(text, window));
    column->addWidget(bar);
    window->show();
    return window;
}

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/connectdialog.h"

#include "core/library/values/errortext.h"
#include "ui/settings/formrow.h"
#include "ui/settings/settingssection.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/switch.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int dialogWidth = 520;
constexpr int listHeight = 150;
constexpr int usualDays = 30;

/// Index of a page.
enum Step { SignIn, Code, Choice };
} // namespace

ConnectDialog::ConnectDialog(QWidget* parent)
    : QDialog(parent)
    , m_heading(new QLabel(this))
    , m_note(new QLabel(this))
{
    setObjectName(u"connectDialog"_s);
    setWindowTitle(tr("Connect Ring account"));
    setMinimumWidth(dialogWidth);
    m_heading->setFont(headingFont(font()));
    m_heading->setObjectName(u"connectHeading"_s);
    m_note->setObjectName(u"connectNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_pages = {makeSignIn(), makeCode(), makeChoice()};
    m_next = new QPushButton(this);
    m_next->setObjectName(u"nextButton"_s);
    m_next->setProperty("primary", true);
    m_next->setDefault(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_next, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(m_heading);
    for (QWidget* page : m_pages)
        column->addWidget(page);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::goOn);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    constexpr int second = 1000;
    m_seconds.setInterval(second);
    connect(&m_seconds, &QTimer::timeout, this, &ConnectDialog::countDown);
    showStep(SignIn);
}

QWidget* ConnectDialog::makeSignIn()
{
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(SettingsSection::quietLabel(
        tr("Use the email and password of your own Ring account. The password is only used to sign "
           "in, and is not stored; what Ring gives for it goes into your keyring."),
        page));
    m_email = addFormField(form, "emailField", tr("Email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password = addFormField(form, "accountPasswordField", tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(SettingsSection::quietLabel(
        tr("Ringface is no product of Ring. Ring may refuse such programs at any time; then you can "
           "still download recordings at ring.com and drop the zip file into the window."),
        page));
    connect(m_email, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_password, &QLineEdit::textChanged, this, &ConnectDialog::check);
    return page;
}

QWidget* ConnectDialog::makeCode()
{
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_codeText = SettingsSection::quietLabel({}, page);
    m_codeText->setObjectName(u"codeText"_s);
    form->addRow(m_codeText);
    m_code = addFormField(form, "codeField", tr("Code"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_again = new QPushButton(page);
    m_again->setObjectName(u"codeAgainButton"_s);
    m_again->setAutoDefault(false);
    form->addRow(QString(), m_again);
    connect(m_code, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_again, &QPushButton::clicked, this, [this] {
        setBusy();
        Q_EMIT codeAgainWanted();
    });
    return page;
}

QWidget* ConnectDialog::makeChoice()
{
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_cameras = new QListWidget(page);
    m_cameras->setObjectName(u"cameraList"_s);
    m_cameras->setAccessibleName(tr("Cameras"));
    m_cameras->setFixedHeight(listHeight);
    m_cameras->setWordWrap(true);
    form->addRow(tr("Cameras"), m_cameras);
    m_since = new QComboBox(page);
    m_since->setObjectName(u"sinceChoice"_s);
    for (const int days : {1, 7, usualDays, 60, 180})
        m_since->addItem(tr("%n days", nullptr, days), days);
    addFormRow(form, tr("How far back"), m_since);
    auto* both = new QWidget(page);
    auto* folder = new QHBoxLayout(both);
    folder->setContentsMargins(0, 0, 0, 0);
    m_folder = new QLineEdit(page);
    m_folder->setObjectName(u"accountFolderField"_s);
    m_folder->setAccessibleName(tr("Folder"));
    auto* browse = new QPushButton(tr("Choose..."), page);
    browse->setObjectName(u"accountFolderChoice"_s);
    browse->setAutoDefault(false);
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    both->setFocusProxy(m_folder);
    addFormRow(form, tr("Folder"), both);
    auto* every = new QHBoxLayout;
    m_automatic = new Switch(page);
    m_automatic->setObjectName(u"automaticChoice"_s);
    m_automatic->setAccessibleName(tr("Look for new recordings every 15 minutes"));
    every->addWidget(new QLabel(m_automatic->accessibleName(), page), 1);
    every->addWidget(m_automatic);
    form->addRow(every);
    m_noKeyring = SettingsSection::quietLabel(
        tr("This desktop has no keyring, so Ringface cannot keep the sign-in: you will be asked "
           "for it each time Ringface is started."),
        page);
    m_noKeyring->setObjectName(u"noKeyringText"_s);
    form->addRow(m_noKeyring);
    connect(m_cameras, &QListWidget::itemChanged, this, &ConnectDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(browse, &QPushButton::clicked, this, &ConnectDialog::browse);
    return page;
}

void ConnectDialog::askCode(const CodeRequest& request)
{
    switch (request.way) {
    case CodeWay::App:
        m_codeText->setText(tr("Enter the code that your authenticator app shows."));
        break;
    case CodeWay::Email:
        m_codeText->setText(tr("Ring has sent a code to your email address."));
        break;
    case CodeWay::Sms:
        m_codeText->setText(request.phone.isEmpty() ? tr("Ring has sent a code to your phone.")
                                                    : tr("Ring has sent a code to your phone, %1.").arg(request.phone));
        break;
    }
    m_again->setVisible(request.way != CodeWay::App);
    m_secondsToNext = request.secondsToNext;
    showStep(Code);
    countDown();
    m_seconds.start();
}

void ConnectDialog::countDown()
{
    m_again->setText(m_secondsToNext > 0 ? tr("Send another code (in %n s)", nullptr, m_secondsToNext)
                                         : tr("Send another code"));
    m_again->setEnabled(!m_isBusy && m_secondsToNext <= 0);
    if (m_secondsToNext-- <= 0)
        m_seconds.stop();
}

void ConnectDialog::askCameras(const QList<AccountCamera>& cameras, const AccountChoice& usual, bool isKept)
{
    m_seconds.stop();
    m_cameras->clear();
    for (const AccountCamera& camera : cameras) {
        const QString why = accessText(camera.access);
        auto* item = new QListWidgetItem(why.isEmpty() ? camera.name : camera.name + u'\n' + why, m_cameras);
        item->setData(Qt::UserRole, camera.id);
        const bool isChosen =
            usual.cameras.isEmpty() ? camera.access == CameraAccess::Good : usual.cameras.contains(camera.id);
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    const qint64 days = usual.since.isValid() ? usual.since.daysTo(QDate::currentDate()) : usualDays;
    int row = m_since->findData(usualDays);
    for (int i = m_since->count() - 1; i >= 0; --i) {
        if (m_since->itemData(i).toInt() >= days)
            row = i;
    }
    m_since->setCurrentIndex(row);
    m_folder->setText(QDir::toNativeSeparators(usual.folder));
    m_automatic->setChecked(usual.automatic);
    m_noKeyring->setVisible(!isKept);
    showStep(Choice);
    if (cameras.isEmpty())
        m_note->setText(tr("There are no cameras in this account."));
}

void ConnectDialog::showProblem(const AccountProblem& problem)
{
    const bool isCode =
        m_step == Code && (problem.error == AccountError::WrongCode || problem.error == AccountError::TooManyCodes);
    showStep(isCode ? Code : SignIn);
    m_note->setText(errorText(problem));
    if (isCode)
        m_code->selectAll();
}

void ConnectDialog::showStep(int step)
{
    m_step = step;
    for (int i = 0; i < int(m_pages.size()); ++i)
        m_pages[i]->setVisible(i == step);
    switch (step) {
    case SignIn:
        m_heading->setText(tr("Step 1 of 3: sign in"));
        m_next->setText(tr("Sign in"));
        break;
    case Code:
        m_heading->setText(tr("Step 2 of 3: the code"));
        m_next->setText(tr("Continue"));
        break;
    default:
        m_heading->setText(tr("Step 3 of 3: which recordings"));
        m_next->setText(tr("Fetch recordings"));
    }
    setFree();
    QWidget* first = step == Choice              ? static_cast<QWidget*>(m_cameras)
                     : step == Code              ? m_code
                     : m_email->text().isEmpty() ? m_email
                                                 : m_password;
    first->setFocus();
    if (step != Choice)
        m_code->clear();
    adjustSize();
}

void ConnectDialog::setBusy()
{
    m_isBusy = true;
    m_pages[m_step]->setEnabled(false);
    m_next->setEnabled(false);
    m_note->setText(tr("Asking Ring..."));
}

void ConnectDialog::setFree()
{
    m_isBusy = false;
    for (QWidget* page : m_pages)
        page->setEnabled(true);
    m_note->clear();
    check();
}

void ConnectDialog::check()
{
    bool isWhole = false;
    switch (m_step) {
    case SignIn:
        isWhole = m_email->text().contains(u'@') && !m_password->text().isEmpty();
        break;
    case Code:
        isWhole = !m_code->text().trimmed().isEmpty();
        break;
    default:
        isWhole = !choice().cameras.isEmpty() && QDir::isAbsolutePath(m_folder->text());
    }
    m_next->setEnabled(isWhole && !m_isBusy);
}

AccountChoice ConnectDialog::choice() const
{
    AccountChoice out{QDir::cleanPath(m_folder->text()), {}, {}, m_automatic->isChecked()};
    for (int i = 0; i < m_cameras->count(); ++i) {
        if (m_cameras->item(i)->checkState() == Qt::Checked)
            out.cameras << m_cameras->item(i)->data(Qt::UserRole).toString();
    }
    out.since = QDate::currentDate().addDays(-m_since->currentData().toInt());
    return out;
}

void ConnectDialog::goOn()
{
    switch (m_step) {
    case SignIn: {
        const QString password = m_password->text();
        m_password->clear();
        setBusy();
        Q_EMIT signInWanted(m_email->text(), password);
        return;
    }
    case Code: {
        const QString code = m_code->text();
        setBusy();
        Q_EMIT codeGiven(code);
        return;
    }
    default:
        accept();
        Q_EMIT chosen(choice());
    }
}

void ConnectDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the recordings"), m_folder->text());
    dialog->setObjectName(u"accountFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

} // namespace ringface

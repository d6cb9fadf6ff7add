// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/modelsbox.h"

#include <QScrollArea>

class QPushButton;

namespace ringface
{

/// What is shown while the library has no recordings: what the program does, and how to begin.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setModels(const ModelsState& state);
    /// These are the sample recordings already: does not offer them.
    void setDemo();

Q_SIGNALS:
    void folderWanted();
    void filesWanted();
    /// Recordings are to come from there.
    void accountWanted();
    /// The network files are to be downloaded.
    void modelsWanted();
    /// Recordings to try it with, which are not those of the user.
    void demoWanted();

private:
    QWidget* makeContent();

    QPushButton* m_folder;
    QPushButton* m_files;
    QPushButton* m_account;
    QPushButton* m_demo;
    ModelsBox* m_models;
};

} // namespace ringface

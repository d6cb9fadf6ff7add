// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/modelsbox.h"

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

Q_SIGNALS:
    void folderWanted();
    void filesWanted();
    /// The network files are to be downloaded.
    void modelsWanted();

private:
    QWidget* makeContent();

    QPushButton* m_folder;
    QPushButton* m_files;
    ModelsBox* m_models;
};

} // namespace ringface

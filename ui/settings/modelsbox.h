// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ringface
{

/// Whether the network files are there, and what is being done about it.
struct ModelsState {
    enum class Kind { Ready, Missing, Downloading, Failed };
    Kind kind = Kind::Ready;
    int megabytes = 0;      ///< of Missing: what would be downloaded
    QString name;           ///< of Downloading: the file
    int percent = 0;        ///< of Downloading
    QString text;           ///< of Missing and Failed: what can be done by hand; rich text, with links
    QString folder;         ///< where the files are, or should be
    bool recognises = true; ///< people are recognised, with other files if not with these
    bool operator==(const ModelsState&) const = default;
};

/// Says what the network files are for and how they come here.
class ModelsBox : public QWidget
{
    Q_OBJECT

public:
    explicit ModelsBox(QWidget* parent = nullptr);

    void setState(const ModelsState& state);

Q_SIGNALS:
    void downloadWanted();

private:
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_download;
    QLabel* m_detail;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace ringface
{

class Library;

/// What recognition has learnt, now and before, and which of it gives the names.
class ModelVersionList : public QWidget
{
    Q_OBJECT

public:
    explicit ModelVersionList(Library& library, QWidget* parent = nullptr);

    /// Only what was learnt with this encoder can be used; an empty one: show all.
    void setEncoder(const QString& encoder);

Q_SIGNALS:
    /// Another version is to be used: names have to be given anew.
    void versionChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// Looks at the library, which it does only while it is on screen.
    void refresh();
    void use(qint64 version);
    void updateButtons();

    Library& m_library;
    QString m_encoder;
    QListWidget* m_list;
    QLabel* m_note;
    QPushButton* m_use;
    QPushButton* m_newest;
    bool m_newestInUse = true;
};

} // namespace ringface

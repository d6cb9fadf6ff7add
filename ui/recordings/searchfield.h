// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace ringface
{

/// What the timeline shows: a query to type, and a menu that writes the same queries. See RecordingFilter.
class SearchField : public QWidget
{
    Q_OBJECT

public:
    /// What there is to choose from.
    struct Choices {
        QStringList people;
        QStringList cameras;
        QStringList kinds; ///< as they are stored
    };

    explicit SearchField(QWidget* parent = nullptr);

    QString query() const;
    void setQuery(const QString& query);
    /// The keyboard goes to the query.
    void focusQuery();

Q_SIGNALS:
    void queryChanged(const QString& query);
    /// The user wants to go on with what was found.
    void left();
    /// The menu is about to be shown: setChoices() now.
    void choicesWanted();

public Q_SLOTS:
    void setChoices(const ringface::SearchField::Choices& choices);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addChoice(QMenu* menu, const QString& text, const QString& key, const QString& value);
    void addDates(QMenu* menu);

    QLineEdit* m_query;
    QToolButton* m_button;
    QMenu* m_menu;
};

} // namespace ringface

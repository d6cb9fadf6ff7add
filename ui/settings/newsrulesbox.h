// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/newsrule.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ringface
{

class Library;
class NewsRuleRow;
struct NewsSubject;

/// The exceptions from Settings::notify: a row for each, and a button for another one.
class NewsRulesBox : public QWidget
{
    Q_OBJECT

public:
    explicit NewsRulesBox(Library& library, QWidget* parent = nullptr);

    /// Emits nothing.
    void setRules(const QList<NewsRule>& rules);
    const QList<NewsRule>& rules() const { return m_rules; }

Q_SIGNALS:
    void changed(const QList<ringface::NewsRule>& rules);

private:
    QList<NewsSubject> subjects() const;
    QStringList cameras() const;
    void showRules();
    void add();
    void change(int index, const NewsRule& rule);
    void remove(int index);

    Library& m_library;
    QList<NewsRule> m_rules;
    bool m_isAdding = false; ///< one more, which does not say yet whom it is about, and does not count
    QVBoxLayout* m_column;
    QList<NewsRuleRow*> m_rows;
    QPushButton* m_add;
};

} // namespace ringface

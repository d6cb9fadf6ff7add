// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/newsrule.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QComboBox;
class QTimeEdit;

namespace ringface
{

/// Whom a rule can be about, and how it is called.
struct NewsSubject {
    QString text;
    NewsRule::About about = NewsRule::About::Everybody;
    Role role = Role::Delivery;
    PersonId person = 0;
};

/// One exception, in words to choose from: "Keep quiet about - deliveries - at Front Door - only from 22:00 to 07:00".
class NewsRuleRow : public QWidget
{
    Q_OBJECT

public:
    /// \a subjects and \a cameras hold what \a rule has. Without one it is new, and tells of no change until it says
    /// whom it is about.
    NewsRuleRow(const std::optional<NewsRule>& rule, const QList<NewsSubject>& subjects, const QStringList& cameras,
                QWidget* parent);

Q_SIGNALS:
    void changed(const ringface::NewsRule& rule);
    void removed();

private:
    QComboBox* makeChoice(const char* name, const QString& accessibleName, const QStringList& texts, int chosen);
    QTimeEdit* makeTime(const char* name, const QString& accessibleName, const QTime& time);
    void tell();

    NewsRule m_rule;
    QList<NewsSubject> m_subjects;
    QStringList m_cameras;
    QComboBox* m_tell;
    QComboBox* m_about;
    QComboBox* m_camera;
    QComboBox* m_when;
    QTimeEdit* m_from;
    QTimeEdit* m_to;
};

/// Whether \a rule is about them.
bool isAbout(const NewsRule& rule, const NewsSubject& subject);

} // namespace ringface

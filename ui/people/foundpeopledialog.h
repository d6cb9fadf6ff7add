// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/foundpeople.h"

#include <QDialog>

namespace ringface
{

/// Who somebody is, and when they were at the door: of a photo that was dropped on the window, or of any face.
/// Closes and deletes itself.
class FoundPeopleDialog : public QDialog
{
    Q_OBJECT

public:
    FoundPeopleDialog(const QString& title, const QList<FoundPerson>& people, QWidget* parent);

Q_SIGNALS:
    /// The user wants to see this visit, by its best face.
    void visitWanted(qint64 face);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QPixmap portrait(const QByteArray& jpeg) const;
    QWidget* makePerson(const FoundPerson& person);
};

} // namespace ringface

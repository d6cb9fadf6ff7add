// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QFormLayout;
class QLineEdit;
class QWidget;

namespace ringface
{

/// A form of the look that all have, on \a page.
QFormLayout* makeForm(QWidget* page);
/// A name with what it is entered in beside it, on one line; for those who cannot see it, too.
void addFormRow(QFormLayout* form, const QString& name, QWidget* control);
/// The same for a new field.
QLineEdit* addFormField(QFormLayout* form, const char* objectName, const QString& name);

} // namespace ringface

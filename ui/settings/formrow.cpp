// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/formrow.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace ringface
{

QFormLayout* makeForm(QWidget* page)
{
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(12);
    return form;
}

void addFormRow(QFormLayout* form, const QString& name, QWidget* control)
{
    auto* label = new QLabel(name, form->parentWidget());
    label->setMinimumHeight(control->sizeHint().height()); // else the form puts it too near to the top of its row
    label->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    form->addRow(label, control);
}

QLineEdit* addFormField(QFormLayout* form, const char* objectName, const QString& name)
{
    auto* field = new QLineEdit(form->parentWidget());
    field->setObjectName(QLatin1StringView(objectName));
    addFormRow(form, name, field);
    return field;
}

} // namespace ringface

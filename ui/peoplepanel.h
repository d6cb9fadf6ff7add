// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace ringface
{

class NameEntry;
class PeopleModel;
class PeopleView;

/// The people beside every page: faces are dragged onto them.
class PeoplePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PeoplePanel(PeopleModel* model, QWidget* parent = nullptr);

Q_SIGNALS:
    void facesNamed(const QList<qint64>& faces, const QString& name);

private:
    void take(const QList<qint64>& faces, const QString& name);

    PeopleModel* m_model;
    PeopleView* m_view;
    NameEntry* m_entry;
    QList<qint64> m_waiting; ///< faces that the field asks the name of
};

} // namespace ringface

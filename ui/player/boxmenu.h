// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/labelcommand.h"

#include <QMenu>

namespace ringface
{

/// What can be said of somebody in a box; deletes itself when it is closed.
class BoxMenu : public QMenu
{
    Q_OBJECT

public:
    /// \a labelled: a person said who \a track is.
    BoxMenu(const Track& track, bool labelled, const QStringList& people, QWidget* parent);

Q_SIGNALS:
    void said(ringface::LabelAct::Kind kind, const QString& name);
    void newNameWanted();
    void whyWanted();
    void findWanted();
};

} // namespace ringface

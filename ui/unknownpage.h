// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QWidget>

class QLabel;

namespace ringface
{

class EmptyState;
class FaceModel;
class FaceView;
class GroupModel;
class Library;
class NameEntry;
class ThumbnailCache;

/// The gallery of unknown faces: groups above, the faces of the selected groups below.
class UnknownPage : public QWidget
{
    Q_OBJECT

public:
    UnknownPage(Library& library, GroupModel* groups, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    /// Asks for a name for the selected faces, or groups if no face is selected.
    void askName();

Q_SIGNALS:
    void facesNamed(const QList<qint64>& faces, const QString& name);
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);

private:
    void showFaces();
    void explainEmptiness();
    void name(const QString& name);

    Library& m_library;
    GroupModel* m_groups;
    FaceModel* m_faces;
    FaceView* m_groupView;
    FaceView* m_faceView;
    NameEntry* m_entry;
    QLabel* m_strip;
    EmptyState* m_empty;
    QList<FaceId> m_asked;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QUndoStack;

namespace ringface
{

class Library;
class ThumbnailCache;

/// The people of no interest, to be brought back among the unknown ones. Deletes itself when it is closed.
/// Owns: nothing; library, undo stack and cache must outlive it.
class IgnoredDialog : public QDialog
{
    Q_OBJECT

public:
    IgnoredDialog(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

private:
    void refresh();
    void showPictures();
    void bringBack();

    Library& m_library;
    QUndoStack& m_undo;
    ThumbnailCache& m_thumbnails;
    QListWidget* m_list;
    QPushButton* m_back;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/scanvalues.h"
#include "ui/thumbnailcache.h"

#include <QDragMoveEvent>
#include <QMainWindow>
#include <QUndoStack>

class QSplitter;
class QStackedWidget;

namespace ringface
{

class ActivityBar;
class GroupModel;
class Library;
class MessageBar;
class PeopleModel;
class PeoplePanel;
class PlayerPage;
class RecordingModel;
class RecordingView;
class RemovalBar;
class ReviewPage;
class UnknownPage;

/// The window: builds the pages and connects them; each page owns its work. What needs the background (files to scan,
/// cancelling, network files) goes out as a signal, what runs there comes in through the setters.
/// Thread: the GUI thread only. Owns: nothing but its widgets; the library must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Library& library, QWidget* parent = nullptr);
    ~MainWindow() override;

    void setScan(const ScanProgress& progress);
    void setRetraining(bool running);
    /// The last thing that went wrong, in the user's words.
    void showError(const QString& text);
    /// Something worth knowing that needs no act; an empty one goes away.
    void showNotice(const QString& text);
    /// Says that network files are missing, with a button that emits fetchModels(); an empty text: none is missing.
    void setModelsMissing(const QString& text);
    void showRecording(RecordingId id, qint64 startMs = -1);

    /// Size and layout, as given by saveGeometry() and layoutState() the last time.
    void restore(const QByteArray& geometry, const QByteArray& state);
    QByteArray layoutState() const;

Q_SIGNALS:
    /// Files or folders came in, dropped or chosen.
    void filesDropped(const QStringList& paths);
    void cancelScan();
    void fetchModels();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override { event->accept(); }
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makePages();
    void makeActions();
    void makeToolBar();
    void makeMenus();
    void connectPages();
    QAction* makeAction(const QString& name, const char* icon, const QString& text, const QKeySequence& key = {});
    void showFace(FaceId id);
    void showPage(QWidget* page);
    void chooseFiles(bool folder);
    void sayAbout();
    void countUnknown();
    void countReview();

    Library& m_library;
    ThumbnailCache m_thumbnails;
    QUndoStack m_undo;
    RecordingModel* m_recordings;
    GroupModel* m_groups;
    PeopleModel* m_people;

    QStackedWidget* m_pages = nullptr;
    QSplitter* m_recordingsPage = nullptr;
    QSplitter* m_split = nullptr;
    RecordingView* m_list = nullptr;
    PlayerPage* m_player = nullptr;
    UnknownPage* m_unknown = nullptr;
    ReviewPage* m_review = nullptr;
    PeoplePanel* m_peoplePanel = nullptr;
    ActivityBar* m_activity = nullptr;
    MessageBar* m_models = nullptr;
    RemovalBar* m_confirm = nullptr;
    MessageBar* m_about = nullptr;

    QAction* m_goRecordings = nullptr;
    QAction* m_goUnknown = nullptr;
    QAction* m_goReview = nullptr;
    QAction* m_addFiles = nullptr;
    QAction* m_addFolder = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/foundpeople.h"
#include "core/library/values/scanvalues.h"
#include "ui/widgets/thumbnailcache.h"

#include <QDragMoveEvent>
#include <QMainWindow>
#include <QUndoStack>

class QFileDialog;
class QSplitter;
class QStackedWidget;
class QVariantAnimation;

#include <functional>
#include <memory>
#include <optional>

namespace ringface
{

class ActivityBar;
class DropHint;
class GroupModel;
class Library;
class MainActions;
class MessageBar;
enum class Page;
class PeopleModel;
class PeoplePage;
class PeoplePanel;
class PersonActs;
class PlayerPage;
class RecordingModel;
struct ClipWish;
struct JustNow;
struct DrawnFace;
class RecordingsPage;
class RemovalBar;
class ReviewPage;
class SettingsPage;
class ScanSummary;
class Toast;
class UnknownPage;
class WatchOffer;
class WelcomePage;

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
    /// What is offered when recordings are added, "*.mp4 *.zip".
    void setFileNames(const QString& patterns) { m_fileNames = patterns; }
    /// The last thing that went wrong, in the user's words.
    void showError(const QString& text);
    /// Who is on a photo, and when they were seen. \a title: of the window that says it.
    void showFound(const QString& title, const QList<FoundPerson>& people);
    /// Something worth knowing that needs no act; an empty one goes away.
    void showNotice(const QString& text);
    /// How far a long task is, in percent (below 0: not known); an empty \a text: it is over. \a canEnd: with a button
    /// that emits cancelScan().
    void showTask(const QString& text, int percent, bool canEnd = false);
    /// From now on it says that these are sample recordings.
    void setDemo();
    void setScanItems(const QList<ScanItem>& items);
    /// Says that network files are missing, with a button that emits fetchModels(); an empty text: none is missing.
    void setModelsMissing(const QString& text);
    void showRecording(RecordingId id, qint64 startMs = -1);
    /// Somebody came while Ringface watches.
    void showJustNow(const JustNow& visitor);

    /// Of the player, in percent.
    int volume() const;
    void setVolume(int percent);

    SettingsPage* settingsPage() const { return m_settings; }
    WelcomePage* welcomePage() const { return m_welcome; }

    /// Size and layout, as given by saveGeometry() and layoutState() the last time.
    void restore(const QByteArray& geometry, const QByteArray& state);
    QByteArray layoutState() const;

Q_SIGNALS:
    /// What somebody who helps would ask for belongs into the clipboard.
    void diagnosticsWanted();
    /// Files or folders came in, dropped or chosen.
    void filesDropped(const QStringList& paths);
    void cancelScan();
    void cancelOne(qint64 recording);
    void pauseWanted(bool pause);
    /// This one is on screen now.
    void recordingShown(qint64 id);
    /// A face that was missed was marked and named, and is in the library; what else there is to know of it is to be
    /// found out.
    void faceDrawn(qint64 recording, const std::shared_ptr<ringface::DrawnFace>& drawn);
    void fetchModels();
    /// These recordings are to be scanned again.
    void rescanWanted(const QList<qint64>& recordings);
    /// A table of the visits of this person (an empty name: of everybody) is to be written to that file.
    void exportWanted(const QString& name, const QString& file);
    /// A part of a recording is to be saved as that file, which the user agreed to write over.
    void clipWanted(qint64 recording, const ringface::ClipWish& wish, const QString& file);
    /// All visits of this person, in a row.
    void visitsClipWanted(const QString& name, const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override { event->accept(); }
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Between being hidden and shown, things happen that are new then.
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// Alt alone opens the menu.
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    /// In the colours of the desktop's theme, light or dark.
    void dress();
    void makePages();
    void connectPages();
    void showFace(FaceId id);
    void comeFrom(Page page);
    void goBack();
    void findFace(FaceId id);
    void addDrawnFace(RecordingId recording, qint64 timeMs, const QRect& box, const QString& name);
    void setFullScreen(bool on);
    void playVisits(const QString& name);
    QFileDialog* saveDialog(const char* objectName, const QString& title, const QString& folder, const QString& filter,
                            const QString& name);
    void chooseClip(const QString& name, const std::function<void(const QString&)>& chosen);
    void choosePicture(const QImage& picture, const QString& name);
    void showPage(Page page);
    void foldPeople(bool on);
    /// What runs in the background, while something does.
    void showActivity();
    /// The keyboard goes to what the page is about.
    void focusPage();
    void leaveFirstStart();
    /// Says what the undo stack, now at \a index, has done.
    void tellAct(int index);
    void chooseFiles(bool folder);
    void chooseExport(const QString& name);
    void sayAbout();
    void countUnknown();
    void countReview();

    Library& m_library;
    ThumbnailCache m_thumbnails;
    QUndoStack m_undo;
    RecordingModel* m_recordings;
    GroupModel* m_groups;
    PeopleModel* m_people;
    PersonActs* m_acts;
    ScanSummary* m_summary;
    QVariantAnimation* m_folding; ///< of the people

    QStackedWidget* m_pages = nullptr;
    RecordingsPage* m_recordingsPage = nullptr;
    QSplitter* m_split = nullptr;
    PlayerPage* m_player = nullptr;
    UnknownPage* m_unknown = nullptr;
    PeoplePage* m_peoplePage = nullptr;
    ReviewPage* m_review = nullptr;
    PeoplePanel* m_peoplePanel = nullptr;
    ActivityBar* m_activity = nullptr;
    MessageBar* m_models = nullptr;
    RemovalBar* m_confirm = nullptr;
    MessageBar* m_about = nullptr;
    WatchOffer* m_watch = nullptr;

    SettingsPage* m_settings = nullptr;
    WelcomePage* m_welcome = nullptr;
    Toast* m_toast = nullptr;
    DropHint* m_dropHint = nullptr;
    MainActions* m_actions = nullptr;
    Page m_page{};
    std::optional<Page> m_cameFrom; ///< by a jump to a recording
    QString m_fileNames = QStringLiteral("*");
    bool m_isFolded = true; ///< the people beside the recordings, where the picture wants room
    bool m_isFoldedElsewhere = false;
    bool m_isNarrow = true;  ///< they are folded now
    int m_peopleWidth = 280; ///< pixels, when they are not
    QString m_modelsMissing;
    std::unique_ptr<QWidget> m_theme; ///< never shown; hears of the desktop's colours, as the window has its own
    int m_undoIndex = 0;
    bool m_altAlone = false; ///< nothing else was pressed since
};

} // namespace ringface

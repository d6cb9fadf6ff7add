// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"
#include "ui/window/activitymodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ringface
{

class ActivityPopover;

/// Tells what runs in the background, in the status bar. A button opens the panel that tells more.
class ActivityBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityBar(QWidget* parent = nullptr);
    ~ActivityBar() override;

    /// total 0 (or done == total): nothing is being scanned.
    void setScan(const ScanProgress& progress);
    /// What is in the queue, for the panel: running ones first, no more than ActivityModel::mostRows are shown.
    /// \a more: so many wait behind \a items.
    void setItems(const QList<ActivityItem>& items, int more = 0);
    void setRetraining(bool running);
    /// Stays until dismissed or replaced, and in the panel's history; an empty one goes away.
    void setError(const QString& text);
    /// Stays until replaced.
    void setNotice(const QString& text);
    /// Something long that runs beside scans, such as a download. \a percent: below 0 if it is not known; an empty
    /// text: it is over. \a canEnd: it ends with cancelScan().
    void setTask(const QString& text, int percent, bool canEnd = false);

    /// Something is to be seen in it: what runs for longer, a notice or an error; or it is looked at.
    bool isNeeded() const;
    /// What runs in the background, and what went wrong.
    void open();

Q_SIGNALS:
    void neededChanged();
    void cancelScan();
    void pauseWanted(bool pause);
    void cancelOne(qint64 recording);
    void recordingWanted(qint64 recording);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showErrorCount(int errors);
    void tellNeed();

    QLabel* m_scanText;
    QProgressBar* m_scanBar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    QLabel* m_retraining;
    QLabel* m_taskText;
    QProgressBar* m_taskBar;
    QLabel* m_notice;
    QLabel* m_error;
    QToolButton* m_dismiss;
    QToolButton* m_more;
    QPointer<ActivityPopover> m_popover; ///< moves into the window when it is opened
    bool m_isNeeded = false;
    bool m_paused = false;
    bool m_scanning = false;
    bool m_taskEnds = false; ///< with cancelScan()
};

} // namespace ringface

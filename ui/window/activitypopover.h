// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"
#include "ui/window/activitymodel.h"

#include <QDateTime>
#include <QFrame>
#include <QPointer>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace ringface
{

class ActivityView;

/// What runs in the background and what went wrong, in a panel that lies over the window; never in the way of anything
/// else. Closed by its cross or by Escape.
class ActivityPopover : public QFrame
{
    Q_OBJECT

public:
    static constexpr int mostErrors = 100;

    explicit ActivityPopover(QWidget* parent = nullptr);

    /// Opens in the window of \a anchor, above it, and takes the focus.
    void openAbove(QWidget* anchor);
    /// Gives the focus back.
    void dismiss();

    void setScan(const ScanProgress& progress);
    /// Running ones first; no more than ActivityModel::mostRows are shown. \a more: so many wait behind \a items.
    void setItems(const QList<ActivityItem>& items, int more = 0);
    void setRetraining(bool running);
    /// Plain words, with what to do. The same error again counts once.
    void addError(const QString& text);
    int errors() const { return int(m_errors.size()); }

Q_SIGNALS:
    void pauseWanted(bool pause);
    void cancelAll();
    void cancelOne(qint64 recording);
    void recordingWanted(qint64 recording);
    /// How many there are in the history.
    void errorsChanged(int errors);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Error {
        QDateTime at;
        QString text;
    };
    void place();
    void showErrors();
    void focusFirst();

    QToolButton* m_close;
    QLabel* m_scan;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    ActivityModel* m_items;
    ActivityView* m_queue;
    QLabel* m_retraining;
    QPlainTextEdit* m_history;
    QLabel* m_noErrors;
    QToolButton* m_clear;
    QPointer<QWidget> m_anchor;
    QList<Error> m_errors; ///< newest first
};

} // namespace ringface

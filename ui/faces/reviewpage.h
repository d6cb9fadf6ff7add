// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/labelcommand.h"

#include <QWidget>

class QAction;
class QKeySequence;
class QLabel;
class QListView;
class QUndoStack;

namespace ringface
{

class AcceptChoice;
class Library;
class ProposalModel;
class ThumbnailCache;
struct ProposalRow;

/// What learning changed in older recordings, to be confirmed or taken back one by one, or all below a heading.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    ReviewPage(Library& library, QUndoStack& undo, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    /// What is left to look at.
    int count() const;

Q_SIGNALS:
    void countChanged();
    /// The user wants to see this face in its recording.
    void faceActivated(qint64 face);
    /// The user asks when this face was seen.
    void findWanted(qint64 face);

protected:
    /// Answers stay to be seen until then.
    void hideEvent(QHideEvent* event) override;

private:
    QAction* makeAction(const char* name, const QList<QKeySequence>& keys);
    QWidget* makeButtons();
    void refreshed();
    void updateActions();
    QList<ProposalRow> chosen() const;
    /// The first from this row on that is neither a heading nor answered, all around.
    QModelIndex nextOpen(int row) const;
    void answer(bool yes);
    void leave();
    void push(LabelAct::Kind kind, const QList<ProposalRow>& rows, const QString& name);
    void showMoment();

    Library& m_library;
    QUndoStack& m_undo;
    ProposalModel* m_model;
    QListView* m_view;
    AcceptChoice* m_choice;
    QLabel* m_facts; ///< how much there is
    QAction* m_accept = nullptr;
    QAction* m_reject = nullptr;
    QAction* m_leave = nullptr;
    QAction* m_show = nullptr;
    QAction* m_find = nullptr;
};

} // namespace ringface

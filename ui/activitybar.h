// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/scanvalues.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ringface
{

/// Tells what runs in the background, in the status bar.
class ActivityBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityBar(QWidget* parent = nullptr);

    /// total 0 (or done == total): nothing is being scanned.
    void setScan(const ScanProgress& progress);
    void setRetraining(bool running);
    /// Stays until dismissed or replaced; an empty one goes away.
    void setError(const QString& text);
    /// Stays until replaced.
    void setNotice(const QString& text);

Q_SIGNALS:
    void cancelScan();

private:
    QLabel* m_scanText;
    QProgressBar* m_scanBar;
    QToolButton* m_cancel;
    QLabel* m_retraining;
    QLabel* m_notice;
    QLabel* m_error;
    QToolButton* m_dismiss;
};

} // namespace ringface

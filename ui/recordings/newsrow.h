// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QFrame>

class QLabel;

namespace ringface
{

/// What has happened since the user last looked.
struct NewVisits {
    QDateTime since{};                     ///< UTC
    int visits = 0;                        ///< cards with somebody on them
    QList<std::pair<QString, int>> people; ///< of the visits: names, the most frequent one first
    int unknown = 0;                       ///< people without a name, over all visits
    bool operator==(const NewVisits&) const = default;
};

/// "3 visits since Friday: Anna 2, 1 unknown", in one line that can be closed; nothing if nothing is new.
class NewsRow : public QFrame
{
    Q_OBJECT

public:
    explicit NewsRow(QWidget* parent = nullptr);

    void setNews(const NewVisits& news);

Q_SIGNALS:
    /// The user wants to see the unknown ones.
    void unknownWanted();
    /// It is not news any more.
    void closed();

private:
    QLabel* m_text;
};

} // namespace ringface

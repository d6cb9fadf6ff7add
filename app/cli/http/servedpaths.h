// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace ringface::cli
{

/// Which files requests may name: those within some folders, wherever links lead.
class ServedPaths
{
public:
    enum class Answer { Good, Outside, Missing };
    struct File {
        Answer answer = Answer::Outside;
        QString path; ///< absolute, without links; only if Good
    };

    /// Allows this folder with all below it. False if there is no such folder.
    bool allow(const QString& folder);
    bool isEmpty() const { return m_folders.isEmpty(); }
    /// \a path may be relative to one of the folders. Of what is outside it is not even said whether it is there.
    /// Folders, pipes and devices count as missing.
    File file(const QString& path) const;

private:
    bool isWithin(const QString& canonical) const;
    File absolute(const QString& path) const;

    QStringList m_folders; ///< without links
};

} // namespace ringface::cli

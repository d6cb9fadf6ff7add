// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QString>
#include <QTime>

namespace ringface
{

/// An exception from Settings::notify. Of those that fit a visitor, the first counts.
struct NewsRule {
    enum class About { Everybody, Known, Unknown, Role, Person };

    bool tell = false; ///< or keep quiet
    About about = About::Everybody;
    Role role = Role::Delivery; ///< with About::Role
    PersonId person = 0;        ///< with About::Person
    QString camera{};           ///< empty: every camera
    QTime from{};               ///< local; invalid, as \a to: at any time
    QTime to{};                 ///< not included; before \a from: of the next day

    bool operator==(const NewsRule&) const = default;
};

} // namespace ringface

// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/notifier.h"
#include "core/library/values/values.h"
#include "ui/settings/settings.h"

#include <QDateTime>

#include <optional>

namespace ringface
{

class Library;
struct VisitEvent;

/// Whether the user wants to hear of it; \a at is when it was, local.
bool isWanted(const VisitEvent& event, const Settings& settings, const QTime& at);

/// What the desktop is to say of a recording that has been looked through and shows \a who (see eventsOf());
/// std::nullopt if \a settings leave nobody to tell of, or if it began more than an hour before \a now (UTC): a folder
/// full of old ones is no news.
std::optional<News> newsOf(const Library& library, RecordingId recording, QList<VisitEvent> who,
                           const Settings& settings, const QDateTime& now);

} // namespace ringface

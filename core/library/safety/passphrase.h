// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace ringface
{

// An encrypted library: pictures of faces and recordings, descriptors, and what was learnt from them can be read only
// with the passphrase. Names, times and places in the picture stay readable. Nobody can help who forgets it.
// Thread: any; each function opens what it needs itself.

enum class PassphraseError {
    None,
    Wrong,      ///< that is not the one it has now
    InUse,      ///< by another program
    NotWritten, ///< no room, no permission, damaged, or no memory; nothing was changed
    /// It is done, but some pictures could not be decrypted: they stay as they are stored, and so do the copies.
    SomeUnreadable,
};

/// Gives the library in \a folder another passphrase than \a now (empty: it has none); an empty \a next takes it away.
/// Writes all pictures anew when it is given the first one or loses it, which takes a while; its copies are replaced by
/// a new one. REQUIRES: no Library of this program has it open.
PassphraseError changePassphrase(const QString& folder, const QString& now, const QString& next);

/// The library in \a folder has one.
bool hasPassphrase(const QString& folder);

} // namespace ringface

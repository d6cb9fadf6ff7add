-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- Files that were taken in once, so that watched folders do not offer them again.

-- bytes, modified_ms (UTC): as they were then; a file that differs is a new one.
CREATE TABLE seen_files (
    path TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL
) WITHOUT ROWID;

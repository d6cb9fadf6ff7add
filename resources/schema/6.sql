-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- A recording that takes the program down is not tried for ever.

-- Scans that began and did not end, in a row.
ALTER TABLE recordings ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;

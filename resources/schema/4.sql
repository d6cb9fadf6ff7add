-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- A colour for a person.

-- colour: as 0xAARRGGBB, chosen by the user; 0: the one that goes with the name.
ALTER TABLE persons ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;

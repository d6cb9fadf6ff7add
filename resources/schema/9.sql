-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- A person has a colour for good: 1 to 12 of the window's. Until now 0 was one that went with the name.
UPDATE persons SET colour = 1 + (SELECT count(*) FROM persons AS before
                                 WHERE before.id < persons.id AND before.name <> '') % 12
WHERE colour = 0 AND name <> '';

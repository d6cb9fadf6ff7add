-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- A label says more than who a face is and is not: see LabelKind.
ALTER TABLE labels RENAME COLUMN is_not TO kind;
CREATE UNIQUE INDEX labels_learning ON labels (face_id) WHERE kind = 3;

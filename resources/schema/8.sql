-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- What the SVM has learnt, and its scores.

-- score: 0 where the distance decides alone.
ALTER TABLE guesses ADD COLUMN score REAL NOT NULL DEFAULT 0;

-- centre: of the crowd, as a descriptor; NULL without an SVM. limits: JSON, those that were in use.
ALTER TABLE classifiers ADD COLUMN centre BLOB;
ALTER TABLE classifiers ADD COLUMN limits TEXT NOT NULL DEFAULT '{}';
-- plane: the weights, and after them the bias, as a descriptor; NULL: is learnt anew from the samples.
ALTER TABLE classifier_samples ADD COLUMN plane BLOB;

-- All is to be learnt anew.
UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision';

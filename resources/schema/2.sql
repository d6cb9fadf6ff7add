-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- Labels that say no, roles, merged people, reasons, proposals and classifier versions.

DROP VIEW track_people;

-- name: NULL for Ignored and Unnamed ones. role: see Role. merged_into: whom this one is shown as.
CREATE TABLE new_persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT UNIQUE,
    role INTEGER NOT NULL DEFAULT 0,
    merged_into INTEGER REFERENCES persons (id) ON DELETE CASCADE
);
INSERT INTO new_persons (id, name) SELECT id, name FROM persons;
DROP TABLE persons;
ALTER TABLE new_persons RENAME TO persons;

-- A person's word, with the place of the face, so that it outlives the face's row: a later scan finds its face again
-- by time and box. is_not: the face is not that person.
CREATE TABLE new_labels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    time_ms INTEGER NOT NULL,
    x INTEGER NOT NULL, y INTEGER NOT NULL, w INTEGER NOT NULL, h INTEGER NOT NULL,
    face_id INTEGER REFERENCES faces (id) ON DELETE SET NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    is_not INTEGER NOT NULL DEFAULT 0
);
INSERT INTO new_labels (id, recording_id, time_ms, x, y, w, h, face_id, person_id)
    SELECT id, recording_id, time_ms, x, y, w, h, face_id, person_id FROM labels;
DROP TABLE labels;
ALTER TABLE new_labels RENAME TO labels;
CREATE INDEX labels_recording ON labels (recording_id);
CREATE INDEX labels_person ON labels (person_id);
CREATE INDEX labels_face ON labels (face_id);
CREATE UNIQUE INDEX labels_is ON labels (face_id) WHERE is_not = 0;
CREATE UNIQUE INDEX labels_not ON labels (face_id, person_id) WHERE is_not = 1;

ALTER TABLE faces ADD COLUMN infrared INTEGER NOT NULL DEFAULT 0;

-- Answers most questions on all faces without reading their descriptors.
DROP INDEX faces_track;
CREATE INDEX faces_track ON faces (track_id, recording_id, time_ms, quality);

-- reason: see Reason. nearest: little-endian triples int64 face, int64 person, float32 distance.
-- accepted: within the limit the user set. before_id, is_new: a change the user has not looked at yet.
ALTER TABLE guesses ADD COLUMN nearest_id INTEGER REFERENCES persons (id) ON DELETE SET NULL;
ALTER TABLE guesses ADD COLUMN match_limit REAL NOT NULL DEFAULT 0;
ALTER TABLE guesses ADD COLUMN reason INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guesses ADD COLUMN nearest BLOB;
ALTER TABLE guesses ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guesses ADD COLUMN before_id INTEGER REFERENCES persons (id) ON DELETE SET NULL;
ALTER TABLE guesses ADD COLUMN is_new INTEGER NOT NULL DEFAULT 0;

CREATE TABLE classifiers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    encoder TEXT NOT NULL,
    match_limit REAL NOT NULL
);

-- samples: all of one person, sample_count of them; see blobs.h.
CREATE TABLE classifier_samples (
    classifier_id INTEGER NOT NULL REFERENCES classifiers (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    samples BLOB NOT NULL,
    sample_count INTEGER NOT NULL,
    PRIMARY KEY (classifier_id, person_id)
);

-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- Times of day are milliseconds since 1970 UTC, times in a recording milliseconds from its first frame.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE recordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    hash BLOB,
    medium INTEGER NOT NULL,
    camera TEXT NOT NULL,
    kind TEXT NOT NULL,
    started_at INTEGER,
    time_source INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL,
    error INTEGER NOT NULL,
    scanned_ms INTEGER NOT NULL DEFAULT 0,
    scanned_with TEXT NOT NULL DEFAULT '',
    thumbnail BLOB
);
CREATE UNIQUE INDEX recordings_hash ON recordings (hash) WHERE hash IS NOT NULL;
CREATE INDEX recordings_started ON recordings (started_at);
CREATE INDEX recordings_path ON recordings (path);

-- path: little-endian int32 quintuples time, x, y, width, height.
CREATE TABLE tracks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    path BLOB NOT NULL,
    group_id INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX tracks_recording ON tracks (recording_id);
CREATE INDEX tracks_group ON tracks (group_id);

-- descriptor: little-endian float32.
CREATE TABLE faces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    time_ms INTEGER NOT NULL,
    frame INTEGER NOT NULL,
    x INTEGER NOT NULL, y INTEGER NOT NULL, w INTEGER NOT NULL, h INTEGER NOT NULL,
    quality REAL NOT NULL,
    encoder TEXT NOT NULL,
    descriptor BLOB
);
CREATE INDEX faces_track ON faces (track_id);
CREATE INDEX faces_recording ON faces (recording_id);

-- points: ten little-endian float32, pixels of the crop.
CREATE TABLE face_images (
    face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE,
    thumbnail BLOB NOT NULL,
    crop BLOB,
    points BLOB
);

CREATE TABLE persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);

-- A person's word. It keeps the place of the face, so that it outlives the face's row: a later scan finds its
-- face again by time and box.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    time_ms INTEGER NOT NULL,
    x INTEGER NOT NULL, y INTEGER NOT NULL, w INTEGER NOT NULL, h INTEGER NOT NULL,
    face_id INTEGER UNIQUE REFERENCES faces (id) ON DELETE SET NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE
);
CREATE INDEX labels_recording ON labels (recording_id);
CREATE INDEX labels_person ON labels (person_id);

CREATE TABLE guesses (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES persons (id) ON DELETE CASCADE,
    distance REAL NOT NULL,
    runner_up_id INTEGER REFERENCES persons (id) ON DELETE SET NULL,
    runner_up_distance REAL NOT NULL
);
CREATE INDEX guesses_person ON guesses (person_id);

-- Who a track is: the person most of its labelled faces name, and the classifier's guess.
CREATE VIEW track_people AS
SELECT t.id AS track_id,
       (SELECT l.person_id FROM labels l JOIN faces f ON f.id = l.face_id WHERE f.track_id = t.id
        GROUP BY l.person_id ORDER BY count(*) DESC, l.person_id LIMIT 1) AS label_id,
       g.person_id AS guess_id
FROM tracks t LEFT JOIN guesses g ON g.track_id = t.id;

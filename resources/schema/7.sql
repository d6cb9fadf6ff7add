-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- Two downloads of one event are one recording.

-- event_id: Ring's number of the event, as text, for it has up to 64 bits; empty if unknown. answered: NULL if unknown.
-- camera_source: see CameraSource.
ALTER TABLE recordings ADD COLUMN event_id TEXT NOT NULL DEFAULT '';
ALTER TABLE recordings ADD COLUMN answered INTEGER;
ALTER TABLE recordings ADD COLUMN camera_source INTEGER NOT NULL DEFAULT 0;
UPDATE recordings SET camera_source = 1 WHERE camera <> '';
CREATE INDEX recordings_event ON recordings (event_id) WHERE event_id <> '';
CREATE INDEX recordings_camera ON recordings (camera);

-- Files that hold what a recording's own file holds already.
CREATE TABLE other_files (
    hash BLOB PRIMARY KEY,
    recording_id INTEGER NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    path TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX other_files_recording ON other_files (recording_id);

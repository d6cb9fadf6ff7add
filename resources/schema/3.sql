-- SPDX-FileCopyrightText: The Ringface authors
-- SPDX-License-Identifier: Apache-2.0
-- Faces drawn by hand; quicker answers on all tracks.

-- by_hand: a person drew its face, which a scan had missed.
ALTER TABLE tracks ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;

-- Answer the questions on all tracks and faces without reading paths and descriptors.
DROP INDEX tracks_recording;
CREATE INDEX tracks_recording ON tracks (recording_id, from_ms, to_ms, group_id);
DROP INDEX faces_track;
CREATE INDEX faces_track ON faces (track_id, time_ms, quality, infrared);

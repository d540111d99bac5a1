-- What was said of a place that a street map suggested, so that nothing is asked twice, also not
-- after a newer street map.
CREATE TABLE decision (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    source       TEXT NOT NULL,
    source_id    TEXT NOT NULL,  -- the object: way/123
    verdict      TEXT NOT NULL CHECK (verdict IN ('accepted', 'not_here', 'not_for_us')),
    asset        BLOB,           -- what an accepted one became
    name         TEXT NOT NULL,  -- as the street map had it then; empty without one
    lon          REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    lat          REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    version      INTEGER NOT NULL CHECK (version >= 0),
    decided_on   TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX decision_source ON decision (source, source_id);

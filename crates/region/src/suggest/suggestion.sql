-- Places of a community that OpenStreetMap knows, for a new area.
CREATE TABLE suggestion (
    source_id TEXT PRIMARY KEY NOT NULL,  -- way/123
    version   INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    label     TEXT NOT NULL,
    ask       INTEGER NOT NULL CHECK (ask IN (0, 1)),
    name      TEXT NOT NULL,  -- empty without one
    lon       REAL NOT NULL,
    lat       REAL NOT NULL,
    outline   TEXT,           -- coordinates of a MultiPolygon, as in GeoJSON
    carried   TEXT NOT NULL CHECK (json_valid(carried)),  -- tags worth taking over
    stands_for TEXT NOT NULL CHECK (json_valid(stands_for)) -- ids of objects joined with it
) STRICT, WITHOUT ROWID;

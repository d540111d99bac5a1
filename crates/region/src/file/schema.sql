-- One region: tiles as MBTiles 1.3 (https://github.com/mapbox/mbtiles-spec), and beside them what
-- is searched and suggested. Each module adds its own tables; these are the file's own.
CREATE TABLE metadata (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Rows count from the south: 2^zoom - 1 - y.
CREATE TABLE tiles (
    zoom_level  INTEGER NOT NULL,
    tile_column INTEGER NOT NULL,
    tile_row    INTEGER NOT NULL,
    tile_data   BLOB NOT NULL
);

-- Where it all came from; one row.
CREATE TABLE source (
    file      TEXT NOT NULL,     -- name without folders
    format    TEXT NOT NULL,
    sha256    TEXT NOT NULL,     -- in hex
    size      INTEGER NOT NULL,  -- bytes
    data_date TEXT,
    area      TEXT,              -- west,south,east,north of the box kept; NULL: all
    read      TEXT NOT NULL CHECK (json_valid(read)),
    kept      TEXT NOT NULL CHECK (json_valid(kept)),
    left_out  TEXT NOT NULL CHECK (json_valid(left_out)),
    credit    TEXT NOT NULL
) STRICT;

-- The first layout of a map file.
--
-- Every record table carries the same four columns at its end:
--   removed      0 live, 1 in the bin. A field like any other, with its own stamp
--   stamp        hybrid logical clock of when the row was made:
--                milliseconds since the Unix epoch << 16 | counter
--   writer       who made it: a row of `writer`
--   field_stamps JSON object of fields edited since: {"title":[stamp,writer]}; NULL when none
-- Keys are UUIDv7 in 16 bytes. Days are ISO 8601 text (2026-11-25). Lists that are one field
-- (facilities, wanted kinds) are text, split at ';'. Geometry is WKB (ISO 13249, longitude
-- then latitude); altitudes are 64-bit floats, little-endian, one a position, NaN for none.
-- References carry no constraint: a row may arrive before the row it points to, and the
-- integrity check lists what dangles.

-- What is true of the whole map: name, uid, secret of the squares, streets …
CREATE TABLE setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- A device and the person at its keyboard; stamps point here so that a stamp stays small.
CREATE TABLE writer (
    id     INTEGER PRIMARY KEY,
    device BLOB NOT NULL CHECK (length(device) = 16),
    person TEXT NOT NULL,
    UNIQUE (device, person)
) STRICT;

-- Undo and history are one thing: what was done, in words, when and by whom.
CREATE TABLE operation (
    id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- Message code and what it is about, as JSON: {"code":"asset_added","title":"Tea urn"}.
    name     TEXT NOT NULL CHECK (json_valid(name)),
    stamp    INTEGER NOT NULL,
    writer   INTEGER NOT NULL,
    -- done: in force; undone: taken back and can be done again; dropped: taken back for good.
    state    TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    -- 0 for what cannot be undone: taking back a consent.
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1))
) STRICT;
CREATE INDEX operation_order ON operation (stamp);

-- One changed field with the value it had before; the new value is in the row itself.
-- A record that was made is one change of the field `created` (its column `removed`), old
-- value 1. Undo swaps the two values, redo swaps them again.
CREATE TABLE change (
    operation BLOB NOT NULL,
    number    INTEGER NOT NULL,
    record    BLOB NOT NULL CHECK (length(record) = 16),
    kind      TEXT NOT NULL,
    -- A column, `created`, or `tag`, `language`, `day` with the element in `element`, or
    -- `imported`: what a file said before, a JSON array of the columns of `imported`.
    field     TEXT NOT NULL,
    element   TEXT,
    old       ANY,
    PRIMARY KEY (operation, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record);

-- Anybody recorded.
CREATE TABLE person (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name           TEXT NOT NULL CHECK (trim(name) <> ''),
    phone          TEXT,
    email          TEXT,
    street         TEXT,
    house_number   TEXT,
    postcode       TEXT,
    home           BLOB,  -- WKB
    home_altitudes BLOB,
    asking         TEXT,  -- how they like to be asked, a sentence
    reach_m        REAL CHECK (reach_m IS NULL OR reach_m >= 0),
    asks_per_month INTEGER CHECK (asks_per_month IS NULL OR asks_per_month >= 0),
    met_on         TEXT,
    confirmed_on   TEXT,
    resting_until  TEXT,
    asked_not_to   INTEGER NOT NULL DEFAULT 0 CHECK (asked_not_to IN (0, 1)),
    notes          TEXT,  -- never leaves
    extra          TEXT CHECK (extra IS NULL OR json_valid(extra)),
    source         TEXT,
    source_id      TEXT,
    removed        INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp          INTEGER NOT NULL,
    writer         INTEGER NOT NULL,
    field_stamps   TEXT
) STRICT;
CREATE INDEX person_source ON person (source, source_id) WHERE source_id IS NOT NULL;

-- Something on offer.
CREATE TABLE asset (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind           TEXT NOT NULL
        CHECK (kind IN ('skill', 'group', 'institution', 'building', 'space', 'item')),
    title          TEXT NOT NULL CHECK (trim(title) <> ''),
    description    TEXT,
    own_words      TEXT,
    holder_kind    TEXT CHECK (holder_kind IN ('person', 'asset')),
    holder         BLOB,
    holder_name    TEXT,  -- as a file gave it, while nobody in the map is known by it
    geometry       BLOB,  -- WKB
    altitudes      BLOB,
    recurrence     TEXT,  -- RFC 5545 rule without its name
    capacity       INTEGER CHECK (capacity IS NULL OR capacity >= 0),
    facilities     TEXT,
    reach_m        REAL CHECK (reach_m IS NULL OR reach_m >= 0),
    asks_per_month INTEGER CHECK (asks_per_month IS NULL OR asks_per_month >= 0),
    confirmed_on   TEXT,
    resting_until  TEXT,
    extra          TEXT CHECK (extra IS NULL OR json_valid(extra)),
    source         TEXT,
    source_id      TEXT,
    removed        INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp          INTEGER NOT NULL,
    writer         INTEGER NOT NULL,
    field_stamps   TEXT
) STRICT;
CREATE INDEX asset_source ON asset (source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX asset_holder ON asset (holder) WHERE holder IS NOT NULL;

-- What somebody is looking for; an interest is a need that is never urgent.
CREATE TABLE need (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind           TEXT NOT NULL CHECK (kind IN ('need', 'interest')),
    title          TEXT NOT NULL CHECK (trim(title) <> ''),
    description    TEXT,
    kinds          TEXT,  -- wanted kinds of asset, split at ';'; NULL: anything
    geometry       BLOB,  -- WKB; NULL: the home of who said it
    altitudes      BLOB,
    within_m       REAL CHECK (within_m IS NULL OR within_m >= 0),
    how_many       INTEGER CHECK (how_many IS NULL OR how_many >= 0),
    state          TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'resting', 'met', 'withdrawn')),
    stated_by_kind TEXT CHECK (stated_by_kind IN ('person', 'asset')),
    stated_by      BLOB,
    stated_by_name TEXT,
    stated_on      TEXT,
    confirmed_on   TEXT,
    extra          TEXT CHECK (extra IS NULL OR json_valid(extra)),
    source         TEXT,
    source_id      TEXT,
    removed        INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp          INTEGER NOT NULL,
    writer         INTEGER NOT NULL,
    field_stamps   TEXT
) STRICT;
CREATE INDEX need_source ON need (source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX need_stated_by ON need (stated_by) WHERE stated_by IS NOT NULL;

-- A named area; without geometry, a community of interest.
CREATE TABLE area (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title        TEXT NOT NULL CHECK (trim(title) <> ''),
    drawn_by     TEXT,
    geometry     BLOB,  -- WKB
    altitudes    BLOB,
    extra        TEXT CHECK (extra IS NULL OR json_valid(extra)),
    source       TEXT,
    source_id    TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX area_source ON area (source, source_id) WHERE source_id IS NOT NULL;

-- Tags, languages and days: a row for each element, added and removed with its own stamp.
-- `record` is a person, an asset or a need; `number` keeps the order in which they were said.
CREATE TABLE tag (
    record  BLOB NOT NULL CHECK (length(record) = 16),
    element TEXT NOT NULL,
    number  INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp   INTEGER NOT NULL,
    writer  INTEGER NOT NULL,
    PRIMARY KEY (record, element)
) STRICT, WITHOUT ROWID;
CREATE TABLE language (
    record  BLOB NOT NULL CHECK (length(record) = 16),
    element TEXT NOT NULL,
    number  INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp   INTEGER NOT NULL,
    writer  INTEGER NOT NULL,
    PRIMARY KEY (record, element)
) STRICT, WITHOUT ROWID;
-- A part of the week: 'mon morning' … 'sun evening'.
CREATE TABLE day (
    record  BLOB NOT NULL CHECK (length(record) = 16),
    element TEXT NOT NULL,
    number  INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp   INTEGER NOT NULL,
    writer  INTEGER NOT NULL,
    PRIMARY KEY (record, element)
) STRICT, WITHOUT ROWID;

-- Who belongs to what.
CREATE TABLE link (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind         TEXT NOT NULL
        CHECK (kind IN ('belongs_to', 'meets_at', 'holds_key', 'looks_after', 'knows')),
    from_kind    TEXT NOT NULL,
    from_record  BLOB NOT NULL,
    to_kind      TEXT NOT NULL,
    to_record    BLOB NOT NULL,
    words        TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX link_from ON link (from_record);
CREATE INDEX link_to ON link (to_record);

-- One yes, as it was given; never changed (design, rule 8).
CREATE TABLE grant (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    about_kind   TEXT NOT NULL CHECK (about_kind IN ('person', 'asset', 'need')),
    about        BLOB NOT NULL,
    only_kind    TEXT CHECK (only_kind IN ('asset', 'need')),
    only_record  BLOB,
    audience     TEXT NOT NULL CHECK (audience IN ('coordinators', 'group', 'public')),
    fields       INTEGER NOT NULL CHECK (fields BETWEEN 1 AND 63),  -- words 1, name 2, contact 4, home 8, place 16, extra 32
    wording      TEXT,
    how          TEXT NOT NULL,
    given_on     TEXT NOT NULL,
    recorded_by  TEXT,
    expires_on   TEXT,  -- holds up to and including this day
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX grant_about ON grant (about);

-- A sticky mark on a grant: taken back. Rows are only ever added.
CREATE TABLE withdrawal (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    grant_id     BLOB NOT NULL,
    only_kind    TEXT CHECK (only_kind IN ('asset', 'need')),
    only_record  BLOB,
    fields       INTEGER NOT NULL CHECK (fields BETWEEN 1 AND 63),
    withdrawn_on TEXT NOT NULL,
    recorded_by  TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed = 0),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX withdrawal_grant ON withdrawal (grant_id);

-- A match somebody followed up.
CREATE TABLE connection (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    need          BLOB NOT NULL,
    other_kind    TEXT NOT NULL CHECK (other_kind IN ('asset', 'need')),
    other         BLOB NOT NULL,
    state         TEXT NOT NULL
        CHECK (state IN ('suggested', 'asked', 'agreed', 'happened', 'not_this_time')),
    why           TEXT,
    introduced_by TEXT,
    asked_on      TEXT,
    ended_on      TEXT,
    notes         TEXT,
    what_changed  TEXT,
    removed       INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp         INTEGER NOT NULL,
    writer        INTEGER NOT NULL,
    field_stamps  TEXT
) STRICT;
CREATE INDEX connection_need ON connection (need);

-- Somebody's own words, told with their permission.
CREATE TABLE story (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    teller_kind  TEXT CHECK (teller_kind IN ('person', 'asset')),
    teller       BLOB,
    words        TEXT NOT NULL CHECK (trim(words) <> ''),
    told_on      TEXT,
    audience     TEXT CHECK (audience IN ('coordinators', 'group', 'public')),
    about        TEXT CHECK (about IS NULL OR json_valid(about)),  -- JSON array of {"kind","id"}
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;

-- What residents of an area decided matters.
CREATE TABLE priority (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    area         BLOB NOT NULL,
    words        TEXT NOT NULL CHECK (trim(words) <> ''),
    decided_by   TEXT,
    decided_on   TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;

-- A note of one conversation; never leaves.
CREATE TABLE talk (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    person       BLOB NOT NULL,
    words        TEXT NOT NULL CHECK (trim(words) <> ''),
    talked_by    TEXT,
    talked_on    TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX talk_person ON talk (person);

-- A door of the neighbourhood.
CREATE TABLE door (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    street       TEXT,
    house_number TEXT,
    postcode     TEXT,
    lon          REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    lat          REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;

-- One knock at one door.
CREATE TABLE visit (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    door         BLOB NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('talked', 'no_answer', 'come_back', 'asked_not_to')),
    visited_on   TEXT,
    come_back_on TEXT,
    words        TEXT,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;
CREATE INDEX visit_door ON visit (door);

-- A photograph with a record, image metadata taken out before it is kept.
CREATE TABLE photo (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    about_kind   TEXT NOT NULL,
    about        BLOB NOT NULL,
    mime         TEXT NOT NULL,
    words        TEXT,  -- what it shows, for who cannot see it
    image        BLOB NOT NULL,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;

-- What a file last said of an imported record, so that importing again writes only what the
-- file changed. Values stay in the record; here are keyed hashes of them, field by field.
CREATE TABLE imported (
    record      BLOB PRIMARY KEY NOT NULL CHECK (length(record) = 16),
    kind        TEXT NOT NULL,
    source      TEXT NOT NULL,
    -- The id within the source, or the fingerprint of kind, title and position with a count.
    known_by    TEXT NOT NULL,
    field_hashes TEXT NOT NULL CHECK (json_valid(field_hashes)),  -- JSON object: field name to 64-bit hash in hex
    UNIQUE (source, known_by)
) STRICT;

-- The square that stands for a home, once made for an audience; it only ever grows.
CREATE TABLE cell (
    audience TEXT NOT NULL CHECK (audience IN ('group', 'public')),
    home     BLOB NOT NULL,     -- the person, or the entry that has a home of its own
    size_m   INTEGER NOT NULL,  -- 100, 200, 500, 1000, 2000, 5000; 0: none is wide enough
    PRIMARY KEY (audience, home)
) STRICT, WITHOUT ROWID;

-- Words being typed, kept every moment, outside undo.
CREATE TABLE draft (
    key      TEXT PRIMARY KEY NOT NULL,
    words    TEXT NOT NULL,   -- JSON of the form
    saved_at INTEGER NOT NULL -- milliseconds since the Unix epoch
) STRICT, WITHOUT ROWID;

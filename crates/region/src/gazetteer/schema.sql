-- What can be found: streets, places, points of interest, postcodes, houses with a name.
-- Positions are world coordinates (2^28 across, x to the east, y to the south).
CREATE TABLE doc (
    id      INTEGER PRIMARY KEY,
    kind    INTEGER NOT NULL,  -- 0 street, 1 place, 2 point, 3 postcode, 4 house
    name    TEXT NOT NULL,
    other   TEXT NOT NULL,     -- further names, one a line
    context TEXT NOT NULL,     -- where it is: suburb or village, town
    x       INTEGER NOT NULL,
    y       INTEGER NOT NULL,
    first   INTEGER NOT NULL,  -- addresses of a street: from this id on
    doors   INTEGER NOT NULL   -- so many
) STRICT;

-- One row a number; a house with several has several.
CREATE TABLE addr (
    id        INTEGER PRIMARY KEY,
    street    INTEGER NOT NULL,  -- doc
    number    TEXT NOT NULL,     -- canonical: 31a; empty for a house with a name alone
    figure    INTEGER NOT NULL,  -- 31
    unit      TEXT NOT NULL,
    text      TEXT NOT NULL,     -- as the map writes it, where that differs
    name      TEXT NOT NULL,
    postcode  INTEGER NOT NULL,  -- doc; 0 without one
    x         INTEGER NOT NULL,
    y         INTEGER NOT NULL,
    estimated INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE addr_rtree USING rtree_i32 (id, min_x, max_x, min_y, max_y);

-- Canonical words of names; the rows are those of doc. Words are parted by spaces alone: whatever a script writes with
-- marks inside a word, and letters newer than SQLite, stay one word.
CREATE VIRTUAL TABLE doc_fts USING fts5 (
    name, other, context,
    content = '', detail = column, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cn Co'"
);
CREATE VIRTUAL TABLE doc_trigram USING fts5 (
    name, content = '', columnsize = 1, tokenize = 'trigram'
);

-- Postcodes without spaces.
CREATE TABLE postcode (
    code TEXT PRIMARY KEY NOT NULL,
    doc  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each canonical word of a name once.
CREATE TABLE word (word TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;

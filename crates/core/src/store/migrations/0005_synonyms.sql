-- Words that mean the same to those who live here; the everyday word first, split at ';'.
CREATE TABLE synonyms (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    words        TEXT NOT NULL CHECK (trim(words) <> ''),
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    stamp        INTEGER NOT NULL,
    writer       INTEGER NOT NULL,
    field_stamps TEXT
) STRICT;

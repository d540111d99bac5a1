-- What texts mean, as the encoder says it. Derived: made again when it is missing, when the text is another one, or when
-- another encoder is built in. Kept here, and not beside the map, so that erasing and encrypting a map cover it.
CREATE TABLE meaning (
    kind   TEXT NOT NULL CHECK (kind IN ('asset', 'need')),
    id     BLOB NOT NULL CHECK (length(id) = 16),
    text   INTEGER NOT NULL,  -- mark of the text that was read
    model  TEXT NOT NULL,     -- the encoder
    vector BLOB NOT NULL CHECK (length(vector) = 256),
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- When somebody last looked at what there is for a need or for a search that they keep; outside undo, like drafts.
CREATE TABLE watched (
    key       TEXT PRIMARY KEY NOT NULL, -- the id of a need, or the search as JSON
    looked_at INTEGER NOT NULL           -- milliseconds since the Unix epoch
) STRICT, WITHOUT ROWID;

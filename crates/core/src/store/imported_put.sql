INSERT OR REPLACE INTO imported (record, kind, source, known_by, field_hashes)
VALUES (?1, ?2, ?3, ?4, ?5)

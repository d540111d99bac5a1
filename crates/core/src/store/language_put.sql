INSERT INTO language (record, element, number, removed, stamp, writer)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (record, element) DO UPDATE SET
    removed = excluded.removed,
    stamp = excluded.stamp,
    writer = excluded.writer

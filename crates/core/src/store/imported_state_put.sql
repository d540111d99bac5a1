INSERT OR REPLACE INTO imported (record, kind, source, known_by, field_hashes)
VALUES (
    ?1,
    json_extract(?2, '$[0]'),
    json_extract(?2, '$[1]'),
    json_extract(?2, '$[2]'),
    json_extract(?2, '$[3]')
)

SELECT id, field_stamps, NULL FROM person WHERE removed = 0 AND field_stamps IS NOT NULL
UNION ALL SELECT id, field_stamps, NULL FROM asset WHERE removed = 0 AND field_stamps IS NOT NULL
UNION ALL SELECT id, field_stamps, NULL FROM need WHERE removed = 0 AND field_stamps IS NOT NULL
UNION ALL SELECT id, field_stamps, NULL FROM area WHERE removed = 0 AND field_stamps IS NOT NULL
UNION ALL SELECT DISTINCT record, NULL, 'tags' FROM tag WHERE stamp > ?1
UNION ALL SELECT DISTINCT record, NULL, 'languages' FROM language WHERE stamp > ?1
UNION ALL SELECT DISTINCT record, NULL, 'availability' FROM day WHERE stamp > ?1

SELECT json_array(kind, source, known_by, json(field_hashes)) FROM imported
WHERE record = ?1

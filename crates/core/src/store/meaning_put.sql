INSERT INTO meaning (kind, id, text, model, vector) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (kind, id) DO UPDATE SET text = excluded.text, model = excluded.model, vector = excluded.vector

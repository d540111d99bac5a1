INSERT INTO cell (audience, home, size_m) VALUES (?1, ?2, ?3)
ON CONFLICT (audience, home) DO UPDATE SET size_m = excluded.size_m
WHERE excluded.size_m = 0 OR (cell.size_m <> 0 AND excluded.size_m > cell.size_m)

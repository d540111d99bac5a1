SELECT record, field, element, old FROM change
WHERE operation = ?1 AND (?2 IS NULL OR record = ?2) AND kind <> 'setting'
ORDER BY number
LIMIT 100

SELECT record, field, element, old FROM change
WHERE operation = ?1 AND kind <> 'setting' AND field <> 'imported'
ORDER BY number
LIMIT 100

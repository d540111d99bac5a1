SELECT record, field, element, old FROM change
WHERE record = ?2 AND operation = ?1 AND field <> 'imported'
ORDER BY number
LIMIT 100

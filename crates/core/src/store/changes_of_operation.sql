SELECT number, record, kind, field, element, old FROM change
WHERE operation = ?1
ORDER BY number

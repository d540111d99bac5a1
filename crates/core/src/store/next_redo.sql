SELECT id, name FROM operation
WHERE state = 'undone'
ORDER BY stamp
LIMIT 1

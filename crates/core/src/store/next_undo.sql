SELECT id, name FROM operation
WHERE state = 'done' AND undoable = 1
ORDER BY stamp DESC
LIMIT 1

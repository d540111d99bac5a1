SELECT operation.id, operation.name, operation.stamp, operation.state, writer.person
FROM operation
JOIN writer ON writer.id = operation.writer
WHERE ?1 IS NULL OR operation.id IN (SELECT operation FROM change WHERE record = ?1 AND field <> 'imported')
ORDER BY operation.stamp DESC
LIMIT ?2

SELECT kind, id, EXISTS (
    SELECT 1 FROM change JOIN operation ON operation.id = change.operation
    WHERE change.record = binned.id AND change.field = 'created' AND operation.state <> 'done'
)
FROM (
    SELECT 'person' AS kind, id FROM person WHERE removed = 1
    UNION ALL SELECT 'asset', id FROM asset WHERE removed = 1
    UNION ALL SELECT 'need', id FROM need WHERE removed = 1
    UNION ALL SELECT 'area', id FROM area WHERE removed = 1
) AS binned

-- Removed by somebody, not by undoing that it was made: then the field `removed` was edited.
SELECT binned.kind, binned.id, binned.title, binned.stamp FROM (
    SELECT 'person' AS kind, id, name AS title, json_extract(field_stamps, '$.removed[0]') AS stamp
    FROM person WHERE removed = 1
    UNION ALL
    SELECT 'asset', id, title, json_extract(field_stamps, '$.removed[0]')
    FROM asset WHERE removed = 1
    UNION ALL
    SELECT 'need', id, title, json_extract(field_stamps, '$.removed[0]')
    FROM need WHERE removed = 1
    UNION ALL
    SELECT 'area', id, title, json_extract(field_stamps, '$.removed[0]')
    FROM area WHERE removed = 1
) AS binned
WHERE binned.stamp IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM change JOIN operation ON operation.id = change.operation
    WHERE change.record = binned.id AND change.field = 'created' AND operation.state <> 'done'
)
ORDER BY binned.stamp DESC

SELECT
    imported.record, imported.kind, imported.known_by, imported.field_hashes,
    coalesce(person.removed, asset.removed, need.removed, area.removed, 1)
FROM imported
LEFT JOIN person ON imported.kind = 'person' AND person.id = imported.record
LEFT JOIN asset ON imported.kind = 'asset' AND asset.id = imported.record
LEFT JOIN need ON imported.kind = 'need' AND need.id = imported.record
LEFT JOIN area ON imported.kind = 'area' AND area.id = imported.record
WHERE imported.source = ?1 AND NOT EXISTS (
    SELECT 1 FROM change JOIN operation ON operation.id = change.operation
    WHERE change.record = imported.record
        AND change.field = 'created'
        AND operation.state <> 'done'
)

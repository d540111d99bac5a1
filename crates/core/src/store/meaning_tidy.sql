DELETE FROM meaning
WHERE model <> ?1
   OR (kind = 'asset' AND id NOT IN (SELECT id FROM asset WHERE removed = 0))
   OR (kind = 'need' AND id NOT IN (SELECT id FROM need WHERE removed = 0))

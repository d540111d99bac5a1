SELECT
    (SELECT count(*) FROM asset WHERE removed = 0 AND NOT EXISTS (
        SELECT 1 FROM meaning WHERE kind = 'asset' AND meaning.id = asset.id AND model = ?1))
  + (SELECT count(*) FROM need WHERE removed = 0 AND NOT EXISTS (
        SELECT 1 FROM meaning WHERE kind = 'need' AND meaning.id = need.id AND model = ?1))

SELECT doc.id, kind, doc.name, doc.other, doc.context, x, y, first, doors
FROM (SELECT rowid, rank FROM doc_fts WHERE doc_fts MATCH ?1 AND rank MATCH 'bm25(10.0, 4.0, 1.0)'
      ORDER BY rank LIMIT ?2) AS found
JOIN doc ON doc.id = found.rowid

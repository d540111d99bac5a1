SELECT doc.id, kind, doc.name, other, context, x, y, first, doors
FROM (SELECT rowid, rank FROM doc_trigram WHERE doc_trigram MATCH ?1 ORDER BY rank LIMIT ?2) AS found
JOIN doc ON doc.id = found.rowid

SELECT addr.x, addr.y, number, text, unit, addr.name, doc.name,
       coalesce((SELECT name FROM doc WHERE id = addr.postcode), ''), estimated
FROM addr JOIN doc ON doc.id = addr.street ORDER BY addr.id

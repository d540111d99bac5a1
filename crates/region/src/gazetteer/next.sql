SELECT addr.id, street, figure, addr.x, addr.y, number, text, unit, addr.name, doc.name,
       coalesce((SELECT name FROM doc WHERE id = addr.postcode), ''), estimated
FROM doc JOIN addr ON addr.id BETWEEN doc.first AND doc.first + doc.doors - 1
WHERE doc.id = ?1 AND figure > ?2 AND figure % 2 = ?2 % 2 AND figure > 0
ORDER BY figure ASC, number LIMIT 1

SELECT addr.id, street, figure, addr.x, addr.y, number, text, unit, addr.name, doc.name,
       coalesce((SELECT name FROM doc WHERE id = addr.postcode), ''), estimated
FROM addr_rtree JOIN addr USING (id) JOIN doc ON doc.id = addr.street
WHERE min_x >= ?1 AND max_x <= ?2 AND min_y >= ?3 AND max_y <= ?4
LIMIT 5000

INSERT INTO change (operation, number, record, kind, field, element, old)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)

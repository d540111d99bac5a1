INSERT INTO operation (id, name, stamp, writer, state, undoable)
VALUES (?1, ?2, ?3, ?4, 'done', ?5)

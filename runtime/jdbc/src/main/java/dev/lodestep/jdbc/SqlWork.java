package dev.lodestep.jdbc;

import java.sql.SQLException;

/** Something that is done on a session. */
@FunctionalInterface
interface SqlWork<T> {
    T on(Session session) throws SQLException;
}

package dev.lodestep.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that is done on a connection. */
@FunctionalInterface
interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
}

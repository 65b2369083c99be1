/**
 * Stores on JDBC. Knows {@code java.sql} and the store contract; the driver is the user's dependency. What runs mean is not known here.
 *
 * <p>{@link dev.lodestep.jdbc.SqliteStore} keeps runs in one SQLite file: one connection writes behind a fair lock, others read. A
 * transactional step has a connection of its own and keeps that lock while it runs.
 *
 * <p>{@link dev.lodestep.jdbc.PostgresStore} keeps them in a PostgreSQL database for any number of processes; its statements are in a package
 * of their own.
 */
@NullMarked
package dev.lodestep.jdbc;

import org.jspecify.annotations.NullMarked;

package dev.lodestep.jdbc.postgres;

import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.UnreadableRowException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in words, and by type, what a failure of the database means for whoever runs a store. */
final class PostgresErrors {
    private final TableNames names;

    PostgresErrors(TableNames names) {
        this.names = names;
    }

    /** What a failure means for a call on an open store: its outcome is unknown. */
    StoreUnavailableException whileRunning(String what, SQLException e) {
        return new StoreUnavailableException(
                "could not " + what + " in PostgreSQL, " + names.describe() + ": " + why(e) + " (SQLSTATE "
                        + Blame.state(e) + ": " + firstLine(e) + ")",
                e);
    }

    /** What a failure means while a store is opened or its schema brought up to date. */
    RuntimeException whileOpening(String what, SQLException e) {
        String state = Blame.state(e);
        boolean mustBeMended = state.startsWith("28")
                || state.startsWith("3D")
                || state.startsWith("3F")
                || state.startsWith("42")
                || state.equals("25006");
        return mustBeMended
                ? new StoreConfigurationException(
                        "could not " + what + ", " + names.describe() + ": " + why(e) + " (SQLSTATE " + state + ": "
                                + firstLine(e) + ")",
                        e)
                : whileRunning(what, e);
    }

    private String why(SQLException e) {
        return switch (Blame.state(e)) {
            case "25006" ->
                "the server is read-only, such as a standby; connect to the primary only, and let connections to a former"
                        + " one be closed";
            case "28000", "28P01" -> "the server refuses the user or the password; correct the data source";
            case "3D000" -> "there is no such database; correct the data source";
            case "3F000", "42P01", "42703" -> missingTables();
            case "42501" ->
                "the user lacks a right; GRANT USAGE ON SCHEMA " + names.schema()
                        + " and GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + names.schema()
                        + " to it";
            case "53100" -> "the server's disk is full; free some space, nothing else is needed";
            case "53300" ->
                "the server takes no more connections; lower the sizes of the pools or raise max_connections";
            case "40001", "40P01", "55P03" ->
                "another transaction holds what it needs; find out which one stays open for so long"
                        + " (pg_stat_activity, state idle in transaction)";
            case "57014" -> "the server cancelled it; raise statement_timeout, or find out what slows the server down";
            default -> whyOfClass(Blame.state(e));
        };
    }

    private static String whyOfClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> "the connection broke or the server stopped; work goes on by itself when it is back";
            case "53" -> "the server is short of memory, disk or connections";
            case "58", "XX" -> "the server failed; look into its log";
            case "" -> "no connection could be had; give the store a larger pool, or look whether the server is up";
            default -> "the server answered with an error";
        };
    }

    String missingTables() {
        return "its tables are not there, or not all; call PostgresStore.migrate once with a role that may create them, or"
                + " run the text of PostgresStore.script with your own tool";
    }

    /** A write that the server will never take. */
    static String refusal(SQLException e) {
        return "PostgreSQL cannot hold it (SQLSTATE " + Blame.state(e) + "): " + firstLine(e);
    }

    /** A row that this version cannot read. */
    UnreadableRowException unreadable(String row, @Nullable Exception cause) {
        return new UnreadableRowException(
                row + " in PostgreSQL, " + names.describe() + ", cannot be read: it was written by a newer version or"
                        + " damaged; use the newer version, or restore the row from a backup"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")"),
                cause);
    }

    StoreUnavailableException ended(String reason) {
        return new StoreUnavailableException(
                "the store in PostgreSQL, " + names.describe() + ", " + reason + "; open a new one", null);
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

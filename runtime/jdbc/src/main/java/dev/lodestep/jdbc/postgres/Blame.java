package dev.lodestep.jdbc.postgres;

import java.sql.SQLException;
import java.util.Objects;

/** Who is to blame for a failure, told by its SQLSTATE; that decides what happens next. */
enum Blame {
    /** Another transaction was in the way: the same again, alone, soon. */
    RIVAL,
    /** The data of one write: it will never succeed; the others of its batch are not concerned. */
    DATA,
    /** The server, the network, the installation: the outcome is unknown, the same again when the store is back. */
    STORE;

    static Blame of(SQLException e) {
        String state = state(e);
        return switch (state) {
            case "40001", "40P01", "55P03" -> RIVAL;
            default ->
                // data exceptions, violated constraints, limits of the program such as the size of an index row
                state.startsWith("22") || state.startsWith("23") || state.startsWith("54") ? DATA : STORE;
        };
    }

    static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }
}

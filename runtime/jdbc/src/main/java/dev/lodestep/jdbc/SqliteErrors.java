package dev.lodestep.jdbc;

import dev.lodestep.runtime.LodestepException;
import dev.lodestep.runtime.StoreConfigurationException;
import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.UnreadableRowException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Says in words, and by type, what SQLite's result codes mean for whoever runs a store. */
final class SqliteErrors {
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int NOTADB = 26;

    private final Path file;

    SqliteErrors(Path file) {
        this.file = file;
    }

    /** Whether the data of one write is to blame, not the state of the store. */
    static boolean isAboutData(SQLException e) {
        int code = e.getErrorCode();
        return code == TOOBIG || code == CONSTRAINT || code == MISMATCH;
    }

    static boolean isBusy(SQLException e) {
        return e.getErrorCode() == BUSY || e.getErrorCode() == LOCKED;
    }

    /** What a failure means while the store is being opened. */
    LodestepException whileOpening(SQLException e) {
        return switch (e.getErrorCode()) {
            case NOTADB -> configuration("is not a SQLite database (or an encrypted one); choose another path", e);
            case CORRUPT -> configuration("is damaged; restore it from a backup", e);
            case READONLY, PERM ->
                configuration("cannot be written; give this process the right to write the file and its folder", e);
            case CANTOPEN ->
                configuration(
                        "cannot be opened; give this process the right to read and write the file and its folder", e);
            default -> whileRunning("open the store", e);
        };
    }

    /** What a failure means for a call on an open store. */
    StoreUnavailableException whileRunning(String what, SQLException e) {
        String why = switch (e.getErrorCode()) {
            case BUSY, LOCKED ->
                "another process holds its write lock; find out which one does so for seconds,"
                        + " such as a frozen process or a database tool with an open transaction";
            case FULL -> "the disk is full; free some space, nothing else is needed";
            case READONLY, PERM ->
                "it cannot be written any more; give this process back the right to write" + " the file and its folder";
            case IOERR, CANTOPEN ->
                "the disk or the file failed; look into the system's log, and whether the"
                        + " file was moved or deleted";
            case CORRUPT, NOTADB ->
                "the file is damaged or was replaced; stop all processes that use it and" + " restore it from a backup";
            default -> "SQLite answered with an error";
        };
        return new StoreUnavailableException(
                "could not " + what + " in " + file + ": " + why + " (" + e.getMessage() + ")", e);
    }

    /** A row that this version cannot read. */
    UnreadableRowException unreadable(String row, Exception cause) {
        return new UnreadableRowException(
                row + " in " + file + " cannot be read: it was written by a newer version or damaged; use the newer"
                        + " version, or restore the row from a backup (" + cause.getMessage() + ")",
                cause);
    }

    StoreUnavailableException heldByStep(Duration since) {
        return new StoreUnavailableException(
                "a transactional step has held the write lock of " + file + " for " + since.toMillis()
                        + " ms; keep transactional steps short, and let none wait for the engine or for others",
                null);
    }

    StoreUnavailableException stepTookTooLong() {
        return new StoreUnavailableException(
                "a transactional step was rolled back: others waited for the write lock of " + file
                        + ", which it had held for too long, or the store was closed; do in it only what belongs together",
                null);
    }

    /** The path does not lead to the file that was opened. */
    StoreUnavailableException moved() {
        return new StoreUnavailableException(
                file
                        + " was moved, deleted or replaced since it was opened, and what is written now would be lost: put it"
                        + " back, or stop all processes that use it and start them again",
                null);
    }

    StoreUnavailableException closed() {
        return new StoreUnavailableException("the store on " + file + " is closed; open a new one", null);
    }

    private StoreConfigurationException configuration(String problem, SQLException e) {
        return new StoreConfigurationException(
                file + " " + problem + "; nothing was changed (" + e.getMessage() + ")", e);
    }
}

package dev.lodestep.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that holds the exclusive lock of a SQLite file until its input ends. */
final class LockingProcess {
    private LockingProcess() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = sql.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            System.out.println(WorkerProcess.READY);
            while (System.in.read() >= 0) {
                // until the input ends
            }
            statement.execute("ROLLBACK");
        }
    }
}

package dev.lodestep.verification.chaos.work;

import dev.lodestep.StepContext;
import dev.lodestep.verification.chaos.audit.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Effects in a file of each process, outside of every store, and in a table of the store's database. After each one the step dwells for a
 * moment, so that there is time to die between the effect and its record.
 */
public final class EffectLog implements Effects, AutoCloseable {
    private static final String ENDING = ".effects";
    private static final long LONGEST_DWELL_NANOS = 8_000_000;

    private final String process;
    private final String table;
    private final Lines lines;

    /** Those of one process: in a file of that folder, and in that table. */
    public EffectLog(Path folder, String process, String table) throws IOException {
        this.process = process;
        this.table = table;
        this.lines = new Lines(folder.resolve(process + ENDING));
    }

    /** The SQL that makes the table, in PostgreSQL and SQLite. */
    public static String tableOf(String name) {
        return "CREATE TABLE " + name + " (at bigint NOT NULL, process text NOT NULL, run text NOT NULL,"
                + " unit text NOT NULL, attempt integer NOT NULL, effect_key text NOT NULL)";
    }

    @Override
    public void leave(String unit, StepContext step) {
        lines.append(System.currentTimeMillis(), process, step.runId(), unit, step.attempt(), step.idempotencyKey());
        dwell();
    }

    @Override
    public void leave(String unit, StepContext step, Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, System.currentTimeMillis());
            insert.setString(2, process);
            insert.setString(3, step.runId());
            insert.setString(4, unit);
            insert.setInt(5, step.attempt());
            insert.setString(6, step.idempotencyKey());
            insert.executeUpdate();
        }
        dwell();
    }

    private static void dwell() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_DWELL_NANOS));
    }

    /** What all processes left in their files. */
    public static List<Effect> read(Path folder) throws IOException {
        List<Effect> effects = new ArrayList<>();
        for (String[] line : Lines.read(folder, ENDING)) {
            effects.add(
                    new Effect(Long.parseLong(line[0]), line[1], line[2], line[3], Integer.parseInt(line[4]), line[5]));
        }
        return effects;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package dev.lodestep.verification.workflows;

import dev.lodestep.Repeat;
import dev.lodestep.Step;
import dev.lodestep.Until;
import dev.lodestep.Workflow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A migration in chunks, each committed with its checkpoint, as many as it takes. */
@Workflow
public class DataMigration {
    private final Consumer<String> calls;

    public DataMigration(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Job(String table, int rows, int chunk) {}

    public record Cursor(int at, int rows, int chunk) {}

    public record Switched(String table, int copied) {}

    @Step
    Cursor prepare(Job j) {
        calls.accept("prepare");
        return new Cursor(0, j.rows(), j.chunk());
    }

    @Step(pivot = true)
    @Repeat(max = Repeat.UNBOUNDED)
    Cursor copy(Cursor c, Connection con) throws SQLException {
        calls.accept("copy " + c.at());
        int next = Math.min(c.rows(), c.at() + c.chunk());
        LedgerTable.add(con, "rows from " + c.at(), next - c.at());
        return new Cursor(next, c.rows(), c.chunk());
    }

    @Until("copy")
    boolean done(Cursor c) {
        return c.at() >= c.rows();
    }

    @Step
    Switched switchOver(Cursor c, Job j) {
        calls.accept("switch over");
        return new Switched(j.table(), c.at());
    }
}

package dev.lodestep.verification.workflows;

import dev.lodestep.ForEach;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.Workflow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Some bookings, several at once, each in its transaction, between steps that are none; a test does what it likes in the middle of one. */
@Workflow
public class Bookings {
    private final InTheMiddle middle;

    public Bookings(InTheMiddle middle) {
        this.middle = middle;
    }

    /** What happens after a row was written, and before the step returns. */
    @FunctionalInterface
    public interface InTheMiddle {
        void of(String entry, Connection connection, StepContext step) throws SQLException, InterruptedException;
    }

    public record Order(List<String> entries) {}

    public record Entry(String name) {}

    public record Booked(String name) {}

    public record Told(String name) {}

    @Step
    List<Entry> split(Order o) {
        return o.entries().stream().map(Entry::new).toList();
    }

    @Step
    @Timeout("1s")
    @Retry(maxAttempts = 3, initial = "1ms", jitter = 0)
    Booked book(@ForEach(maxConcurrency = 4) Entry e, Connection c, StepContext step)
            throws SQLException, InterruptedException {
        LedgerTable.add(c, step.runId() + " " + e.name(), 1);
        middle.of(e.name(), c, step);
        return new Booked(e.name());
    }

    @Step
    Told tell(@ForEach(maxConcurrency = 4) Booked b) {
        return new Told(b.name());
    }

    @Step
    String end(List<Told> all) {
        return String.join(" ", all.stream().map(Told::name).toList());
    }
}

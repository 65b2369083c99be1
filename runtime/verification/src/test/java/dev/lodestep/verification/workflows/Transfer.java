package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Workflow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** A transfer whose bookings, and their undoing, are transactions, beside steps that are none; what goes wrong is in the order. */
@Workflow
public class Transfer {
    private final Consumer<String> calls;

    public Transfer(Consumer<String> calls) {
        this.calls = calls;
    }

    /**
     * A transfer.
     *
     * @param failures how many attempts fail after they have written
     * @param noted whether a note is written
     * @param unnotable whether that fails for good
     * @param refused whether the transfer is refused in the end
     */
    public record Order(String id, long cents, int failures, boolean noted, boolean unnotable, boolean refused) {}

    public record Debited(String id) {}

    public record Screened(String id) {}

    public record Noted(String text) {}

    public record Done(String id, String note) {}

    @Step
    @Retry(maxAttempts = 3, initial = "1ms", jitter = 0)
    Debited debit(Order o, Connection c, StepContext step) throws SQLException {
        calls.accept("debit");
        LedgerTable.add(c, "debit " + o.id(), -o.cents());
        fail(step.attempt() <= o.failures());
        return new Debited(o.id());
    }

    @Compensate("debit")
    @Retry(maxAttempts = 3, initial = "1ms", jitter = 0)
    void undebit(Debited d, Order o, Connection c, StepContext step) throws SQLException {
        calls.accept("undo debit");
        LedgerTable.add(c, "undone " + d.id(), o.cents());
        fail(step.attempt() <= o.failures());
    }

    @Step
    @Parallel
    Screened screen(Debited d) {
        calls.accept("screen");
        return new Screened(d.id());
    }

    @Step
    @Parallel
    @Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
    Noted note(Debited d, Order o, Connection c) throws SQLException {
        calls.accept("note");
        LedgerTable.add(c, "note " + d.id(), 0);
        fail(o.unnotable());
        return new Noted("noted");
    }

    @OnlyIf("note")
    boolean noted(Order o) {
        return o.noted();
    }

    @Recover("note")
    Noted unnoted(IllegalStateException e, Debited d) {
        calls.accept("recover note");
        return new Noted("not noted");
    }

    @Step
    @Retry(maxAttempts = 1)
    Done settle(Screened s, Optional<Noted> n, Order o) {
        calls.accept("settle");
        fail(o.refused());
        return new Done(s.id(), n.map(Noted::text).orElse("-"));
    }

    private static void fail(boolean really) {
        if (really) {
            throw new IllegalStateException("as ordered");
        }
    }
}

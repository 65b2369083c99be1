package dev.lodestep.verification.workflows;

import dev.lodestep.Compensate;
import dev.lodestep.ForEach;
import dev.lodestep.RateLimit;
import dev.lodestep.Recover;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Workflow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Payouts that are each booked in a transaction of their own, sent at a limited rate, and settled for good: one that bounces is a value, not
 * a failure.
 */
@Workflow
public class BatchPayout {
    private final Consumer<String> calls;

    public BatchPayout(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Batch(List<Payout> payouts) {}

    public record Payout(String to, long cents) {}

    public record Booked(String to, long cents) {}

    public sealed interface Sent permits Ok, Bounced {}

    public record Ok(String to, String key) implements Sent {}

    public record Bounced(String to, String why) implements Sent {}

    public record Totals(int sent, int bounced, long cents) {}

    @Step
    List<Payout> expand(Batch b) {
        calls.accept("expand");
        return b.payouts();
    }

    @Step
    Booked book(@ForEach(maxConcurrency = 1) Payout p, Connection c) throws SQLException {
        calls.accept("book " + p.to());
        LedgerTable.add(c, p.to(), p.cents());
        return new Booked(p.to(), p.cents());
    }

    @Compensate("book")
    void unbook(Booked b, Payout p, Connection c) throws SQLException {
        calls.accept("unbook " + b.to());
        LedgerTable.remove(c, p.to());
    }

    @Step
    @RateLimit("20/s")
    Sent send(@ForEach(maxConcurrency = 20) Booked b, StepContext step) {
        calls.accept("send " + b.to());
        return new Ok(b.to(), step.idempotencyKey());
    }

    @Recover("send")
    Sent bounced(Exception e, Booked b) {
        calls.accept("bounced " + b.to());
        return new Bounced(b.to(), String.valueOf(e.getMessage()));
    }

    @Step(pivot = true)
    Totals settle(List<Sent> s, Connection c) throws SQLException {
        calls.accept("settle");
        int bounced = (int) s.stream().filter(Bounced.class::isInstance).count();
        return new Totals(s.size() - bounced, bounced, LedgerTable.total(c));
    }
}

import dev.lodestep.*;
import java.sql.Connection;
import java.util.*;

/** Each element books in its own transaction; a bounced one is a value; after the pivot nothing is undone. */
@Workflow
class BatchPayout {
    record Batch(List<Payout> payouts) {}

    record Payout(String iban, long cents) {}

    record Booked(String id) {}

    sealed interface Sent permits Ok, Bounced {}

    record Ok(String id) implements Sent {}

    record Bounced(String why) implements Sent {}

    record Totals(int ok, int bounced) {}

    //= expand (b = input)
    @Step
    List<Payout> expand(Batch b) {
        return b.payouts();
    }

    //= book <- expand (p = each of expand)
    @Step
    Booked book(@ForEach(maxConcurrency = 1) Payout p, Connection c) {
        return new Booked(p.iban());
    }

    @Compensate("book")
    void unbook(Booked b, Payout p, Connection c) {}

    //= send <- book (b = each of book)
    @Step
    @RateLimit("20/s")
    Sent send(@ForEach(maxConcurrency = 20) Booked b, StepContext step) {
        return new Ok(step.idempotencyKey());
    }

    @Recover("send")
    Sent bounced(Exception e, Booked b) {
        return new Bounced(b.id() + e.getMessage());
    }

    //= settle <- send (s = send)
    @Step(pivot = true)
    Totals settle(List<Sent> s, Connection c) {
        return new Totals(s.size(), 0);
    }
}

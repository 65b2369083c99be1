import dev.lodestep.*;
import java.time.Instant;
import java.util.*;

@Workflow
class DeadlineOfNobody {
    record Loan(int amount, Instant until) {}
    record Vote(boolean yes) {}

    @WaitForSignal(timeout = "14d")
    String decide(Optional<Vote> vote, Loan loan) {
        return vote.isPresent() ? "decided" : "expired";
    }

    //! unknown-step: 'until' is the deadline of 'decision', but there is no such node
    @Due("decision")
    Instant until(Loan loan) {
        return loan.until();
    }

    //! unknown-step: 'valid' looks at what is sent to 'vote', but there is no such node
    @Check("vote")
    void valid(Vote vote) {}
}

import dev.lodestep.*;
import java.time.*;
import java.util.*;

/** Two of three approvers: a quorum is one node that asks several times; the deadline is one for all. */
@Workflow
class LoanOfThree {
    sealed interface Verdict permits Granted, Refused, Expired {}

    record Granted(List<String> by) implements Verdict {}

    record Refused(String by) implements Verdict {}

    record Expired() implements Verdict {}

    record Loan(int amount) {}

    record Score(int points) {}

    record Vote(String by, boolean yes) {}

    record Votes(List<Vote> all) {}

    record Contract(String text) {}

    record Refusal(String text) {}

    record Outcome(String text) {}

    //= score (l = input)
    @Step
    Score score(Loan l) {
        return new Score(l.amount());
    }

    //= quorum <- score (s = score)
    @Step
    @WaitForSignal(signal = "vote")
    Pausable<Verdict, Votes> quorum(Optional<Vote> v, @Carry Optional<Votes> soFar, Score s) {
        return soFar.isEmpty() ? Pausable.ask(new Votes(List.of())) : Pausable.done(new Expired());
    }

    @Due("quorum")
    Instant due(Loan l) {
        return Instant.EPOCH.plus(Duration.ofDays(l.amount()));
    }

    @Check("quorum")
    void once(Vote v, @Carry Optional<Votes> soFar) {
        if (soFar.isPresent() && soFar.get().all().contains(v)) {
            throw new IllegalArgumentException(v.by() + " has voted");
        }
    }

    //= contract <- quorum (g = quorum, l = input)
    @Step
    Contract contract(Granted g, Loan l) {
        return new Contract(g.by() + " " + l.amount());
    }

    //= refuse <- quorum (r = quorum)
    @Step
    Refusal refuse(Refused r) {
        return new Refusal(r.by());
    }

    //= expire <- quorum (e = quorum)
    @Step
    Refusal expire(Expired e) {
        return new Refusal("too late");
    }

    @Result
    Outcome outcome(Optional<Contract> c, Optional<Refusal> r) {
        return new Outcome("" + c + r);
    }
}

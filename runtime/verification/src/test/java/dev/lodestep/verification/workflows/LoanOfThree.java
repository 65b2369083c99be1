package dev.lodestep.verification.workflows;

import dev.lodestep.Carry;
import dev.lodestep.Check;
import dev.lodestep.Due;
import dev.lodestep.Pausable;
import dev.lodestep.Result;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A loan that two of three approvers decide on: a quorum is one node that asks several times, with one deadline for all. */
@Workflow
public class LoanOfThree {
    private static final int QUORUM = 2;

    private final Consumer<String> calls;

    public LoanOfThree(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Loan(String who, int amount, Instant until) {}

    public record Score(int points) {}

    public record Vote(String by, boolean yes) {}

    public record Votes(List<Vote> given) {
        Votes with(Vote vote) {
            return new Votes(Stream.concat(given.stream(), Stream.of(vote)).toList());
        }

        boolean decide(boolean yes) {
            return given.stream().filter(each -> each.yes() == yes).count() >= QUORUM;
        }
    }

    public sealed interface Verdict permits Granted, Refused, Expired {}

    public record Granted(int rate) implements Verdict {}

    public record Refused(List<String> by) implements Verdict {}

    public record Expired(int votes) implements Verdict {}

    public record Contract(String text) {}

    public record Refusal(String text) {}

    public record Outcome(String text) {}

    @Step
    Score score(Loan l) {
        calls.accept("score");
        return new Score(l.amount() / 100);
    }

    @Step
    @WaitForSignal(signal = "vote")
    Pausable<Verdict, Votes> quorum(Optional<Vote> v, @Carry Optional<Votes> soFar, Score s) {
        calls.accept("quorum " + v.map(Vote::by).orElse("-"));
        if (soFar.isEmpty()) {
            return Pausable.ask(new Votes(List.of()));
        }
        if (v.isEmpty()) {
            return Pausable.done(new Expired(soFar.get().given().size()));
        }
        Votes votes = soFar.get().with(v.get());
        if (votes.decide(true)) {
            return Pausable.done(new Granted(s.points()));
        }
        return votes.decide(false)
                ? Pausable.done(new Refused(votes.given().stream()
                        .filter(each -> !each.yes())
                        .map(Vote::by)
                        .toList()))
                : Pausable.ask(votes);
    }

    @Due("quorum")
    Instant due(Loan l) {
        calls.accept("due");
        return l.until();
    }

    @Check("quorum")
    void once(Vote v, @Carry Optional<Votes> soFar) {
        boolean again = soFar.stream()
                .flatMap(votes -> votes.given().stream())
                .anyMatch(each -> each.by().equals(v.by()));
        if (again) {
            throw new IllegalArgumentException(v.by() + " has voted already");
        }
    }

    @Step
    Contract contract(Granted g, Loan l) {
        calls.accept("contract");
        return new Contract(l.who() + " at " + g.rate());
    }

    @Step
    Refusal refuse(Refused r, Loan l) {
        calls.accept("refuse");
        return new Refusal(l.who() + " refused by " + String.join(" and ", r.by()));
    }

    @Step
    Refusal expire(Expired e) {
        calls.accept("expire");
        return new Refusal("expired with votes: " + e.votes());
    }

    @Result
    Outcome outcome(Optional<Contract> c, Optional<Refusal> r) {
        return new Outcome(c.map(Contract::text).or(() -> r.map(Refusal::text)).orElseThrow());
    }
}

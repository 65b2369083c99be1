package dev.lodestep.samples.billing;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets months pass in no time: whenever all subscriptions sleep, the clock jumps to where the first one wakes up. */
final class TimeLapse {
    private final JumpingClock clock;
    private final SubscriptionBillingClient subscriptions;

    TimeLapse(JumpingClock clock, SubscriptionBillingClient subscriptions) {
        this.clock = clock;
        this.subscriptions = subscriptions;
    }

    /** Returns when it is that time, and nothing is left to do before it. */
    void until(Instant end) throws InterruptedException {
        Optional<Instant> next = nextDue();
        while (next.isPresent() && !next.get().isAfter(end)) {
            clock.jumpTo(next.get());
            next = nextDue();
        }
        clock.jumpTo(end);
    }

    /** When the first one wakes up; empty when all have ended. */
    private Optional<Instant> nextDue() throws InterruptedException {
        List<RunSummary> runs = living();
        while (runs.stream().anyMatch(this::isMoving)) {
            Thread.sleep(2);
            runs = living();
        }
        return runs.stream().flatMap(run -> run.dueAt().stream()).min(Comparator.naturalOrder());
    }

    private List<RunSummary> living() {
        return subscriptions
                .list(RunQuery.all().in(RunStatus.RUNNING, RunStatus.WAITING))
                .runs();
    }

    private boolean isMoving(RunSummary run) {
        return run.status() == RunStatus.RUNNING
                || run.dueAt().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }
}

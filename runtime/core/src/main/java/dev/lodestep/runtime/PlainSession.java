package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.attempt.SignalChecks;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.ByHand;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.Place;
import dev.lodestep.runtime.machine.Planner;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls that a caller of the plain runner makes: each brings a state to where it ends or waits, and says so as an outcome. */
final class PlainSession<I, O> {
    private final WorkflowMachine<I, O> machine;
    private final Environment environment;

    private PlainSession(WorkflowMachine<I, O> machine, Environment environment) {
        this.machine = machine;
        this.environment = environment;
    }

    static <I, O> PlainSession<I, O> of(WorkflowMachine<I, O> machine) {
        return new PlainSession<>(machine, machine.environment());
    }

    Outcome<O> start(@Nullable I input) {
        if (input == null && machine.definition().input().isPresent()) {
            throw new NullPointerException(machine.definition().version() + " needs an input");
        }
        String runId = new UUID(environment.randomLong(), environment.randomLong()).toString();
        PlainRun run = run(runId, RunState.started(machine.definition(), input), environment.now());
        run.tell(new RunEvent.RunStarted(runId));
        return advance(runId, run);
    }

    Outcome<O> signal(String runId, RunState state, String signal, Object payload) {
        List<Work.Await> waits = waits(state);
        Work.Await wait = waits.stream()
                .filter(open -> open.signal().name().equals(signal))
                .findFirst()
                .orElseThrow(() -> new SignalNotExpectedException("run '" + runId + "' does not wait for '" + signal
                        + "'; it waits for "
                        + (waits.isEmpty()
                                ? "no signal"
                                : waits.stream()
                                        .map(open -> open.signal().name())
                                        .toList())));
        SignalPayload.encode(machine.definition().version(), signal, payloadCodec(wait), payload, machine.mapper());
        SignalChecks.check(machine, runId, state, signal, payload);
        return resume(runId, state, environment.now(), new Entry.Signalled(wait.place(), 0, payload));
    }

    Outcome<O> onTime(String runId, RunState state, Instant now) {
        PlainRun run = run(runId, state, now);
        run.tell(new RunEvent.RunResumed(runId));
        return advance(runId, run);
    }

    Outcome<O> retry(String runId, RunState state) {
        if (state.parked().isEmpty()) {
            throw new SignalNotExpectedException("run '" + runId + "' is not parked: there is nothing to retry");
        }
        return resume(runId, state, environment.now(), new Entry.Retried(0));
    }

    Outcome<O> go(String runId, RunState state) {
        if (state.parked().isEmpty()) {
            throw new SignalNotExpectedException("run '" + runId + "' is not parked: it needs no go");
        }
        return resume(runId, state, environment.now(), new Entry.WentOn(0, Note.NONE));
    }

    Outcome<O> decide(String runId, RunState state, Place place, boolean skips, @Nullable Object value) {
        Optional<String> refusal = skips ? ByHand.refusesSkip(state, place) : ByHand.refusesResult(state, place);
        if (refusal.isPresent()) {
            throw new InterventionRefusedException("'" + place + "' of run '" + runId + "' cannot be "
                    + (skips ? "skipped" : "given a result") + " by hand: " + refusal.get());
        }
        Entry.ByOperator decision =
                skips ? new Entry.SkippedByHand(place, 0, Note.NONE) : new Entry.Supplied(place, 0, value, Note.NONE);
        new EntryCodec(machine.definition(), machine.mapper()).decision(decision); // refuses what cannot be stored
        return resume(runId, state, environment.now(), decision);
    }

    Outcome<O> cancel(String runId, RunState state, CancelMode mode) {
        return state.ending().isPresent()
                ? outcome(runId, state, List.of())
                : resume(runId, state, environment.now(), new Entry.Cancelled(0, mode));
    }

    private Outcome<O> resume(String runId, RunState state, Instant now, Entry first) {
        PlainRun run = run(runId, state, now);
        run.tell(new RunEvent.RunResumed(runId));
        run.record(first);
        return advance(runId, run);
    }

    private PlainRun run(String runId, RunState state, Instant now) {
        return new PlainRun(machine, environment, runId, state, now);
    }

    private Outcome<O> advance(String runId, PlainRun run) {
        run.advance();
        return outcome(runId, run.state(), run.thrown());
    }

    @SuppressWarnings("unchecked") // the generated method takes what the wait takes
    private static Codec<Object> payloadCodec(Work.Await wait) {
        return (Codec<Object>) wait.signal().payload();
    }

    private static List<Work.Await> waits(RunState state) {
        return Planner.next(state).stream()
                .filter(Work.Await.class::isInstance)
                .map(Work.Await.class::cast)
                .toList();
    }

    @SuppressWarnings("unchecked") // the definition's own result
    private Outcome<O> outcome(String runId, RunState state, List<PlainRun.Thrown> thrown) {
        Snapshot snapshot = Snapshot.of(runId, state, Planner.next(state), machine.mapper());
        if (state.parked().isPresent()) {
            List<Failure> why =
                    state.compensationFailures().isEmpty() ? state.failures() : state.compensationFailures();
            return new Outcome.Parked<>(why.get(0), snapshot);
        }
        if (state.ending().isEmpty()) {
            return new Outcome.Paused<>(snapshot);
        }
        Ending ending = state.ending().get();
        if (ending instanceof Ending.Completed completed) {
            return new Outcome.Completed<>((O) completed.result(), snapshot);
        }
        if (ending instanceof Ending.Failed failed) {
            return new Outcome.Failed<>(
                    failed.primary(),
                    failed.suppressed(),
                    failed.compensationFailures(),
                    thrown.stream()
                            .filter(one -> causes(one, failed.primary()))
                            .map(PlainRun.Thrown::error)
                            .findFirst(),
                    snapshot);
        }
        return new Outcome.Cancelled<>(((Ending.Cancelled) ending).compensationFailures(), snapshot);
    }

    private static boolean causes(PlainRun.Thrown thrown, Failure failure) {
        return thrown.failure().equals(failure);
    }
}

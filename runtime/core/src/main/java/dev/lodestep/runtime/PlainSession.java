package dev.lodestep.runtime;

import dev.lodestep.Failure;
import dev.lodestep.runtime.attempt.SignalChecks;
import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.ByHand;
import dev.lodestep.runtime.machine.ChildName;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The calls that a caller of the plain runner makes: each brings a state to where it ends or waits, and says so as an outcome. */
final class PlainSession<I, O> {
    private final WorkflowMachine<I, O> machine;
    private final Environment environment;
    private final Surroundings around;

    private PlainSession(WorkflowMachine<I, O> machine, Surroundings around) {
        this.machine = machine;
        this.environment = machine.environment();
        this.around = around.of(machine);
    }

    /** {@link NoTransactionsException} if a method of the workflow, or of one that it starts, takes a connection. */
    static <I, O> PlainSession<I, O> of(WorkflowMachine<I, O> machine) {
        checkWithChildren(machine);
        return new PlainSession<>(machine, Surroundings.NONE);
    }

    /** The same, for a snapshot with its surroundings. */
    static <I, O> PlainSession<I, O> of(WorkflowMachine<I, O> machine, Surroundings around) {
        return new PlainSession<>(machine, around);
    }

    private static void checkWithChildren(WorkflowMachine<?, ?> machine) {
        NoTransactionsException.check(machine.definition(), "the plain runner");
        machine.children().forEach(PlainSession::checkWithChildren);
    }

    Outcome<O> start(@Nullable I input) {
        if (input == null && machine.definition().input().isPresent()) {
            throw new NullPointerException(machine.definition().version() + " needs an input");
        }
        String runId = new UUID(environment.randomLong(), environment.randomLong()).toString();
        PlainRun run = run(runId, PlainState.of(RunState.started(machine.definition(), input)), environment.now());
        run.tell(new RunEvent.RunStarted(runId));
        return advance(runId, run);
    }

    Outcome<O> signal(String runId, PlainState from, String signal, Object payload) {
        RunState state = from.state();
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
        SignalPayload.encode(machine.definition().version(), signal, payloadCodec(wait), payload, around.mapper());
        SignalChecks.check(machine, runId, state, signal, payload);
        return resume(runId, from, environment.now(), new Entry.Signalled(wait.place(), 0, payload));
    }

    Outcome<O> onTime(String runId, PlainState state, Instant now) {
        PlainRun run = run(runId, state, now);
        run.tell(new RunEvent.RunResumed(runId));
        return advance(runId, run);
    }

    /**
     * Goes on with a child by a call of the child's own machine.
     *
     * @param call gives how that ended
     */
    <M extends WorkflowMachine<?, ?>> Outcome<O> child(
            String runId, PlainState from, Place place, Class<M> type, BiFunction<M, Snapshot, Outcome<?>> call) {
        Work.Child child = Planner.next(from.state()).stream()
                .filter(Work.Child.class::isInstance)
                .map(Work.Child.class::cast)
                .filter(open -> open.name().place().equals(place) && open.name().undo() == 0)
                .findFirst()
                .orElseThrow(() -> new SignalNotExpectedException(
                        "run '" + runId + "' does not wait for a child of '" + place + "'"));
        String name = child.name().toString();
        PlainState stands = from.children().get(name);
        if (stands == null) {
            throw new SignalNotExpectedException("the child of '" + place + "' has not begun; go on with onTime first");
        }
        M inner = type.cast(
                PlainChildren.machine(machine, stands.state().definition().version()));
        Snapshot before = Snapshot.of(child.name().id(ChildName.origin(from.state(), runId)), stands, around);
        Snapshot after = call.apply(inner, before).snapshot();
        if (!after.runId().equals(before.runId())) {
            throw new IllegalArgumentException("the call was to go on with run '" + before.runId()
                    + "', but gave where run '" + after.runId() + "' stands: give the outcome of one call");
        }
        PlainRun run =
                run(runId, from.with(name, after.stands(inner.definition(), around.mapper())), environment.now());
        run.tell(new RunEvent.RunResumed(runId));
        return advance(runId, run);
    }

    Outcome<O> retry(String runId, PlainState state) {
        return request(runId, state, new Entry.Retried(0), "there is nothing to retry");
    }

    Outcome<O> go(String runId, PlainState state) {
        return request(runId, state, new Entry.WentOn(0, Note.NONE), "it needs no go");
    }

    private Outcome<O> request(String runId, PlainState state, Entry request, String instead) {
        PlainRun run = run(runId, state, environment.now());
        run.tell(new RunEvent.RunResumed(runId));
        if (!run.request(request)) {
            throw new SignalNotExpectedException("run '" + runId + "' is not parked: " + instead);
        }
        return advance(runId, run);
    }

    Outcome<O> decide(String runId, PlainState from, Place place, boolean skips, @Nullable Object value) {
        RunState state = from.state();
        Optional<String> refusal = skips ? ByHand.refusesSkip(state, place) : ByHand.refusesResult(state, place);
        if (refusal.isPresent()) {
            throw new InterventionRefusedException("'" + place + "' of run '" + runId + "' cannot be "
                    + (skips ? "skipped" : "given a result") + " by hand: " + refusal.get());
        }
        Entry.ByOperator decision =
                skips ? new Entry.SkippedByHand(place, 0, Note.NONE) : new Entry.Supplied(place, 0, value, Note.NONE);
        new EntryCodec(machine.definition(), around.mapper()).decision(decision); // refuses what cannot be stored
        return resume(runId, from, environment.now(), decision);
    }

    Outcome<O> cancel(String runId, PlainState state, CancelMode mode) {
        return state.state().ending().isPresent()
                ? outcome(runId, state, List.of())
                : resume(runId, state, environment.now(), new Entry.Cancelled(0, mode));
    }

    private Outcome<O> resume(String runId, PlainState state, Instant now, Entry first) {
        PlainRun run = run(runId, state, now);
        run.tell(new RunEvent.RunResumed(runId));
        run.record(first);
        return advance(runId, run);
    }

    private PlainRun run(String runId, PlainState state, Instant now) {
        machine.definition().nodes().stream()
                .flatMap(node -> node.child().stream())
                .forEach(child ->
                        PlainChildren.machine(machine, child.workflow().get().version()));
        return new PlainRun(machine, environment, runId, state, now, around);
    }

    private Outcome<O> advance(String runId, PlainRun run) {
        run.advance();
        return outcome(runId, run.stands(), run.thrown());
    }

    /** Why something is parked, the run or one inside. */
    private static Optional<Failure> parked(PlainState stands) {
        RunState state = stands.state();
        if (state.parked().isPresent()) {
            List<Failure> why =
                    state.compensationFailures().isEmpty() ? state.failures() : state.compensationFailures();
            return Optional.of(why.get(0));
        }
        return stands.children().values().stream()
                .filter(child -> child.state().ending().isEmpty())
                .map(PlainSession::parked)
                .flatMap(Optional::stream)
                .findFirst();
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
    private Outcome<O> outcome(String runId, PlainState stands, List<PlainRun.Thrown> thrown) {
        RunState state = stands.state();
        Snapshot snapshot = Snapshot.of(runId, stands, around);
        if (state.ending().isEmpty()) {
            return parked(stands)
                    .<Outcome<O>>map(why -> new Outcome.Parked<>(why, snapshot))
                    .orElseGet(() -> new Outcome.Paused<>(snapshot));
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

package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The typed API of one workflow on an engine; the superclass of every generated client, which adds {@code start}, {@code resume} with the
 * workflow's signals, and {@code state}.
 *
 * @param <I> the input; {@code Void} where there is none
 * @param <O> the result; {@code Void} where there is none
 */
public abstract class WorkflowClient<I, O> {
    private final Engine engine;
    private final WorkflowDefinition<I, O> definition;

    /** A client of that workflow. */
    protected WorkflowClient(Engine engine, WorkflowDefinition<I, O> definition) {
        this.engine = engine;
        this.definition = definition;
    }

    /** A handle of a run that may exist. */
    public final Run<O> run(String id) {
        return engine.run(definition, id);
    }

    /** Waits until a run ends; as {@link Run#await}. */
    public final @Nullable O await(String id, Duration timeout) {
        return run(id).await(timeout);
    }

    /** Asks a run to stop; as {@link Engine#cancel}. */
    public final boolean cancel(String id, CancelMode mode) {
        return engine.cancel(id, mode);
    }

    /** Lets a parked run try again; as {@link Engine#retry}. */
    public final boolean retry(String id) {
        return engine.retry(id);
    }

    /** Parks a run at its next checkpoint, once it is said why and by whom; as {@link Engine#pause}. */
    public final Why<Boolean> pause(String id) {
        return why -> who -> engine.pause(id, note(why, who));
    }

    /** Lets a paused run go on, once it is said why and by whom; as {@link Engine#go}. */
    public final Why<Boolean> go(String id) {
        return why -> who -> engine.go(id, note(why, who));
    }

    /**
     * Starts a run that takes over another one's input and what it had completed before a node; that node and what depends on it run again. As
     * {@link Engine#fork}.
     */
    public final Run<O> fork(String id, NodeName before, String newId) {
        return engine.fork(definition, id, before.storedName(), newId);
    }

    /** Why a run is not going on right now; as {@link Engine#whyNotRunning}. */
    public final String whyNotRunning(String id) {
        return engine.whyNotRunning(id);
    }

    /** The runs of this workflow that fit; as {@link Engine#list}. */
    public final RunPage list(RunQuery query) {
        return engine.list(query.ofWorkflow(definition.version().workflow()));
    }

    /** How many runs of this workflow are in each status. */
    public final Map<RunStatus, Long> count() {
        return engine.count(definition.version().workflow());
    }

    /** Does one thing to all runs of this workflow that a query finds; as {@link Engine#bulk(RunQuery, BulkAction)}. */
    public final BulkSummary bulk(RunQuery query, BulkAction action) {
        return bulk(query, action, progress -> {});
    }

    /** The same, with somebody who hears how far it is; as {@link Engine#bulk(RunQuery, BulkAction, Consumer)}. */
    public final BulkSummary bulk(RunQuery query, BulkAction action, Consumer<BulkProgress> progress) {
        return engine.bulk(query.ofWorkflow(definition.version().workflow()), action, progress);
    }

    /** For generated classes: what is decided about a node by hand is delivered to a run, once it is said why and by whom. */
    protected final <T> Why<T> byHand(String id, Function<Intervention.Decision<Boolean>, T> typed) {
        return why -> who -> {
            Note note = note(why, who);
            return typed.apply((place, skips, value) -> skips
                    ? engine.skip(definition, id, place, note)
                    : engine.supply(definition, id, place, value, note));
        };
    }

    private static Note note(String why, String who) {
        return new Note(Objects.requireNonNull(who, "who decides it"), Objects.requireNonNull(why, "why it is done"));
    }

    /**
     * What an operator decides needs a reason, which the journal keeps.
     *
     * @param <T> what comes next
     */
    @FunctionalInterface
    public interface Why<T> {
        /** Says why. */
        Who<T> because(String why);
    }

    /**
     * What an operator decides needs a name, which the journal keeps.
     *
     * @param <T> what comes next
     */
    @FunctionalInterface
    public interface Who<T> {
        /** Says who decides. */
        T by(String who);
    }

    /** Starts a run; the id is its idempotency key. As {@link Engine#start}. */
    protected final Run<O> startWith(String id, @Nullable I input) {
        return engine.start(definition, id, input);
    }

    /** The same with attributes, a priority or a time; as {@link Engine#start(WorkflowDefinition, String, Object, StartOptions)}. */
    protected final Run<O> startWith(String id, @Nullable I input, StartOptions options) {
        return engine.start(definition, id, input, options);
    }

    /** Where a run stands; empty if there is none of this id. */
    protected final Optional<RunState> readState(String id) {
        return engine.state(definition, id);
    }

    /** Where a run stands; {@link UnknownRunException} if there is none of this id. */
    protected final RunState stateOf(String id) {
        return readState(id).orElseThrow(() -> new UnknownRunException("there is no run '" + id + "' in this store"));
    }

    /** Lets a signal start the run, if there is none of its id. */
    protected final <S extends Resume<S>> S starting(S resume, @Nullable I input) {
        Resume<S> any = resume;
        any.delivery =
                (signal, signalId, json) -> engine.startOrSignal(definition, any.id, input, signal, signalId, json);
        return resume;
    }

    /** An open wait of a run; the supertype of every generated one, which adds what the wait was given. */
    public interface Waiting {
        /** When its time is over, if it ever is. */
        Optional<Instant> due();

        /** Of which element of a list it is the wait, counted from 0; empty for a wait that is one of its own. */
        OptionalInt element();
    }

    /**
     * Sends signals to one run; the superclass of every generated one.
     *
     * @param <S> the generated class itself
     */
    public abstract static class Resume<S extends Resume<S>> {
        private final WorkflowClient<?, ?> client;
        private final String id;
        private Sending delivery;
        private @Nullable String signalId;

        private interface Sending {
            SignalResult send(String signal, @Nullable String signalId, byte[] json);
        }

        /** Sends to that run. */
        protected Resume(WorkflowClient<?, ?> client, String id) {
            this.client = client;
            this.id = id;
            this.delivery = (signal, sender, json) -> client.engine.signal(client.definition, id, signal, sender, json);
        }

        /** Gives the next signal an id of the sender's: a second one with the same id answers {@link SignalResult#DUPLICATE}. */
        @SuppressWarnings("unchecked") // S is the class itself
        public final S once(String senderId) {
            signalId = senderId;
            return (S) this;
        }

        /** Sends a signal. */
        protected final <P> SignalResult signal(String name, Codec<P> codec, P payload) {
            byte[] json =
                    SignalPayload.encode(client.definition.version(), name, codec, payload, client.engine.mapper());
            return delivery.send(name, signalId, json);
        }
    }
}

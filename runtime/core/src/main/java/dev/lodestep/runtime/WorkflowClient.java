package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Codec;
import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    /** Starts a run; the id is its idempotency key. As {@link Engine#start}. */
    protected final Run<O> startWith(String id, @Nullable I input) {
        return engine.start(definition, id, input);
    }

    /** Where a run stands; empty if there is none of this id. */
    protected final Optional<RunState> readState(String id) {
        return engine.state(definition, id);
    }

    /**
     * Sends signals to one run; the superclass of every generated one.
     *
     * @param <S> the generated class itself
     */
    public abstract static class Resume<S extends Resume<S>> {
        private final WorkflowClient<?, ?> client;
        private final String id;
        private @Nullable String signalId;

        /** Sends to that run. */
        protected Resume(WorkflowClient<?, ?> client, String id) {
            this.client = client;
            this.id = id;
        }

        /** Gives the next signal an id of the sender's: a second one with the same id answers {@link SignalResult#DUPLICATE}. */
        @SuppressWarnings("unchecked") // S is the class itself
        public final S once(String senderId) {
            signalId = senderId;
            return (S) this;
        }

        /** Sends a signal. */
        protected final <P> SignalResult signal(String name, Codec<P> codec, P payload) {
            byte[] json = SignalPayload.encode(client.definition.version(), name, codec, payload);
            return client.engine.signal(client.definition, id, name, signalId, json);
        }
    }
}
